import { startOfDay } from '../commitments/periods.js';
import { livedDay } from '../load.js';
import { told } from '../rounds.js';
import { dateOfDay, dayOfDate, type When } from '../wall.js';
import type { Activity, Cycle } from './cycle.js';
import { daysBetween, type Span } from './span.js';
import { cycleStatus, spanOf } from './status.js';

/** *Design*: a reminder comes in the last sixth of what must be done, in days within these. */
const SHARE = 6;
const LEAST = 14;
const MOST = 90;

/**
 * When a reminder of the learning cycles is due, given that nothing more is noted: the last instant
 * that has come, and those ahead, in ms since 1970. A cycle, or a year of it with hours of its own,
 * that lacks any is due in its last sixth, 14 to 90 days before its end, and once more 14 days
 * before it (*design*). What is noted for a day to come is as good as done; what is over is not
 * spoken of: it can be changed no more.
 *
 * @returns empty where nothing is lacking
 */
export function learningDues(
  cycles: readonly Cycle[],
  activities: readonly Activity[],
  { now, zone, dayStart }: When,
): number[] {
  const today = livedDay(now, zone, dayStart);
  const days = cycles.flatMap((cycle) => dueDays(cycle, activities, dateOfDay(today)));
  return told(days, today).map((day) => startOfDay(day, zone, dayStart));
}

/** The days on which something of a cycle falls due. */
function dueDays(cycle: Cycle, activities: readonly Activity[], today: string): number[] {
  // What has been given up is over, whatever it lacks.
  if (cycle.ended !== undefined) return [];
  const span = spanOf(cycle);
  const { neededAnytime, years } = cycleStatus(cycle, activities, span.to);
  const open: Span[] = [
    ...(neededAnytime > 0 ? [span] : []),
    ...years.filter((year) => year.needed > 0),
  ];
  return open.filter(({ to }) => to >= today).flatMap(lastPart);
}

/** The days on which the last part of a span begins, and its very end draws near. */
function lastPart({ from, to }: Span): number[] {
  const length = daysBetween(from, to) + 1;
  const lead = Math.min(MOST, Math.max(LEAST, Math.floor(length / SHARE)));
  return [lead, LEAST].map((days) => Math.max(dayOfDate(from), dayOfDate(to) + 1 - days));
}
