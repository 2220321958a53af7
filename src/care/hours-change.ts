import { minutesOf, spreadSpans, wallOfMinutes, type Minutes, type Span } from './hours-spans.js';
import { spansOn } from './hours-day.js';
import type { Hours, Leave } from './hours-read.js';
import { dateOfDay, dayOfDate } from './wall.js';

const DAY = 1440;
/** One-off changes are kept for so many days: what closes a day may look back at them. */
const KEEP = 400;

/** Local dates, both included. */
export interface Dates {
  readonly from: string;
  readonly to: string;
}

/** Hours in which each of these weekdays (1 Monday … 7 Sunday) has these spans; none: off. */
export function withWeekdays(hours: Hours, days: ReadonlyMap<number, readonly Span[]>): Hours {
  const week = { ...hours.week, ...Object.fromEntries(days) };
  return { ...hours, week: keep(week, (_, spans) => spans.length > 0) };
}

/** Hours with leave on these dates, in place of what was said of them before. */
export function withLeave(hours: Hours, leave: Leave): Hours {
  const { off, once } = withoutChanges(hours, leave);
  const sorted = [...off, leave].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { ...hours, off: sorted, once };
}

/** Hours with nothing special on these dates: leave that goes on around them is kept. */
export function withoutChanges(hours: Hours, { from, to }: Dates): Hours {
  const off = hours.off.flatMap((leave) => {
    const before = { ...leave, to: min(leave.to, next(from, -1)) };
    const after = { ...leave, from: max(leave.from, next(to, 1)) };
    return [before, after].filter((part) => part.from <= part.to);
  });
  return { ...hours, off, once: keep(hours.once, (date) => date < from || date > to) };
}

/** Hours in which these dates are worked as given, in place of what was said of them before. */
export function withOnce(hours: Hours, { from, to }: Dates, spans: readonly Span[]): Hours {
  const dates: Record<string, readonly Span[]> = {};
  for (let date = from; date <= to; date = next(date, 1)) dates[date] = spans;
  const others = withoutChanges(hours, { from, to });
  const once = { ...keep(others.once, (date) => date >= next(from, -KEEP)), ...dates };
  return { ...others, once: Object.fromEntries(Object.entries(once).sort()) };
}

/**
 * A date's spans when its workday ends at `until` instead, which may be after midnight.
 *
 * @returns undefined on a day off, and where that would be before its start or `longest` minutes
 * after it
 */
export function spansUntil(
  hours: Hours,
  date: string,
  until: string,
  longest: number,
): readonly Span[] | undefined {
  const spread = spreadSpans(spansOn(hours, dayOfDate(date)));
  const [first] = spread;
  if (!first) return undefined;
  const typed = minutesOf(until);
  const end = typed > first.from ? typed : typed + DAY;
  if (end - first.from > longest) return undefined;
  const kept = spread.filter(({ from }) => from < end);
  return kept.map(({ from, to }, i) => spanOf({ from, to: i === kept.length - 1 ? end : to }));
}

/**
 * Spans with a break taken out of each that it touches.
 *
 * @returns undefined where it touches none
 */
export function withBreak(spans: readonly Span[], pause: Span): readonly Span[] | undefined {
  const [cut] = spreadSpans([pause]);
  if (!cut) return undefined;
  let touched = false;
  const left = spreadSpans(spans).flatMap((span) => {
    // A break at 02:00 lies in the night that began on the day before.
    const shift = [0, DAY].find((by) => cut.from + by < span.to && cut.to + by > span.from);
    if (shift === undefined) return [span];
    touched = true;
    const before = { from: span.from, to: cut.from + shift };
    const after = { from: cut.to + shift, to: span.to };
    return [before, after].filter(({ from, to }) => from < to);
  });
  return touched ? left.map(spanOf) : undefined;
}

/** Minutes worked in spans. */
export function minutesIn(spans: readonly Span[]): number {
  return spreadSpans(spans).reduce((sum, { from, to }) => sum + to - from, 0);
}

function spanOf({ from, to }: Minutes): Span {
  return { from: wallOfMinutes(from), to: wallOfMinutes(to, true) };
}

function keep<T>(
  record: Readonly<Record<string, T>>,
  wanted: (key: string, value: T) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => wanted(key, value)));
}

function next(date: string, days: number): string {
  return dateOfDay(dayOfDate(date) + days);
}

const min = (a: string, b: string) => (a < b ? a : b);
const max = (a: string, b: string) => (a > b ? a : b);
