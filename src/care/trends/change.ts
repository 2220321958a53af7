import { baselineOf, Tally, type Baseline } from './baseline.js';
import { Recovery } from './recovery.js';
import { given, LONG_PAUSE, type Point } from './signals.js';

/** A change for the worse that lasts. Indexes are of the points that were given. */
export interface Change {
  /** The first check-in that is part of it. */
  readonly since: number;
  /** The check-in at which it could be told from chance. */
  readonly found: number;
  /** The check-in at which it was over; absent while it stands. */
  readonly over?: number;
}

interface Placed {
  readonly point: Point;
  readonly index: number;
}

/** *Design*: the check-ins whose mean is compared with those before them. */
const WINDOWS = [20, 15, 12, 10, 8, 7, 6, 5] as const;
const [MOST] = WINDOWS;
/** So far back the baseline reaches, in check-ins: what was long ago is not usual any more. */
const REACH = 120;
/** *Design*: half of what a change is, in standard deviations: what lies lower belongs to it. */
const CLEARLY = 0.5;
/** *Design*: a change lasts when it is of so many different days. */
const DAYS = 3;

/**
 * *Design*, by simulation (tests/care/trends): how many standard errors the mean of a window must
 * lie below the baseline, and how much more while the baseline is young.
 */
export const THRESHOLD = 3.4;
const YOUNG = 1;

/**
 * Every lasting change for the worse, against the person's own check-ins. One is found when the mean
 * of the last few lies so far below those before that a steady person would rarely see it in 200
 * check-ins; it stands until a recovery is as sure, and only after that can there be another.
 *
 * @param points oldest first; those without any score say nothing
 * @param dayOf the day that a person lived at an instant, as a number
 */
export function changesIn(
  points: readonly Point[],
  dayOf: (instant: number) => number,
  threshold = THRESHOLD,
): Change[] {
  const changes: Change[] = [];
  /** What the baseline is made of: what was found to be a change is not. */
  let usual: Point[] = [];
  /** The newest, which may be the beginning of a change. */
  let recent: Placed[] = [];
  let recovery: Recovery | undefined;
  let last = -Infinity;
  for (const [index, point] of points.entries()) {
    if (given(point).length === 0) continue;
    if (recovery) {
      if (!recovery.isOver(point)) continue;
      const open = changes.pop();
      if (open) changes.push({ ...open, over: index });
      recovery = undefined;
      last = point.at;
      continue;
    }
    const keep = point.at - last > LONG_PAUSE ? 0 : MOST - 1;
    last = point.at;
    const old = recent.splice(0, Math.max(0, recent.length - keep));
    usual = [...usual, ...old.map((each) => each.point)].slice(-REACH);
    recent.push({ point, index });
    const window = recent.map((each) => each.point);
    const found = lowerWindow(usual, window, dayOf, threshold);
    if (!found) continue;
    const from = recent.length - found.size;
    changes.push({ since: recent[from]?.index ?? index, found: index });
    recovery = new Recovery(found.baseline, window.slice(from));
    usual.push(...window.slice(0, from));
    recent = [];
  }
  return changes;
}

/** The window of the newest check-ins that lies too low to be chance, the surest of them. */
function lowerWindow(
  usual: readonly Point[],
  recent: readonly Point[],
  dayOf: (instant: number) => number,
  threshold: number,
): { size: number; baseline: Baseline } | undefined {
  let best: { size: number; baseline: Baseline; far: number } | undefined;
  const tally = new Tally();
  tally.add(usual);
  let counted = 0;
  for (const size of WINDOWS) {
    if (recent.length < size) continue;
    tally.add(recent.slice(counted, -size));
    counted = recent.length - size;
    const baseline = baselineOf(tally);
    if (!baseline) continue;
    const window = recent.slice(-size);
    const bar = threshold * (1 + YOUNG / baseline.count);
    const below = (score: (point: Point) => number | undefined, inertia: number) =>
      -meanOf(window, score) / Math.sqrt(inertia * (1 / size + 1 / baseline.count));
    // The rough way never errs on the other side, and settles nearly all.
    if (below(baseline.roughly, 1) < bar) continue;
    const far = below(baseline.score, baseline.inertia());
    if (far < bar || far < (best?.far ?? 0)) continue;
    const low = changed(window, baseline);
    if (new Set(low.map(({ at }) => dayOf(at))).size < DAYS) continue;
    best = { size: low.length, baseline, far };
  }
  return best;
}

/** The end of a window that is the change itself: from where on it lies clearly lower. */
function changed(window: readonly Point[], baseline: Baseline): readonly Point[] {
  let sum = 0;
  let best = { sum: -Infinity, start: 0 };
  for (let start = window.length - 1; start >= 0; start--) {
    const point = window[start];
    sum -= ((point && baseline.score(point)) ?? 0) + CLEARLY;
    if (sum > best.sum) best = { sum, start };
  }
  return window.slice(best.start);
}

/** 0 where one of them cannot be compared. */
function meanOf(window: readonly Point[], score: (point: Point) => number | undefined): number {
  let sum = 0;
  for (const point of window) {
    const one = score(point);
    if (one === undefined) return 0;
    sum += one;
  }
  return sum / window.length;
}
