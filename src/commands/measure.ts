import type { Command } from 'commander';
import { INSTRUMENTS } from '../care/measures/instruments.js';
import type { Action } from './command.js';
import type { AddOptions } from './measure/flags.js';
import { notACommand } from './options/unknown.js';
import { examples } from './options/examples.js';

/** `selfcare measure`: scores of published instruments, over time. */
export function define(measure: Command, action: Action): void {
  measure
    .description('Scores of published instruments, their bands and their course. No items.')
    .usage('[options] [command]')
    .argument('[words...]')
    .action(
      action(async (context, words: string[]) => {
        const [word] = words;
        if (word !== undefined) throw notACommand('measure', word, ['add', 'show', 'list']);
        return (await import('./measure/show.js')).show(context, undefined);
      }),
    );
  examples(measure, [
    ['selfcare measure list', 'the instruments, and what they ask of you'],
    ['selfcare measure add proqol --cs 40 --bo 24 --sts 20', ''],
    ['selfcare measure show who5', 'how it went over time'],
  ]);
  const add = measure
    .command('add')
    .description('Record a result. The form itself is filled in elsewhere.')
    .argument('[instrument]', INSTRUMENTS.map(({ id }) => id).join(', '))
    .option('--t', 'ProQOL: these are T-scores, not raw ones');
  for (const [flag, what] of scoreFlags()) add.option(`--${flag} <n>`, what);
  add
    .option('--percent <n>', 'WHO-5: of 100 instead of 25')
    .option('--note <text>', 'one line')
    .option('--at <when>', 'when it was, if not now')
    .action(
      action(async (context, id: string | undefined, options) =>
        (await import('./measure/add.js')).add(context, id, options as AddOptions),
      ),
    );
  examples(add, [
    ['selfcare measure add proqol --cs 40 --bo 24 --sts 20', ''],
    ['selfcare measure add who5 --score 14 --at "last sunday"', ''],
    ['selfcare measure add cbi', 'asks for each score'],
  ]);
  const show = measure
    .command('show')
    .description('The newest results with their bands, and how they went over time.')
    .argument('[instrument]', 'one of them')
    .action(
      action(async (context, id: string | undefined) =>
        (await import('./measure/show.js')).show(context, id),
      ),
    );
  examples(show, [['selfcare measure show proqol', '']]);
  const list = measure
    .command('list')
    .description('The instruments: scores, ranges, look-back, who set the bands, licence.')
    .action(action(async (context) => (await import('./measure/list.js')).list(context)));
  examples(list, [['selfcare measure list', '']]);
}

/** A flag for each name of a score, with the instruments that have it. */
function scoreFlags(): [flag: string, what: string][] {
  const flags = new Map<string, string[]>();
  for (const { name, scores } of INSTRUMENTS) {
    for (const { id, label } of scores) {
      const what = id === 'score' ? name : `${name}: ${label}`;
      flags.set(id, [...(flags.get(id) ?? []), what]);
    }
  }
  return [...flags].map(([flag, what]) => [flag, what.join(', ')]);
}
