import type { Command } from 'commander';

/** Puts examples at the top of a command's help, where a hurried reader looks first. */
export function examples(
  command: Command,
  lines: readonly (readonly [line: string, why: string])[],
): void {
  command.addHelpText('before', `${exampleText(lines)}\n`);
}

/** Examples as help shows them. */
export function exampleText(lines: readonly (readonly [line: string, why: string])[]): string {
  const shown = lines.map(([line, why]) => (why ? `  $ ${line}\n      ${why}` : `  $ ${line}`));
  return `Examples:\n${shown.join('\n')}`;
}
