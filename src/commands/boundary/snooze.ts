import { timesWords } from '../../care/shutdown.js';
import { clockAt } from '../../care/times.js';
import type { Context } from '../../context.js';
import { UserError, UsageError } from '../../errors.js';
import { entryJson } from '../../journal/entry.js';
import { momentAt } from '../../journal/moment.js';
import { dayNow } from './day.js';

/** Minutes that a plain snooze lasts, and the longest one. */
const USUAL = 20;
const LONGEST = 480;

/** `boundary snooze [TIME]`: counted and shown, not forbidden. */
export async function snooze(context: Context, typed: string | undefined): Promise<void> {
  const { out, local } = context;
  const minutes = typed === undefined ? USUAL : readMinutes(typed);
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

/** Minutes from `20m`, `1h`, `1h30m` or `20`. */
function readMinutes(typed: string): number {
  const [, hours = '0', rest = '0'] =
    /^(?=.)(?:(\d{1,2})h)?(?:(\d{1,3})m?)?$/.exec(typed.trim()) ?? [];
  const minutes = Number(hours) * 60 + Number(rest);
  if (minutes >= 1 && minutes <= LONGEST) return minutes;
  throw new UsageError('a snooze lasts from 1 minute to 8 hours', 'for example: 10m, 1h, 20');
}
