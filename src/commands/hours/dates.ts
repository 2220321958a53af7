import type { Dates } from '../../care/hours-change.js';
import { dateOfDay, dayOfDate, weekdayOf } from '../../care/wall.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { clockOf } from '../options/filters.js';
import { calendarDate, parts, shift } from '../options/when-calendar.js';
import { userToday, type Clock } from '../options/when-reading.js';

const FORMS = 'for example: tomorrow, 2026-12-24, or 2026-12-24..2027-01-02';
const WEEKDAY = /^(?:on |this )?(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?$/;
const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A day without a year lies ahead, unless the words look back. */
const FIXED = /\d{4}|ago|last|past|previous|yesterday/;

/**
 * Reads the dates of leave or of a change: one (`tomorrow`, `24 dec`), a named span (`next week`),
 * or two with `..` or `to` between them. Unlike those of entries, they lie ahead where they can.
 *
 * @throws UsageError naming three forms
 */
export async function readDates(
  words: readonly string[],
  context: Pick<Context, 'now' | 'local' | 'settings'>,
): Promise<Dates> {
  const text = words.join(' ').trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (text === '') throw new UsageError('the dates are missing', FORMS);
  const [first = '', second, ...more] = text.split(/ ?\.\.\.? ?| (?:to|until|till) | – /);
  if (more.length > 0) throw new UsageError('those dates could not be read', FORMS);
  const clock = await clockOf(context);
  const from = await readDay(first, clock, userToday(clock));
  if (second === undefined) return from;
  const to = await readDay(second, clock, from.from);
  if (to.to >= from.from) return { from: from.from, to: to.to };
  throw new UsageError('the last day is before the first', FORMS);
}

async function readDay(text: string, clock: Clock, since: string): Promise<Dates> {
  const name = WEEKDAY.exec(text)?.[1];
  if (name !== undefined) {
    const day = dayOfDate(since);
    const date = dateOfDay(day + ((NAMES.indexOf(name) + 1 - weekdayOf(day) + 7) % 7));
    return { from: date, to: date };
  }
  const { parseRange } = await import('../options/when.js');
  const { from, to } = await parseRange(text, clock).catch((error: unknown) => {
    throw error instanceof UsageError ? new UsageError(error.message, FORMS) : error;
  });
  if (from.slice(10) !== to.slice(10)) {
    throw new UsageError('that is a time, and whole days are needed here', FORMS);
  }
  const dates = { from: from.slice(0, 10), to: shift(to.slice(0, 10), -1, 'day') };
  return FIXED.test(text) || dates.to >= since ? dates : ahead(dates, since);
}

/** The same days of the year, in the next year in which they are and lie ahead. */
function ahead({ from, to }: Dates, since: string): Dates {
  const days = dayOfDate(to) - dayOfDate(from);
  const { year, month, day } = parts(from);
  for (let later = year + 1; later <= year + 12; later++) {
    const date = calendarDate(later, month, day);
    if (date === undefined) continue;
    const last = shift(date, days, 'day');
    if (last >= since) return { from: date, to: last };
  }
  return { from, to };
}
