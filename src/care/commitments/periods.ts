import { DAY_MS, instantOfWall, weekdayOf, type Zone } from '../wall.js';
import type { Cadence, Unit } from './cadence.js';

/** Days since 1970-01-01, the first that belongs to a period and the first that no longer does. */
export interface Period {
  /** 0 for the period in which the commitment began. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

const HOUR_MS = 3_600_000;
const MONTHS: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3, year: 12 };

/**
 * The day so many months after another. The 31st becomes the last day of a shorter month; count
 * from the first day each time, and no day is lost on the way: 31 January, 28 February, 31 March.
 *
 * @param day days since 1970-01-01, as the result
 * @param months may be below 0
 */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  const first = startOfMonth(day, months);
  return Math.min(first + date.getUTCDate(), startOfMonth(day, months + 1)) - 1;
}

/** The first day of the month so many months after that of a day. */
function startOfMonth(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY_MS;
}

/** The first day of the calendar week (Monday), month, quarter or year that a day lies in. */
export function startOfUnit(day: number, unit: Unit): number {
  if (unit === 'day') return day;
  if (unit === 'week') return day - weekdayOf(day) + 1;
  const date = new Date(day * DAY_MS);
  const size = MONTHS[unit] ?? 1;
  const month = Math.floor(date.getUTCMonth() / size) * size;
  return Date.UTC(date.getUTCFullYear(), month, 1) / DAY_MS;
}

/**
 * A period by its number. One unit is a calendar day, week, month, quarter or year; several are
 * counted from the day on which the commitment began, so that a cycle of two years may start in
 * the middle of a month.
 *
 * @param since the day on which the commitment began, in days since 1970-01-01
 */
export function periodAt(cadence: Pick<Cadence, 'every' | 'unit'>, since: number, index: number) {
  const { every, unit } = cadence;
  const base = every === 1 ? startOfUnit(since, unit) : since;
  const at = (number: number) => {
    const units = number * every;
    const months = MONTHS[unit];
    if (months !== undefined) return addMonths(base, units * months);
    return base + units * (unit === 'week' ? 7 : 1);
  };
  return { index, from: at(index), to: at(index + 1) } satisfies Period;
}

/** The period that a day lies in; its number is below 0 before the commitment began. */
export function periodOf(
  cadence: Pick<Cadence, 'every' | 'unit'>,
  since: number,
  day: number,
): Period {
  const first = periodAt(cadence, since, 0);
  const length = periodAt(cadence, since, 12).from - first.from;
  let index = Math.floor(((day - first.from) * 12) / length);
  while (periodAt(cadence, since, index).from > day) index--;
  while (periodAt(cadence, since, index).to <= day) index++;
  return periodAt(cadence, since, index);
}

/**
 * The instant (ms since 1970) at which a lived day begins.
 *
 * @param dayStart the hour (0..12) at which a day begins
 */
export function startOfDay(day: number, zone: Zone, dayStart: number): number {
  return instantOfWall(day * DAY_MS + dayStart * HOUR_MS, zone);
}

/**
 * The lived day of a wall time, wherever it was lived, in days since 1970-01-01.
 *
 * @param at ISO 8601 wall time with its offset
 * @param dayStart the hour (0..12) at which a day begins
 */
export function dayLived(at: string, dayStart: number): number {
  const wall = Date.parse(`${at.replace(/(?:Z|[+-]\d\d:\d\d)$/, '')}Z`);
  return Math.floor((wall - dayStart * HOUR_MS) / DAY_MS);
}
