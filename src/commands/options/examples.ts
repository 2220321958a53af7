import type { Command } from 'commander';

/** Puts examples at the top of a command's help, where a hurried reader looks first. */
export function examples(
  command: Command,
  lines: readonly (readonly [line: string, why: string])[],
): void {
  const shown = lines.map(([line, why]) => (why ? `  $ ${line}\n      ${why}` : `  $ ${line}`));
  command.addHelpText('before', `Examples:\n${shown.join('\n')}\n`);
}
