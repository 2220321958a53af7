import type { Command } from 'commander';
import type { Action } from './command.js';
import { notACommand } from './options/unknown.js';
import { examples } from './options/examples.js';

/** `selfcare load`: sessions held, against your own limits. */
export function define(load: Command, action: Action): void {
  load
    .description('Sessions you held, as counts, against limits of your own.')
    .usage('[options] [command]')
    .argument('[words...]')
    .action(
      action(async (context, words: string[]) => {
        const [word] = words;
        if (word !== undefined) throw notACommand('load', word, ['add', 'status']);
        return (await import('./load/status.js')).status(context);
      }),
    );
  examples(load, [
    ['selfcare load add', 'one session'],
    ['selfcare load add 2 --heavy', 'two that were heavy'],
    ['selfcare load', 'today and this week'],
    ['selfcare config set load.day 5', 'your own limit'],
  ]);
  const add = load
    .command('add')
    .description('Count sessions that you held. A number only, no names.')
    .argument('[n]', 'how many (default: 1)')
    .option('--heavy', 'they were heavy')
    .option('--at <when>', 'when, if not now: "yesterday 6pm"')
    .action(
      action(
        async (context, count: string | undefined, options: { heavy?: boolean; at?: string }) =>
          (await import('./load/add.js')).add(context, count, options),
      ),
    );
  examples(add, [
    ['selfcare load add 3', ''],
    ['selfcare load add --heavy --at "yesterday 4pm"', ''],
  ]);
  const status = load
    .command('status')
    .description('Sessions of today and of this week.')
    .action(action(async (context) => (await import('./load/status.js')).status(context)));
  examples(status, [['selfcare load status --json', '']]);
}
