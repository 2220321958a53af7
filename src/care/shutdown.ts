import type { Zone } from './hours.js';
import { dateOfDay, dayNumberAt } from './wall.js';

/** What of a day's hours decides which workday an instant belongs to; see `WorkState`. */
export interface DayEdges {
  readonly working: boolean;
  readonly onBreak: boolean;
  readonly day: string;
  readonly start?: number;
  readonly lastEnd?: number;
  readonly lastDay?: string;
}

const HOUR = 3_600_000;
/** So long after its end a workday is still the one that is closed, whatever the date. */
const STAYS = 8 * HOUR;
/** So long after it a workday that was never closed may be closed before the next one begins. */
const WAITS = 24 * HOUR;

/**
 * The date of the day that a person is living: the small hours belong to the day before.
 *
 * @param dayStart the hour (0..12) at which the person's day begins
 */
export function livedDay(now: Date, zone: Zone, dayStart: number): string {
  return dateOfDay(dayNumberAt(now.getTime() - dayStart * HOUR, zone));
}

/**
 * The workday that is closed at `now`: the one that runs, or else the one that has just ended; a
 * night shift closed in the morning is the day before's. On a day off it is that day itself.
 *
 * @param closed the newest workday that was closed, if any
 */
export function closingDay(
  state: DayEdges,
  now: Date,
  lived: string,
  closed: string | undefined,
): string {
  if (state.working || state.onBreak) return state.day;
  const { lastEnd, lastDay, start } = state;
  if (lastEnd === undefined || lastDay === undefined) return lived;
  const since = now.getTime() - lastEnd;
  if (since <= STAYS) return lastDay;
  const hasBegun = start === undefined || start <= now.getTime();
  return !hasBegun && since <= WAITS && (closed ?? '') < lastDay ? lastDay : lived;
}

/** The workday that is opened at `now`: the one that runs, or else the day's own. */
export function openingDay(state: DayEdges, lived: string): string {
  return state.working || state.onBreak ? state.day : lived;
}
