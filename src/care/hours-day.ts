import type { Hours } from './hours-read.js';
import { spreadSpans, type Span } from './hours-spans.js';
import {
  dateOfDay,
  DAY_MS,
  dayNumberAt,
  instantOfWall,
  MINUTE_MS,
  weekdayOf,
  type Zone,
} from './wall.js';

/** A date's work. Times in ms since 1970. */
export interface Workday {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly shifts: readonly { readonly start: number; readonly end: number }[];
  readonly start: number;
  readonly end: number;
}

/** The spans that one date is worked, leave and one-off changes heeded. */
export function spansOn(hours: Hours, day: number): readonly Span[] {
  const date = dateOfDay(day);
  const once = hours.once[date];
  if (once) return once;
  const away = hours.off.some(({ from, to }) => from <= date && date <= to);
  return away ? [] : (hours.week[String(weekdayOf(day))] ?? []);
}

/** The spans of a workday in ms since 1970, in order; none on a day off. */
function shiftsOn(hours: Hours, day: number, zone: Zone): { start: number; end: number }[] {
  const spans = spansOn(hours, day);
  if (spans.length === 0 || !dateExists(day, zone)) return [];
  const instant = (minutes: number) => instantOfWall(day * DAY_MS + minutes * MINUTE_MS, zone);
  return (
    spreadSpans(spans)
      .map(({ from, to }) => ({ start: instant(from), end: instant(to) }))
      // A skipped wall may leave nothing of a span.
      .filter(({ start, end }) => start < end)
  );
}

/** A date's workday, or undefined on a day off. */
export function workdayOn(hours: Hours, day: number, zone: Zone): Workday | undefined {
  const shifts = shiftsOn(hours, day, zone);
  if (shifts.length === 0) return undefined;
  const start = Math.min(...shifts.map((shift) => shift.start));
  return { day, shifts, start, end: Math.max(...shifts.map((shift) => shift.end)) };
}

/** Whether clocks ever showed a date: Samoa had no 2011-12-30, and nobody worked on it. */
export function dateExists(day: number, zone: Zone): boolean {
  return dayNumberAt(instantOfWall(day * DAY_MS + DAY_MS / 2, zone), zone) === day;
}
