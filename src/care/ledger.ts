import { afterMinutes } from './shutdown.js';
import { dateOfDay, dayOfDate, weekdayOf } from './wall.js';

/** A workday that was closed. Times in ms since 1970. */
export interface ClosedDay {
  /** `2026-11-21` */
  readonly day: string;
  /** When it was to end; absent on a day off. */
  readonly planned?: number;
  /** Absent where nobody knows. */
  readonly finished?: number;
}

/** A closed day and its minutes after hours; null where they are not known. */
export type LedgerDay = ClosedDay & { readonly after: number | null };

/** A week's closed days, oldest first. */
export interface LedgerWeek {
  /** The date of its Monday. */
  readonly monday: string;
  readonly days: readonly LedgerDay[];
  /** Minutes after hours, all days together. */
  readonly after: number;
}

/** Closed days by their weeks, oldest first, each with its minutes after hours. */
export function ledgerWeeks(days: readonly ClosedDay[]): LedgerWeek[] {
  const weeks = new Map<string, LedgerWeek>();
  for (const day of days.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const number = dayOfDate(day.day);
    const monday = dateOfDay(number - weekdayOf(number) + 1);
    const after = day.finished === undefined ? null : afterMinutes(day.planned, day.finished);
    const week = weeks.get(monday) ?? { monday, days: [], after: 0 };
    weeks.set(monday, {
      monday,
      days: [...week.days, { ...day, after }],
      after: week.after + (after ?? 0),
    });
  }
  return [...weeks.values()];
}

/** The Monday that begins the week so many weeks before the one of `day`. */
export function mondayBefore(day: string, weeks: number): string {
  const number = dayOfDate(day);
  return dateOfDay(number - weekdayOf(number) + 1 - 7 * weeks);
}

/** Cells of a bar: of `width` where the value is `most`, at least one where there is any. */
export function barCells(value: number, most: number, width: number): number {
  return value <= 0 ? 0 : Math.min(width, Math.max(1, Math.round((value / most) * width)));
}
