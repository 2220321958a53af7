import { DAY_MS, wallAt, weekdayOf, type Zone } from './wall.js';

/** Sessions held, as one `load add` told them: counts, no names. */
export interface Held {
  readonly sessions: number;
  /** How many of them were heavy. */
  readonly heavy: number;
}

export interface SessionTotals {
  readonly today: number;
  /** Since Monday. */
  readonly week: number;
  readonly heavyToday: number;
  readonly heavyWeek: number;
}

/** What an entry of kind `load` holds; undefined where that is no count. */
export function heldIn({
  sessions,
  heavy = 0,
}: Readonly<Record<string, unknown>>): Held | undefined {
  if (!isCount(sessions) || !isCount(heavy)) return undefined;
  return { sessions, heavy: Math.min(heavy, sessions) };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

/**
 * The day that a person lives at an instant (ms since 1970), in days since 1970-01-01.
 *
 * @param dayStart the hour (0..12) at which a day begins
 */
export function livedDay(instant: number, zone: Zone, dayStart: number): number {
  return Math.floor((wallAt(instant, zone) - dayStart * 3_600_000) / DAY_MS);
}

/**
 * The sessions of today and of the week that runs, which begins on Monday, by the day that was
 * lived where they were held. Days after today are left out, hours after now are not; where it was
 * tomorrow already, they are today's.
 *
 * @param entries `at` in ms since 1970, `day` as {@link livedDay} gives it
 * @param dayStart the hour (0..12) at which a day begins
 */
export function sessionTotals(
  entries: Iterable<Held & { readonly at: number; readonly day: number }>,
  now: Date,
  zone: Zone,
  dayStart: number,
): SessionTotals {
  const today = livedDay(now.getTime(), zone, dayStart);
  const monday = mondayOf(now, zone, dayStart);
  const totals = { today: 0, week: 0, heavyToday: 0, heavyWeek: 0 };
  for (const { at, day: lived, sessions, heavy } of entries) {
    const day = at <= now.getTime() ? Math.min(lived, today) : lived;
    if (day < monday || day > today) continue;
    totals.week += sessions;
    totals.heavyWeek += heavy;
    if (day !== today) continue;
    totals.today += sessions;
    totals.heavyToday += heavy;
  }
  return totals;
}

/** The Monday that began the week of the day that is lived, in days since 1970-01-01. */
export function mondayOf(now: Date, zone: Zone, dayStart: number): number {
  const today = livedDay(now.getTime(), zone, dayStart);
  return today - weekdayOf(today) + 1;
}

/** What a person allows; 0: no limit. */
export interface Limits {
  readonly day: number;
  readonly week: number;
  /** Heavy sessions in a day after which a talk with a colleague is offered. */
  readonly heavy: number;
}

/** Which limits are passed. Reaching one is not passing it, but so many heavy ones are enough. */
export function passedLimits(
  totals: SessionTotals,
  limits: Limits,
): { readonly day: boolean; readonly week: boolean; readonly consult: boolean } {
  return {
    day: limits.day > 0 && totals.today > limits.day,
    week: limits.week > 0 && totals.week > limits.week,
    consult: limits.heavy > 0 && totals.heavyToday >= limits.heavy,
  };
}
