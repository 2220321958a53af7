import type { Hours, Span, WorkState } from '../../../src/care/hours.js';
import { zoneRules } from '../../../src/journal/zone-rules.js';

type State = Required<{ [K in keyof WorkState]: WorkState[K] | undefined }>;

/** A year of one zone, gone through minute by minute, with some days before and after. */
export interface Walk {
  /** The instant of the first minute, in ms since 1970. */
  readonly start: number;
  readonly zone: { offsetAt(instant: Date): number };
  /** Every minute at which hours change anything, the one before it, and some others. */
  minutesToLookAt(hours: Hours, some: readonly number[]): number[];
  stateAt(hours: Hours): (minute: number) => State;
}

const MINUTE = 60_000;
const MARGIN = 12 * 1440;
const date = (wallMinute: number) => new Date(wallMinute * MINUTE).toISOString().slice(0, 10);

/**
 * Walks through a year by a zone's wall clock alone. Where the clock jumps ahead, the minutes that
 * it leaves out are counted on from the jump; where it shows a minute twice, the first one counts.
 */
export function walk(name: string, year: number): Walk {
  const rules = zoneRules(name);
  const known = new Map<number, number>();
  const zone = {
    zone: () => name,
    offsetAt: (instant: Date) => {
      const at = instant.getTime();
      const found = known.get(at) ?? rules.offsetAt(instant);
      known.set(at, found);
      return found;
    },
  };
  const start = Date.UTC(year, 0, 1) - MARGIN * MINUTE;
  const length = 366 * 1440 + 2 * MARGIN;
  const walls = new Int32Array(length);
  const first = new Map<number, number>();
  const jumps: number[] = [];
  for (let minute = 0; minute < length; minute++) {
    // Clocks change at whole minutes; asking at each of them takes no more than some seconds.
    const at = start + minute * MINUTE;
    const quiet = minute % 15 !== 0 && minute % 15 !== 1;
    const wall = at / MINUTE + (quiet ? offset(minute) : rules.offsetAt(new Date(at)));
    walls[minute] = wall;
    const before = minute > 0 ? (walls[minute - 1] ?? wall - 1) : wall - 1;
    for (let left = before + 1; left < wall; left++) {
      if (!first.has(left)) first.set(left, minute + left - before - 1);
    }
    if (wall !== before + 1) jumps.push(minute);
    if (!first.has(wall)) first.set(wall, minute);
  }
  function offset(minute: number): number {
    return (walls[minute - 1] ?? 0) - (start / MINUTE + minute - 1);
  }

  const dates = [...new Set(walls.map((wall) => Math.floor(wall / 1440)))].sort((a, b) => a - b);

  const workdays = (hours: Hours) =>
    dates
      .map((day) => ({ day: date(day * 1440), shifts: shifts(spansOf(hours, day), day, first) }))
      .filter((each) => each.shifts.length > 0)
      .map((each) => ({
        ...each,
        start: Math.min(...each.shifts.map((shift) => shift.start)),
        end: Math.max(...each.shifts.map((shift) => shift.end)),
      }));
  const ms = (minute: number | undefined) =>
    minute === undefined ? undefined : start + minute * MINUTE;

  return {
    start,
    zone,
    minutesToLookAt(hours, some) {
      const edges = workdays(hours).flatMap((each) =>
        each.shifts.flatMap((shift) => [shift.start, shift.end]),
      );
      const asked = [...edges, ...jumps].flatMap((minute) => [minute - 1, minute]);
      return [...new Set([...asked, ...some.map((minute) => minute + MARGIN)])].filter(
        (minute) => minute >= MARGIN && minute < length - MARGIN,
      );
    },
    stateAt(hours) {
      const all = workdays(hours);
      const paint = paintDays(all, length);
      return (minute) => {
        const running = all[(paint.running[minute] ?? 0) - 1];
        const today = date(walls[minute] ?? 0);
        const own = running ?? all.find(({ day }) => day === today);
        const ended = all[(paint.ended[minute] ?? 0) - 1];
        const working = paint.working[minute] === 1;
        return {
          working,
          onBreak: running !== undefined && !working,
          day: own?.day ?? today,
          start: ms(own?.start),
          end: ms(own?.end),
          lastEnd: ms(ended?.end),
          lastDay: ended?.day,
          next: ms(paint.next[minute]),
          nextDay: ms(paint.nextDay[minute]),
        };
      };
    },
  };
}

interface Workday {
  day: string;
  shifts: { start: number; end: number }[];
  start: number;
  end: number;
}

/** For every minute what a walker would see, first painted, then read off. */
function paintDays(all: readonly Workday[], length: number) {
  const working = new Uint8Array(length);
  const running = new Uint16Array(length);
  const ends = new Map<number, number>();
  const starts = new Set<number>();
  const firsts = new Set<number>();
  all.forEach(({ shifts: own, start, end }, index) => {
    for (const shift of own) {
      working.fill(1, shift.start, shift.end);
      starts.add(shift.start);
    }
    running.fill(index + 1, start, end);
    // Of two that end together the later day is the last.
    ends.set(end, index + 1);
    firsts.add(start);
  });
  const ended = new Uint16Array(length);
  for (let minute = 1; minute < length; minute++) {
    ended[minute] = ends.get(minute) ?? ended[minute - 1] ?? 0;
  }
  return { working, running, ended, next: ahead(starts, length), nextDay: ahead(firsts, length) };
}

/** For every minute the first of `marks` after it. */
function ahead(marks: ReadonlySet<number>, length: number): (number | undefined)[] {
  const found = new Array<number | undefined>(length);
  let next: number | undefined;
  for (let minute = length - 1; minute >= 0; minute--) {
    found[minute] = next;
    if (marks.has(minute)) next = minute;
  }
  return found;
}

function spansOf(hours: Hours, day: number): readonly Span[] {
  const own = date(day * 1440);
  if (hours.once[own]) return hours.once[own];
  if (hours.off.some(({ from, to }) => own >= from && own <= to)) return [];
  return hours.week[String(new Date(day * 1440 * MINUTE).getUTCDay() || 7)] ?? [];
}

function shifts(
  spans: readonly Span[],
  day: number,
  first: ReadonlyMap<number, number>,
): { start: number; end: number }[] {
  let wall = day * 1440;
  /** Goes on along the wall clock to the next time that shows `HH:MM`. */
  const goTo = (time: string, atLeast: number) => {
    const [h = 0, m = 0] = time.split(':').map(Number);
    wall += atLeast;
    while ((wall - day * 1440) % 1440 !== (h * 60 + m) % 1440) wall++;
    return first.get(wall);
  };
  return spans.flatMap(({ from, to }) => {
    const start = goTo(from, 0);
    const end = goTo(to, 1);
    return start !== undefined && end !== undefined && start < end ? [{ start, end }] : [];
  });
}
