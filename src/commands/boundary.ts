import type { Command } from 'commander';
import type { Action } from './command.js';
import type { CloseOptions } from './boundary/flags.js';
import { examples } from './options/examples.js';
import { repeatable } from './options/filters.js';

/** `selfcare boundary`: the end of the workday, its beginning, and what is still open. */
export function define(boundary: Command, action: Action): void {
  boundary
    .description('Close the workday. Without flags it asks; Enter passes over any question.')
    .option('--quick', 'only what is still open, and your closing phrase')
    .option('--finished-at <when>', 'when you stopped: 18:10, now, "yesterday 6pm"')
    .addOption(repeatable('--loop <text>', 'what is still open: "TEXT :: where, when, how"'))
    .option('--well <text>', 'one thing that went well')
    .option('--hard <text>', 'one thing that was hard')
    .option('--feeling <n>', 'how you are now: 0 worn out, 10 well')
    .option('--notes-due <n>', 'how many notes are still to write')
    .option('--intention <text>', 'what the evening is for')
    .action(
      action(async (context, options) =>
        (await import('./boundary/close.js')).close(
          context,
          boundary.args,
          options as CloseOptions,
        ),
      ),
    );
  examples(boundary, [
    ['selfcare boundary', 'the questions of the end of the day'],
    ['selfcare boundary --quick', 'what is still open, and the door shut'],
    ['selfcare boundary --finished-at 18:10 --loop "Call back :: Tuesday, 9am"', 'without asking'],
  ]);
  defineDay(boundary, action);
  defineLoops(boundary, action);
  // They are refused with the command that was meant.
  boundary.allowExcessArguments();
}

function defineDay(boundary: Command, action: Action): void {
  const open = boundary
    .command('open')
    .description('Begin the day: what was left open comes back, and when today ends.')
    .action(action(async (context) => (await import('./boundary/open.js')).open(context)));
  examples(open, [['selfcare boundary open', '']]);
  const status = boundary
    .command('status')
    .description('Where the day stands.')
    .action(action(async (context) => (await import('./boundary/status.js')).status(context)));
  examples(status, [['selfcare boundary status --json', 'for a script']]);
  const snooze = boundary
    .command('snooze')
    .description('Put off closing the day for a while. It is counted and shown.')
    .argument('[time]', '20m, 1h, or minutes (default: 20m)')
    .action(
      action(async (context, time: string | undefined) =>
        (await import('./boundary/snooze.js')).snooze(context, time),
      ),
    );
  examples(snooze, [['selfcare boundary snooze 10m', '']]);
  const ledger = boundary
    .command('ledger')
    .description('Planned against actual finish, week by week.')
    .option('--from <when>', 'from this day on (default: four weeks)')
    .option('--to <when>', 'up to this day, included')
    .action(
      action(async (context, options) =>
        (await import('./boundary/ledger.js')).ledger(context, options as object),
      ),
    );
  examples(ledger, [
    ['selfcare boundary ledger', 'the last four weeks'],
    ['selfcare boundary ledger --from 2026-09', ''],
  ]);
}

function defineLoops(boundary: Command, action: Action): void {
  const loops = boundary
    .command('loops')
    .description('What is still open.')
    .option('--all', 'those that are parked until the next workday too')
    .action(
      action(async (context, options) =>
        (await import('./boundary/loops.js')).loops(context, loops.args, options as object),
      ),
    );
  examples(loops, [
    ['selfcare boundary loops', ''],
    ['selfcare boundary loops done k3f', 'by its letters'],
    ['selfcare boundary loops done "call back"', 'by its words'],
    ['selfcare boundary loops delegate k3f --to "the front desk"', ''],
  ]);
  const ends = [
    ['done', 'It is done.'],
    ['drop', 'It need not be done.'],
    ['delegate', 'Somebody else does it.'],
  ] as const;
  for (const [how, what] of ends) {
    const end = loops
      .command(how)
      .description(what)
      .argument('[ref...]', 'its letters from `loops`, its words or the first of them, or last')
      .action(
        action(async (context, ref: string[], options) =>
          (await import('./boundary/loops.js')).endLoop(
            context,
            how,
            ref.join(' ') || undefined,
            options as object,
          ),
        ),
      );
    if (how === 'delegate') end.option('--to <who>', 'who does it');
    examples(end, [[`selfcare boundary loops ${how} k3f`, '']]);
  }
  loops.allowExcessArguments();
}
