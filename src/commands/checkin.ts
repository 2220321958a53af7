import type { Command } from 'commander';
import { BODY, SIGNS } from '../care/checkin/lists.js';
import type { CheckinOptions } from './checkin/flags.js';
import type { ListOptions } from './checkin/list.js';
import type { Action } from './command.js';
import { examples } from './options/examples.js';
import { repeatable } from './options/filters.js';

/** `selfcare checkin`: how one is, in under a minute. */
export function define(checkin: Command, action: Action): void {
  checkin
    .description(
      'How you are, in under a minute. Without flags it asks; Enter passes over any question.',
    )
    .option('--mood <1-5>', 'your mood, 1 low to 5 high')
    .option('--energy <1-5>', 'your energy, 1 low to 5 high')
    .option('--tension <0-10>', 'your tension, 0 none to 10')
    .addOption(repeatable('--body <list>', 'what your body says, with commas or repeated'))
    .addOption(repeatable('--signs <list>', 'where strain shows, with commas or repeated'))
    .option('--note <text>', 'one line')
    .option('--at <when>', 'when it was, if not now')
    .action(
      action(async (context, options) =>
        (await import('./checkin/run.js')).checkIn(
          context,
          checkin.args,
          options as CheckinOptions,
        ),
      ),
    );
  examples(checkin, [
    ['selfcare checkin', 'three numbers, and Enter for the rest'],
    ['selfcare checkin --mood 3 --energy 2 --tension 6 --body shoulders,tired', 'without asking'],
    ['selfcare checkin status', 'against what is usual for you'],
  ]);
  checkin.addHelpText(
    'after',
    `\nBody: ${BODY.slice(0, 7).join(', ')},\n${BODY.slice(7).join(', ')}.\nSigns: ${SIGNS.slice(0, 5).join(', ')},\n${SIGNS.slice(5).join(', ')}.`,
  );
  const status = checkin
    .command('status')
    .description('How your check-ins stand against what is usual for you.')
    .action(action(async (context) => (await import('./checkin/status.js')).status(context)));
  examples(status, [['selfcare checkin status --json', 'for a script']]);
  const list = checkin
    .command('list')
    .description('Your check-ins, newest first.')
    .option('--from <when>', 'from this day or time on')
    .option('--to <when>', 'up to this day or time, included')
    .option('--on <when>', 'on this day, in this month or year')
    .option('-n, --limit <n>', 'the newest n (default: 10)')
    .action(
      action(async (context, options) =>
        (await import('./checkin/list.js')).list(context, options as ListOptions),
      ),
    );
  examples(list, [['selfcare checkin list --from "last monday"', '']]);
  // They are refused with the command that was meant.
  checkin.allowExcessArguments();
}
