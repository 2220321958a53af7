import { dateExists, workdayOn } from './hours-day.js';
import { livedDay } from './load.js';
import { hasHours, type Hours } from './hours-read.js';
import { dateOfDay, dayNumberAt, type Zone } from './wall.js';

/** How far back a day off is looked for, in days. */
const REACH = 800;

/**
 * Days since the last full day off: 0 where today is one so far, 1 where yesterday was. A day off
 * is a local date that no workday touches, a night shift from the day before included, and on
 * which no work was recorded. What was planned counts as worked, recorded or not.
 *
 * @param workedDays the dates on which work was recorded, as `2026-11-21`
 * @param dayStart the hour (0..12) at which a day begins
 * @returns undefined where nothing is known of any work, or no day off in some two years
 */
export function daysSinceDayOff(
  hours: Hours,
  workedDays: ReadonlySet<string>,
  now: Date,
  zone: Zone,
  dayStart = 0,
): number | undefined {
  if (!hasHours(hours) && workedDays.size === 0) return undefined;
  const today = livedDay(now.getTime(), zone, dayStart);
  for (let back = 0; back < REACH; back++) {
    const day = today - back;
    if (workedDays.has(dateOfDay(day)) || !dateExists(day, zone)) continue;
    const before = workdayOn(hours, day - 1, zone);
    const spills = before !== undefined && dayNumberAt(before.end - 1, zone) >= day;
    if (!spills && !workdayOn(hours, day, zone)) return back;
  }
  return undefined;
}
