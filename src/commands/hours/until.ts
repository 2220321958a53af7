import { spansUntil, withOnce } from '../../care/hours-change.js';
import { readHours, workState, type Hours } from '../../care/hours.js';
import { spansOn } from '../../care/hours-day.js';
import { wallOfMinutes } from '../../care/hours-spans.js';
import { dayOfDate } from '../../care/wall.js';
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
  const date = workdayFor(hours, time, context, settings.get('day.start'));
  const planned = spansOn(hours, dayOfDate(date));
  const [first] = planned;
  if (!first) {
    const from = minutes >= 10 * 60 ? '9:00' : minutes >= 5 * 60 ? back(minutes) : '20:00';
    const hint = `give it times: selfcare hours on ${date} ${from}-${time}`;
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

/** Four hours before a time of day. */
function back(minutes: number): string {
  return wallOfMinutes(minutes - 4 * 60);
}

/** *Design*: a night shift that ended longer ago is not gone on with. */
const STAYS = 8 * 3_600_000;

/**
 * The workday that runs, or a night shift that has just ended and went on after all; else that of
 * the day that is lived, so that 01:00 is still the evening.
 */
function workdayFor(hours: Hours, time: string, context: Context, dayStart: number): string {
  const now = context.now();
  const state = workState(hours, now, context.local, dayStart);
  const { day, working, onBreak, start = Infinity, lastDay, lastEnd = -Infinity } = state;
  const at = now.getTime();
  if (working || onBreak || lastDay === undefined || lastDay === day) return day;
  if (at - lastEnd > STAYS || start <= at) return day;
  const longer = spansUntil(hours, lastDay, time, LONGEST);
  if (!longer) return day;
  const { lastEnd: then = lastEnd } = workState(
    withOnce(hours, { from: lastDay, to: lastDay }, longer),
    new Date(Math.min(start, at + STAYS)),
    context.local,
  );
  return lastEnd < then ? lastDay : day;
}
