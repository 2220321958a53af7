import type { DayLog } from './daylog.js';
import { workState, type Hours } from './hours.js';
import { livedDay as livedDayNumber } from './load.js';
import { DAY_MS, dateOfDay, dayOfDate, instantOfWall, MINUTE_MS, type Zone } from './wall.js';

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
/** *Design*: a close that was left for so long is no longer made at the end of work. */
const LEFT = HOUR;
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
  return dateOfDay(livedDayNumber(now.getTime(), zone, dayStart));
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

/** When a workday was to end, in ms since 1970; undefined on a day off. */
export function plannedEnd(hours: Hours, day: string, zone: Zone): number | undefined {
  const midnight = dayOfDate(day) * DAY_MS;
  // At noon a night shift of the day before may still run.
  const probes = [12 * HOUR, 18 * HOUR, DAY_MS - MINUTE_MS];
  return probes
    .map((wall) => workState(hours, new Date(instantOfWall(midnight + wall, zone)), zone))
    .find((state) => state.day === day)?.end;
}

/** What is known of when work ended, by when its close is made. */
export interface Finish {
  /** In ms since 1970; absent where nothing says it. */
  readonly at?: number;
  /** Whether it need not be asked for. */
  readonly isSure: boolean;
}

/**
 * When work ended that is closed at `now`: then, if that is the same evening and the questions were
 * not left in between; else when they were left, if that was. A night is no overtime.
 *
 * @param planned when it was to end, in ms since 1970; undefined on a day off
 * @param left when the last question before this run was answered
 */
export function finishOf(
  planned: number | undefined,
  now: number,
  left: number | undefined,
  zone: Zone,
  dayStart: number,
): Finish {
  const isSameEvening = (at: number) =>
    planned === undefined ||
    at <= planned ||
    (at - planned <= STAYS &&
      livedDayNumber(at, zone, dayStart) === livedDayNumber(planned, zone, dayStart));
  const isAtWork = planned !== undefined && now <= planned;
  const wasLeft = !isAtWork && left !== undefined && now - left > LEFT;
  if (!wasLeft && isSameEvening(now)) return { at: now, isSure: true };
  return { ...(left !== undefined && isSameEvening(left) && { at: left }), isSure: false };
}

/** Whole minutes that a workday went on after its planned end; none where it ended before. */
export function afterMinutes(planned: number | undefined, finished: number): number {
  return planned === undefined ? 0 : Math.max(0, Math.floor((finished - planned) / MINUTE_MS));
}

/** `1 minute`, `42 minutes`, `1 hour 5 minutes`. */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const words = [];
  if (hours > 0) words.push(`${hours} ${hours === 1 ? 'hour' : 'hours'}`);
  if (rest > 0 || hours === 0) words.push(`${rest} ${rest === 1 ? 'minute' : 'minutes'}`);
  return words.join(' ');
}

/** `once`, `twice`, `3 times`. */
export function timesWords(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}

/**
 * Whether open loops are out of sight: from the close of a workday until the next one is opened or
 * begins.
 *
 * @returns until when, in ms since 1970, where the hours say; `true` where they do not
 */
export function loopsParked(
  log: Pick<DayLog, 'closed' | 'opened'>,
  hours: Hours,
  now: Date,
  zone: Zone,
  dayStart: number,
): number | boolean {
  const { closed, opened } = log;
  if (!closed || (opened && opened.at > closed.at)) return false;
  const { nextDay } = workState(hours, new Date(closed.at), zone);
  if (nextDay !== undefined) return now.getTime() < nextDay && nextDay;
  return livedDay(new Date(closed.at), zone, dayStart) === livedDay(now, zone, dayStart);
}
