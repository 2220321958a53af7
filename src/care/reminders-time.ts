import { minutesOf } from './hours-spans.js';
import {
  DAY_MS,
  dayNumberAt,
  instantOfWall,
  MINUTE_MS,
  wallAt,
  weekdayOf,
  type Zone,
} from './wall.js';

/** Every day from one wall time to another; over midnight where `to` is not after `from`. */
export interface Quiet {
  /** `HH:MM` */
  readonly from: string;
  readonly to: string;
}

/** The names of the days, Monday first. */
export const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const SETS: Readonly<Record<string, readonly number[]>> = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  weekends: [6, 7],
};

/**
 * Days of the week, 1 Monday … 7 Sunday, of `weekdays`, `weekends`, `daily`, `mon,wed` or
 * `mon-thu`; undefined where the text names none.
 */
export function readDays(text: string): readonly number[] | undefined {
  const words = text.toLowerCase().trim();
  if (Object.hasOwn(SETS, words)) return SETS[words];
  const days = new Set<number>();
  for (const word of words.split(/[\s,]+/).filter((each) => each !== '')) {
    const [first = 0, last = first, ...more] = word.split('-').map(dayNamed);
    if (first === 0 || last === 0 || more.length > 0) return undefined;
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days.size > 0 ? [...days].sort() : undefined;
}

function dayNamed(word: string): number {
  const short = word.slice(0, 3);
  const full = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const at = DAY_NAMES.findIndex((name) => name === short);
  return full[at]?.startsWith(word) ? at + 1 : 0;
}

/** `weekdays`, `daily`, `mon, wed` of days of the week. */
export function daysInWords(days: readonly number[]): string {
  const set = Object.entries(SETS).find(([, each]) => String(each) === String(days));
  return set?.[0] ?? days.map((day) => DAY_NAMES[day - 1]).join(',');
}

/**
 * The instants at which clocks show `wall` on the given days, from two days before `at` to eight
 * days after it, in order: ms since 1970. A wall that comes twice counts once.
 */
export function instantsOf(
  wall: string,
  days: readonly number[],
  at: number,
  zone: Zone,
): number[] {
  const today = dayNumberAt(at, zone);
  const minutes = minutesOf(wall);
  const dates = Array.from({ length: 11 }, (_, n) => today - 2 + n);
  return dates
    .filter((day) => days.includes(weekdayOf(day)) && exists(day, zone))
    .map((day) => instantOfWall(day * DAY_MS + minutes * MINUTE_MS, zone));
}

/** Zones have left out whole dates (Samoa, 2011-12-30). */
function exists(day: number, zone: Zone): boolean {
  return dayNumberAt(instantOfWall(day * DAY_MS + DAY_MS / 2, zone), zone) === day;
}

/** Whether an instant lies in the quiet hours, and when they next begin or end after it. */
export function quietAt(
  quiet: Quiet | undefined,
  at: number,
  zone: Zone,
): { readonly quiet: boolean; readonly edge: number } {
  if (!quiet) return { quiet: false, edge: Infinity };
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const today = dayNumberAt(at, zone);
  const instant = (day: number, minutes: number) =>
    instantOfWall(day * DAY_MS + minutes * MINUTE_MS, zone);
  // Two days back, because a zone may leave out a date.
  const spans = [-2, -1, 0, 1].map((n) => ({
    start: instant(today + n, from),
    end: instant(today + n + (to > from ? 0 : 1), to),
  }));
  const edges = spans.flatMap(({ start, end }) => [start, end]).filter((each) => each > at);
  return {
    quiet: spans.some(({ start, end }) => start <= at && at < end),
    edge: Math.min(...edges),
  };
}

/** The last time and the next time that a wait of `every` ms was over, counted from `since`. */
export function rounds(
  since: number,
  every: number,
  at: number,
  zone: Zone,
): { readonly last: number | undefined; readonly next: number; readonly count: number } {
  // Whole days are days by the wall clock, also where one of them has 23 hours.
  const whole = every % DAY_MS === 0;
  const start = whole ? wallAt(since, zone) : since;
  const time = (n: number) =>
    n === 0 ? since : whole ? instantOfWall(start + n * every, zone) : start + n * every;
  let count = Math.max(0, Math.floor(((whole ? wallAt(at, zone) : at) - start) / every));
  while (count > 0 && time(count) > at) count--;
  while (time(count + 1) <= at) count++;
  return { last: count > 0 ? time(count) : undefined, next: time(count + 1), count };
}
