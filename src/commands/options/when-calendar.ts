/** Arithmetic on calendar dates `YYYY-MM-DD` and walls `YYYY-MM-DDTHH:MM:SS`; knows no zone. */

export type Unit = 'day' | 'week' | 'month' | 'year';

const DAY = 86_400_000;
const midnight = (date: string) => Date.parse(`${date}T00:00:00Z`);
const [FIRST, LAST] = [midnight('0000-01-01'), midnight('9999-12-31')];
/** Dates have four digits of a year: what lies beyond them is the first or the last of them. */
const dateOf = (milliseconds: number) =>
  new Date(Math.min(Math.max(milliseconds, FIRST), LAST)).toISOString().slice(0, 10);

/** The calendar date of these numbers (month 1..12), or undefined where there is no such day. */
export function calendarDate(year: number, month: number, day: number): string | undefined {
  const [y, m, d] = [String(year).padStart(4, '0'), two(month), two(day)];
  const date = `${y}-${m}-${d}`;
  const milliseconds = midnight(date);
  const exists = year >= 1000 && year <= 9999 && !Number.isNaN(milliseconds);
  return exists && dateOf(milliseconds) === date ? date : undefined;
}

/** `date` moved by whole units; a day that a month lacks becomes its last (31 March − 1 month). */
export function shift(date: string, amount: number, unit: Unit): string {
  if (unit === 'day' || unit === 'week') {
    return dateOf(midnight(date) + amount * (unit === 'week' ? 7 : 1) * DAY);
  }
  const { year, month, day } = parts(date);
  const months = year * 12 + (month - 1) + amount * (unit === 'year' ? 12 : 1);
  const first = Date.UTC(Math.floor(months / 12), months % 12, 1);
  const days = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return dateOf(first + (Math.min(day, days) - 1) * DAY);
}

/** The first day of the week (Monday), month or year in which `date` lies. */
export function startOf(date: string, unit: Unit): string {
  if (unit === 'week') return shift(date, -((weekday(date) + 6) % 7), 'day');
  if (unit === 'month') return `${date.slice(0, 7)}-01`;
  return unit === 'year' ? `${date.slice(0, 4)}-01-01` : date;
}

/** 0 (Sunday) to 6. */
export function weekday(date: string): number {
  return new Date(midnight(date)).getUTCDay();
}

/** `wall` moved by `seconds` of wall time. */
export function shiftWall(wall: string, seconds: number): string {
  return new Date(Date.parse(`${wall}Z`) + seconds * 1000).toISOString().slice(0, 19);
}

/** The numbers of a date; month 1..12. */
export function parts(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** `07` from 7. */
export function two(n: number): string {
  return String(n).padStart(2, '0');
}
