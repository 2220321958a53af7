import { standing } from '../../care/standing.js';
import { timesWords } from '../../care/shutdown.js';
import { clockAt } from '../../care/times.js';
import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import { entryJson, type Entry } from '../../journal/entry.js';
import { momentAt } from '../../journal/moment.js';
import { readDuration } from '../options/duration.js';
import { dayNow } from './day.js';

/** Minutes that a plain snooze lasts, and what it may last. */
const USUAL = 20;
const RANGE = { least: 1, most: 480 };

const HINT = 'if you work all the same: selfcare boundary open';

/** `boundary snooze [TIME]`: counted and shown, not forbidden. */
export async function snooze(context: Context, typed: string | undefined): Promise<void> {
  const { entry, said } = await putOff(context, typed);
  if (context.out.json) context.out.value(entryJson(entry));
  else context.out.note(said);
}

/**
 * Puts the end of the day off.
 *
 * @returns the entry, until when (ms since 1970), and the sentence that tells of it
 * @throws UserError where the day is closed, or the person's own limit is reached
 */
export async function putOff(
  context: Context,
  typed: string | undefined,
): Promise<{ readonly entry: Entry; readonly until: number; readonly said: string }> {
  const { local } = context;
  const minutes = typed === undefined ? USUAL : readDuration(typed, 'a snooze', RANGE);
  const { day, log, hours, dayStart } = await dayNow(context);
  const { closed, opened } = log;
  if (closed?.day === day && !(opened && opened.at > closed.at)) {
    throw new UserError('the day is closed already', 'there is nothing left to put off');
  }
  const { phase, isOpened } = standing(hours, log, context.now(), local, dayStart);
  if ((phase === 'off' || phase === 'before') && !isOpened) {
    const what = phase === 'off' ? 'today is a day off' : 'work has not begun';
    throw new UserError(`${what}, so there is no finish to put off`, HINT);
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
  const often = count === 1 ? '' : `, ${timesWords(count)} today`;
  const limit = allowed === 0 ? '' : ` You allow yourself ${allowed} a day.`;
  const said = `Snoozed until ${clockAt(end.getTime(), local)}${often}.${limit}`;
  return { entry, until: end.getTime(), said };
}
