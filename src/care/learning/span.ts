import { addMonths } from '../commitments/periods.js';
import { dateOfDay, dayOfDate } from '../wall.js';

/** A stretch of whole days, both included: `2026-11-21`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * The stretch of so many months that begins on a day: it ends on the day before the same day of
 * the month. Where that month has no such day, it ends with the month.
 *
 * @param from `2026-11-21`
 */
export function monthsFrom(from: string, months: number): Span {
  return { from, to: dateOfDay(dayAfter(from, months) - 1) };
}

/**
 * The whole years of a stretch, each counted from its first day, so that none of them drifts where
 * one begins on 29 February. A rest of less than a year is left out.
 */
export function yearsOf(from: string, months: number): Span[] {
  return Array.from({ length: Math.floor(months / 12) }, (_, n) => ({
    from: dateOfDay(dayAfter(from, 12 * n)),
    to: dateOfDay(dayAfter(from, 12 * (n + 1)) - 1),
  }));
}

/** Whether a stretch of so many months from a day lies in the years that can be typed. */
export function isLaidOut(from: string, months: number): boolean {
  return from >= '1000-01-01' && dayAfter(from, months) <= dayOfDate('9999-12-31');
}

/** The days from one to another: 0 for the same. */
export function daysBetween(from: string, to: string): number {
  return dayOfDate(to) - dayOfDate(from);
}

/** Whether a day lies in a stretch. */
export function isWithin(day: string, { from, to }: Span): boolean {
  return from <= day && day <= to;
}

/** The first day that no longer belongs to a stretch of so many months. */
function dayAfter(from: string, months: number): number {
  const day = addMonths(dayOfDate(from), months);
  // A month that has no such day belongs to the stretch whole.
  return dateOfDay(day).slice(8) === from.slice(8) ? day : day + 1;
}
