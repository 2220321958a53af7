import { timesWords } from '../../care/shutdown.js';
import { clockAt } from '../../care/times.js';
import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import { entryJson } from '../../journal/entry.js';
import { momentAt } from '../../journal/moment.js';
import { readDuration } from '../options/duration.js';
import { dayNow } from './day.js';

/** Minutes that a plain snooze lasts, and what it may last. */
const USUAL = 20;
const RANGE = { least: 1, most: 480 };

/** `boundary snooze [TIME]`: counted and shown, not forbidden. */
export async function snooze(context: Context, typed: string | undefined): Promise<void> {
  const { out, local } = context;
  const minutes = typed === undefined ? USUAL : readDuration(typed, 'a snooze', RANGE);
  const { day, log } = await dayNow(context);
  const { closed, opened } = log;
  if (closed?.day === day && !(opened && opened.at > closed.at)) {
    throw new UserError('the day is closed already', 'there is nothing left to put off');
  }
  const allowed = (await context.settings()).get('boundary.snoozes');
  const count = log.snoozes.length + 1;
  if (allowed > 0 && count > allowed && !context.flags.yes) {
    throw new UserError(
      `you wanted to snooze ${timesWords(allowed)} a day at most`,
      '`selfcare boundary` closes the day; --yes snoozes all the same',
    );
  }
  const now = context.now();
  const end = new Date(now.getTime() + minutes * 60_000);
  const until = momentAt(end, local).at;
  const journal = await context.journal();
  const data = { event: 'snooze', day, minutes, until };
  const entry = await journal.add({ ...momentAt(now, local), kind: 'workday', data });
  if (out.json) return out.value(entryJson(entry));
  const often = count === 1 ? '' : `, ${timesWords(count)} today`;
  const limit = allowed === 0 ? '' : ` You allow yourself ${allowed} a day.`;
  out.note(`Snoozed until ${clockAt(end.getTime(), local)}${often}.${limit}`);
}
