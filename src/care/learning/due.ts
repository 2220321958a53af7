import { livedDay } from '../load.js';
import { dateOfDay, DAY_MS, dayOfDate, instantOfWall, type Zone } from '../wall.js';
import type { Activity, Cycle } from './cycle.js';
import { daysBetween, type Span } from './span.js';
import { cycleStatus, spanOf } from './status.js';

/** *Design*: a reminder comes in the last sixth of what must be done, in days within these. */
const SHARE = 6;
const LEAST = 14;
const MOST = 90;

/**
 * From when a reminder of the learning cycles is due, given that nothing more is noted: ms since
 * 1970. A cycle, or a year of it with hours of its own, that lacks any is due in its last sixth, 14
 * to 90 days before its end (*design*). What is noted for a day to come is as good as done; what is over
 * is not spoken of: it can be changed no more.
 *
 * @param now ms since 1970
 * @param dayStart the hour (0..12) at which a day begins
 * @returns undefined where nothing is lacking
 */
export function learningDueAt(
  cycles: readonly Cycle[],
  activities: readonly Activity[],
  now: number,
  zone: Zone,
  dayStart: number,
): number | undefined {
  const today = dateOfDay(livedDay(now, zone, dayStart));
  const days = cycles.flatMap((cycle) => dueDays(cycle, activities, today));
  const first = days.sort()[0];
  if (first === undefined) return undefined;
  return instantOfWall(dayOfDate(first) * DAY_MS + dayStart * 3_600_000, zone);
}

/** The days from which something of a cycle is due. */
function dueDays(cycle: Cycle, activities: readonly Activity[], today: string): string[] {
  // What has been given up is over, whatever it lacks.
  if (cycle.ended !== undefined) return [];
  const span = spanOf(cycle);
  const { neededAnytime, years } = cycleStatus(cycle, activities, span.to);
  const open: Span[] = [
    ...(neededAnytime > 0 ? [span] : []),
    ...years.filter((year) => year.needed > 0),
  ];
  return open.filter(({ to }) => to >= today).map(lastPart);
}

function lastPart({ from, to }: Span): string {
  const length = daysBetween(from, to) + 1;
  const lead = Math.min(MOST, Math.max(LEAST, Math.floor(length / SHARE)));
  return dateOfDay(Math.max(dayOfDate(from), dayOfDate(to) + 1 - lead));
}
