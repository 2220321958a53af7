/** The rules of a zone, as `Context.local` gives them: minutes east of UTC at an instant. */
export interface Zone {
  offsetAt(instant: Date): number;
}

/** When something is asked: everything that tells which day is lived. */
export interface When {
  /** ms since 1970 */
  readonly now: number;
  readonly zone: Zone;
  /** The hour (0..12) at which a day begins. */
  readonly dayStart: number;
}

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/**
 * The instant at which clocks showed a wall time. One that came twice is its first; one that was
 * skipped is counted on with the offset before the jump, as entries of the journal are.
 *
 * @param wall the wall time as if it were UTC, in ms since 1970
 * @returns ms since 1970
 */
export function instantOfWall(wall: number, zone: Zone): number {
  const before = zone.offsetAt(new Date(wall - DAY_MS));
  const after = zone.offsetAt(new Date(wall + DAY_MS));
  if (before === after) return wall - before * MINUTE_MS;
  const fits = [Math.max(before, after), Math.min(before, after)].find(
    (offset) => zone.offsetAt(new Date(wall - offset * MINUTE_MS)) === offset,
  );
  return wall - (fits ?? before) * MINUTE_MS;
}

/** What clocks show at an instant (ms since 1970), as if it were UTC. */
export function wallAt(instant: number, zone: Zone): number {
  return instant + zone.offsetAt(new Date(instant)) * MINUTE_MS;
}

/** The local date of an instant, as days since 1970-01-01. */
export function dayNumberAt(instant: number, zone: Zone): number {
  return Math.floor(wallAt(instant, zone) / DAY_MS);
}

/** `2026-11-21` from days since 1970-01-01. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Days since 1970-01-01 of `2026-11-21`; NaN where there is no such date. */
export function dayOfDate(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(day) && dateOfDay(day) === date
    ? day
    : NaN;
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
