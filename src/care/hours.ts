import { readSpans, spreadSpans, type Span } from './hours-spans.js';
import {
  dateOfDay,
  DAY_MS,
  dayNumberAt,
  dayOfDate,
  instantOfWall,
  MINUTE_MS,
  weekdayOf,
  type Zone,
} from './wall.js';

export type { Span, Zone };

/** Leave or a holiday: local dates, both included. */
export interface Leave {
  readonly from: string;
  readonly to: string;
  readonly why?: string;
}

/** When a person works. Breaks are already cut out: a day is the list of its working spans. */
export interface Hours {
  /** '1' Monday … '7' Sunday. */
  readonly week: Readonly<Record<string, readonly Span[]>>;
  readonly off: readonly Leave[];
  /** One date's own spans, instead of the week's and of any leave; none: off on that day. */
  readonly once: Readonly<Record<string, readonly Span[]>>;
}

/** Where an instant lies among the hours. Times in ms since 1970. */
export interface WorkState {
  /** Inside a working span. */
  readonly working: boolean;
  /** Between two spans of one workday. */
  readonly onBreak: boolean;
  /** The workday that the instant belongs to: the one that runs, else the local date. */
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

/** Hours from settings. What is not allowed is left out: one slip must not lose the rest. */
export function readHours(stored: unknown): Hours {
  const { week, off, once } = record(stored);
  const days = Object.entries(record(week)).filter(([day]) => /^[1-7]$/.test(day));
  const dates = Object.entries(record(once)).filter(([date]) => !Number.isNaN(dayOfDate(date)));
  return {
    week: Object.fromEntries(days.map(([day, spans]) => [day, readSpans(spans)])),
    off: (Array.isArray(off) ? off : []).flatMap(readLeave),
    once: Object.fromEntries(
      dates
        .filter(([, spans]) => Array.isArray(spans))
        .map(([day, spans]) => [day, readSpans(spans)]),
    ),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function readLeave(stored: unknown): Leave[] {
  const { from, to, why } = record(stored);
  if (typeof from !== 'string' || typeof to !== 'string') return [];
  if (!(dayOfDate(from) <= dayOfDate(to))) return [];
  return [typeof why === 'string' && why !== '' ? { from, to, why } : { from, to }];
}

/** Whether any working time was ever set. */
export function hasHours(hours: Hours): boolean {
  return [hours.week, hours.once].some((days) => Object.values(days).some((spans) => spans.length));
}

/** The spans that one date is worked, leave and one-off changes heeded. */
export function spansOn(hours: Hours, day: number): readonly Span[] {
  const date = dateOfDay(day);
  const once = hours.once[date];
  if (once) return once;
  const away = hours.off.some(({ from, to }) => from <= date && date <= to);
  return away ? [] : (hours.week[String(weekdayOf(day))] ?? []);
}

/** The spans of a workday in ms since 1970, in order; none on a day off. */
function shiftsOn(hours: Hours, day: number, zone: Zone): { start: number; end: number }[] {
  const spans = spansOn(hours, day);
  // A date that the zone left out (Samoa, 2011-12-30) was worked by nobody.
  const noon = day * DAY_MS + DAY_MS / 2;
  if (spans.length === 0 || dayNumberAt(instantOfWall(noon, zone), zone) !== day) return [];
  const instant = (minutes: number) => instantOfWall(day * DAY_MS + minutes * MINUTE_MS, zone);
  return (
    spreadSpans(spans)
      .map(({ from, to }) => ({ start: instant(from), end: instant(to) }))
      // A skipped wall may leave nothing of a span.
      .filter(({ start, end }) => start < end)
  );
}

interface Workday {
  readonly day: number;
  readonly shifts: readonly { readonly start: number; readonly end: number }[];
  readonly start: number;
  readonly end: number;
}

/** A date's workday, or undefined on a day off. */
function workdayOn(hours: Hours, day: number, zone: Zone): Workday | undefined {
  const shifts = shiftsOn(hours, day, zone);
  if (shifts.length === 0) return undefined;
  const start = Math.min(...shifts.map((shift) => shift.start));
  return { day, shifts, start, end: Math.max(...shifts.map((shift) => shift.end)) };
}

/** Where `now` lies: at work, on a break, after or before it, and what comes next. */
export function workState(hours: Hours, now: Date, zone: Zone): WorkState {
  const at = now.getTime();
  const today = dayNumberAt(at, zone);
  // A workday lasts a day at most, so one that runs began today, yesterday, or where a jump of the
  // clock has left out a date, the day before.
  const near = [-2, -1, 0].flatMap((n) => workdayOn(hours, today + n, zone) ?? []);
  const running = near.findLast(({ start, end }) => start <= at && at < end);
  const working = near.some(({ shifts }) =>
    shifts.some(({ start, end }) => start <= at && at < end),
  );
  const own = running ?? near.find(({ day }) => day === today);
  const last = lastEnded(hours, at, today, zone);
  const starts = nextStarts(hours, at, today, zone);
  return {
    working,
    onBreak: running !== undefined && !working,
    day: dateOfDay(own?.day ?? today),
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
    // An earlier workday ends later only where shifts of two days overlap.
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
