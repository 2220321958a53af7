import { spreadSpans } from './hours-spans.js';
import { hasHours, spansOn, workState, type Hours, type WorkState } from './hours.js';
import { DAY_MS, dayNumberAt, instantOfWall, MINUTE_MS, type Zone } from './wall.js';

/** Working hours as reminders ask for them: again and again, at instants near each other. */
export interface WorkClock {
  state(at: number): WorkState;
  /** When the working span began that runs at an instant: a break begins the count anew. */
  spanStart(at: number): number | undefined;
  /** The next instant after `at` at which work may begin or end. */
  edge(at: number): number;
}

type Shift = readonly [start: number, end: number];

const NEVER: WorkClock = {
  state: () => ({ working: false, onBreak: false, day: '' }),
  spanStart: () => undefined,
  edge: () => Infinity,
};

/** The clock of some working hours. It remembers the days that it has worked out. */
export function workClock(hours: Hours, zone: Zone): WorkClock {
  if (!hasHours(hours)) return NEVER;
  const known = new Map<number, readonly Shift[]>();
  let held: { from: number; to: number; state: WorkState } | undefined;

  const shiftsOn = (day: number): readonly Shift[] => {
    const found = known.get(day);
    if (found) return found;
    const instant = (minutes: number) => instantOfWall(day * DAY_MS + minutes * MINUTE_MS, zone);
    const made = spreadSpans(spansOn(hours, day)).map(
      ({ from, to }) => [instant(from), instant(to)] as const,
    );
    known.set(day, made);
    return made;
  };
  const near = (at: number, days: number) => {
    const today = dayNumberAt(at, zone);
    // A workday lasts a day at most, and a zone may leave out a date.
    return Array.from({ length: days + 3 }, (_, n) => shiftsOn(today - 2 + n)).flat();
  };
  const edge = (at: number) => {
    // Where no work is in sight, it is looked for again from there on.
    const later = near(at, 2)
      .flat()
      .filter((each) => each > at);
    return Math.min(at + 2 * DAY_MS, ...later);
  };
  return {
    edge,
    state(at) {
      if (!held || at < held.from || at >= held.to) {
        held = { from: at, to: edge(at), state: workState(hours, new Date(at), zone) };
      }
      return held.state;
    },
    spanStart(at) {
      const starts = near(at, 0).filter(([start, end]) => start <= at && at < end);
      return starts.length > 0 ? Math.max(...starts.map(([start]) => start)) : undefined;
    },
  };
}
