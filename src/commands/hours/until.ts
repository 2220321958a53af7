import { spansUntil, withOnce } from '../../care/hours-change.js';
import { readHours, workState, type Hours } from '../../care/hours.js';
import { spansOn } from '../../care/hours-day.js';
import { wallOfMinutes } from '../../care/hours-spans.js';
import { livedDay } from '../../care/load.js';
import { dateOfDay, dayOfDate } from '../../care/wall.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { change } from './change.js';
import { LONGEST, readTime } from './typed.js';
import { dayText, spansText } from './words.js';

const TIMES = 'for example: 19:00, 7pm, or 16.30';

/** `hours until TIME`: the workday that runs, or else today's, ends at another time than planned. */
export async function until(context: Context, words: readonly string[]): Promise<void> {
  if (words.length === 0) throw new UsageError('the time is missing', TIMES);
  const minutes = readTime(words.join('').replace(/^at/, ''));
  if (minutes === undefined) throw new UsageError('that time could not be read', TIMES);
  const time = wallOfMinutes(minutes, true);
  const settings = await context.settings();
  const hours = readHours(settings.whole('hours'));
  const date = workdayAt(hours, context, settings.get('day.start'));
  const planned = spansOn(hours, dayOfDate(date));
  const [first] = planned;
  if (!first) {
    const hint = `give it times: selfcare hours on ${date} 9:00-${time}`;
    throw new UsageError(`${dayText(date)} is a day off`, hint);
  }
  const spans = spansUntil(hours, date, time, LONGEST);
  if (!spans) {
    const hint = `for times of its own: selfcare hours on ${date} 9:00-12:00`;
    throw new UsageError(`${time} is not within a day that starts at ${first.from}`, hint);
  }
  const said = `${dayText(date)}: ${spansText(spans, context.out)}.`;
  await change(context, (now) => withOnce(now, { from: date, to: date }, spans), said);
}

/** The workday that runs; else that of the day that is lived, so that 01:00 is still the evening. */
function workdayAt(hours: Hours, context: Context, dayStart: number): string {
  const now = context.now();
  const { working, onBreak, day } = workState(hours, now, context.local);
  return working || onBreak ? day : dateOfDay(livedDay(now.getTime(), context.local, dayStart));
}
