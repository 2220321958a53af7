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
  return { from, to: dateOfDay(dayOfDate(startAfter(from, months)) - 1) };
}

/**
 * The whole years of a stretch, each counted from its first day, so that none of them drifts where
 * one begins on 29 February. A rest of less than a year is left out.
 */
export function yearsOf(from: string, months: number): Span[] {
  return Array.from({ length: Math.floor(months / 12) }, (_, n) => {
    const start = startAfter(from, 12 * n);
    return { from: start, to: dateOfDay(dayOfDate(startAfter(from, 12 * (n + 1))) - 1) };
  });
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
function startAfter(from: string, months: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const first = (more: number) => Date.UTC(year, month - 1 + months + more, 1);
  const last = new Date(first(1) - 86_400_000).getUTCDate();
  const start = day <= last ? first(0) + (day - 1) * 86_400_000 : first(1);
  return new Date(start).toISOString().slice(0, 10);
}
