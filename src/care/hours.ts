import { workdayOn, type Workday } from './hours-day.js';
import { hasHours, type Hours } from './hours-read.js';
import { livedDay } from './load.js';
import { dateOfDay, dayNumberAt, type Zone } from './wall.js';

export { hasHours, readHours, type Hours } from './hours-read.js';
export { spansOn } from './hours-day.js';
export type { Span } from './hours-spans.js';
export type { Zone };

/** Where an instant lies among the hours. Times in ms since 1970. */
export interface WorkState {
  /** Inside a working span. */
  readonly working: boolean;
  /** Between two spans of one workday. */
  readonly onBreak: boolean;
  /** The workday that the instant belongs to: the one that runs, else the date that is lived. */
  readonly day: string;
  /** The first start of `day`; absent on a day off. */
  readonly start?: number;
  /** The last end of `day`; absent on a day off. */
  readonly end?: number;
  /** The latest end of any workday at or before the instant. */
  readonly lastEnd?: number;
  /** The workday that ended at `lastEnd`. */
  readonly lastDay?: string;
  /** The next start of a working span after the instant: also the end of a break. */
  readonly next?: number;
  /** The next first start of a workday after the instant. */
  readonly nextDay?: number;
}

/** How far an end or a start is looked for, in days: over a sabbatical. */
const REACH = 800;

/**
 * Where `now` lies: at work, on a break, after or before it, and what comes next.
 *
 * @param dayStart the hour (0..12) at which a day begins: before it, the day before is still lived
 */
export function workState(hours: Hours, now: Date, zone: Zone, dayStart = 0): WorkState {
  const at = now.getTime();
  const today = dayNumberAt(at, zone);
  const lived = livedDay(at, zone, dayStart);
  if (!hasHours(hours)) return { working: false, onBreak: false, day: dateOfDay(lived) };
  // A workday lasts a day at most, so one that runs began today, yesterday, or where a jump of the
  // clock has left out a date, the day before.
  const near = [-2, -1, 0].flatMap((n) => workdayOn(hours, today + n, zone) ?? []);
  const running = near.findLast(({ start, end }) => start <= at && at < end);
  const working = near.some(({ shifts }) =>
    shifts.some(({ start, end }) => start <= at && at < end),
  );
  const own = running ?? near.find(({ day }) => day === lived);
  const last = lastEnded(hours, at, today, zone);
  const starts = nextStarts(hours, at, today, zone);
  return {
    working,
    onBreak: running !== undefined && !working,
    day: dateOfDay(own?.day ?? lived),
    ...(own && { start: own.start, end: own.end }),
    ...(last && { lastEnd: last.end, lastDay: dateOfDay(last.day) }),
    ...starts,
  };
}

function lastEnded(hours: Hours, at: number, today: number, zone: Zone): Workday | undefined {
  let last: Workday | undefined;
  for (let day = today; day > today - REACH; day--) {
    const workday = workdayOn(hours, day, zone);
    if (workday && workday.end <= at && workday.end > (last?.end ?? -Infinity)) last = workday;
    // Where shifts of two days overlap, the earlier may have ended later; one before a date that
    // the zone left out is two days back.
    if (last && last.day > day + 1) break;
  }
  return last;
}

function nextStarts(
  hours: Hours,
  at: number,
  today: number,
  zone: Zone,
): Pick<WorkState, 'next' | 'nextDay'> {
  let next = Infinity;
  for (let day = today - 2; day < today + REACH; day++) {
    const workday = workdayOn(hours, day, zone);
    const later = (workday?.shifts ?? []).filter(({ start }) => start > at);
    next = Math.min(next, ...later.map(({ start }) => start));
    if (workday && workday.start > at) return { next, nextDay: workday.start };
  }
  return next === Infinity ? {} : { next };
}
