import { fold } from '../terminal/fold.js';
import type { Out } from '../terminal/output.js';
import { exampleText } from './options/examples.js';
import { EVERYWHERE, FLAGS, HELP_FLAG, VERSION_FLAG } from './options/flags.js';
import { SIDE_BY_SIDE } from './options/width.js';
import { GROUPS, REGISTRY } from './registry.js';

type Row = readonly [term: string, what: string];

const EXAMPLES: readonly Row[] = [
  ['selfcare breathe', 'a few minutes of slow, even breaths'],
  ['selfcare journal', 'write it down'],
  ['selfcare help breathe', 'all that a command can do'],
];

/**
 * The program's own help, from the registry. Drawn without commander, whose loading would take as
 * long again as everything else that `--help` does.
 */
export function rootHelp({ color, width }: Pick<Out, 'color' | 'width'>): string {
  const commands = GROUPS.map((group) => {
    const rows = REGISTRY.filter((entry) => entry.group === group);
    return [`${group}:`, rows.map(({ name, summary }) => [name, summary] as const)] as const;
  });
  const sections = [...commands, [EVERYWHERE, [...FLAGS, VERSION_FLAG, HELP_FLAG]] as const];
  const longest = Math.max(...sections.flatMap(([, rows]) => rows.map(([term]) => term.length)));
  const line = ([term, what]: Row) =>
    width < SIDE_BY_SIDE
      ? [
          `  ${term}`,
          ...fold(what, width - 5)
            .split('\n')
            .map((each) => `      ${each}`),
        ].join('\n')
      : `  ${term.padEnd(longest)}  ${what}`;
  return [
    exampleText(EXAMPLES),
    `${color.bold('Usage:')} selfcare <command> [options]`,
    fold('A quiet companion for people who care for others’ minds.', width + 1),
    ...sections.map(([title, rows]) => [color.bold(title), ...rows.map(line)].join('\n')),
  ].join('\n\n');
}
