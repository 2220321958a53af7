import type { Command } from 'commander';
import type { Action } from './command.js';
import { examples } from './options/examples.js';
import { notACommand } from './options/unknown.js';
import { repeatable } from './options/filters.js';

const NAMES = ['show', 'set', 'off', 'on', 'until'];
const BREAK = ['--break <from-to>', 'a pause in those times (repeatable)'] as const;

/** `selfcare hours`: when you work, and when you do not. */
export function define(hours: Command, action: Action): void {
  hours
    .description('When you work, and when you do not.')
    .usage('[options] [command]')
    .argument('[words...]')
    .action(
      action(async (context, words: string[]) => {
        const [word] = words;
        if (word !== undefined) throw notACommand('hours', word, NAMES);
        return (await import('./hours/show.js')).show(context);
      }),
    );
  examples(hours, [
    ['selfcare hours set mon-fri 9:00-17:30 --break 12:30-13:15', 'a week'],
    ['selfcare hours off 2026-12-24..2027-01-02 --why leave', 'days off'],
    ['selfcare hours until 19:00', 'today only'],
    ['selfcare hours', 'how it stands'],
  ]);
  const show = hours
    .command('show')
    .description('Your week, what is ahead, and where the day stands.')
    .action(action(async (context) => (await import('./hours/show.js')).show(context)));
  examples(show, [['selfcare hours show', '']]);
  const set = hours
    .command('set')
    .description('Set the hours of weekdays; the others stay as they are.')
    .argument('[days-and-times...]', 'mon-fri 9:00-17:30; sat 9:00-12:00,14:00-18:00; sun off')
    .addOption(repeatable(...BREAK))
    .action(
      action(async (context, words: string[], options: { break?: string[] }) =>
        (await import('./hours/change.js')).set(context, words, options),
      ),
    );
  examples(set, [
    ['selfcare hours set mon-thu 9:00-17:30 fri 9:00-13:00', ''],
    ['selfcare hours set daily 22:00-07:00 --break 02:00-02:30', 'nights'],
    ['selfcare hours set wed off', 'no more work on Wednesdays'],
  ]);
  defineDates(hours, action);
}

function defineDates(hours: Command, action: Action): void {
  const off = hours
    .command('off')
    .description('Days off: leave, holidays, one afternoon that became a day.')
    .argument('[dates...]', 'tomorrow, 2026-12-24, or 2026-12-24..2027-01-02')
    .option('--why <why>', 'a word for yourself')
    .action(
      action(async (context, words: string[], options: { why?: string }) =>
        (await import('./hours/change.js')).off(context, words, options),
      ),
    );
  examples(off, [
    ['selfcare hours off 2026-12-24..2027-01-02 --why leave', ''],
    ['selfcare hours off tomorrow', ''],
  ]);
  const on = hours
    .command('on')
    .description('Take days off back, or work other times on them.')
    .argument('[dates-and-times...]', 'tomorrow, or tomorrow 9:00-19:00')
    .addOption(repeatable(...BREAK))
    .action(
      action(async (context, words: string[], options: { break?: string[] }) =>
        (await import('./hours/change.js')).on(context, words, options),
      ),
    );
  examples(on, [
    ['selfcare hours on 2026-12-28', 'your usual hours again'],
    ['selfcare hours on saturday 10:00-14:00', 'this once'],
  ]);
  const until = hours
    .command('until')
    .description('End the workday at another time, this once.')
    .argument('[time...]', '19:00, 7pm')
    .action(
      action(async (context, words: string[]) =>
        (await import('./hours/until.js')).until(context, words),
      ),
    );
  examples(until, [['selfcare hours until 19:00', '']]);
}
