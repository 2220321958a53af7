import { ENOUGH } from './baseline.js';
import { changesIn } from './change.js';
import { given, SCALES, SIGNALS, towardsWell, type Point, type Signal } from './signals.js';

/** How a person stands against their own check-ins. */
export type Standing =
  /** Too few yet to know what is usual. */
  | { readonly state: 'learning' }
  | {
      readonly state: 'steady';
      /** What was worse than usual each of the last {@link OF_LATE} times: it may yet last. */
      readonly worse: readonly Signal[];
    }
  /** Lower than usual for a while; `since` and `found` are indexes of the points. */
  | {
      readonly state: 'lower';
      readonly since: number;
      readonly found: number;
      /** What changed for the worse, what moved most on its scale first. */
      readonly worse: readonly Signal[];
    };

/** How many check-ins with a score there are, and how many it takes to know what is usual. */
export function learnt(points: readonly Point[]): { count: number; needed: number } {
  return { count: points.filter((point) => given(point).length > 0).length, needed: ENOUGH };
}

/**
 * Where a person stands at the newest of their check-ins.
 *
 * @param points oldest first
 * @param dayOf the day that a person lived at an instant, as a number
 */
export function standingOf(points: readonly Point[], dayOf: (instant: number) => number): Standing {
  const { count, needed } = learnt(points);
  if (count < needed) return { state: 'learning' };
  const last = changesIn(points, dayOf).at(-1);
  if (!last || last.over !== undefined) return { state: 'steady', worse: worseOfLate(points) };
  const { since, found } = last;
  return { state: 'lower', since, found, worse: worseSince(points, since) };
}

/** *Design*: so many in a row beyond what is usual are said, though they prove nothing. */
export const OF_LATE = 5;

function worseOfLate(points: readonly Point[]): Signal[] {
  return SIGNALS.filter((signal) => {
    const middle = isKnown(points, signal) ? usual(points, signal) : undefined;
    if (middle === undefined) return false;
    const scores = points.flatMap((point) => point[signal] ?? []).slice(-OF_LATE);
    return scores.every((score) => towardsWell(signal, score) < towardsWell(signal, middle));
  });
}

/** *Design*: what moved less than this part of what moved most is not named. */
const NAMED = 1 / 3;

function worseSince(points: readonly Point[], since: number): Signal[] {
  const moved = SIGNALS.flatMap((signal) => {
    const before = mean(points.slice(0, since), signal);
    const after = mean(points.slice(since), signal);
    if (before === undefined || after === undefined) return [];
    const [low, high] = SCALES[signal];
    const fell = (towardsWell(signal, before) - towardsWell(signal, after)) / (high - low);
    return fell > 0 ? [{ signal, fell }] : [];
  }).sort((a, b) => b.fell - a.fell);
  const bar = (moved[0]?.fell ?? 0) * NAMED;
  return moved.filter(({ fell }) => fell >= bar).map(({ signal }) => signal);
}

/** Whether a signal was given often enough to say what is usual of it. */
export function isKnown(points: readonly Point[], signal: Signal): boolean {
  return points.filter((point) => point[signal] !== undefined).length >= ENOUGH;
}

/** What is usual of a signal: the median; undefined where it was never given. */
export function usual(points: readonly Point[], signal: Signal): number | undefined {
  const scores = points.flatMap((point) => point[signal] ?? []).sort((a, b) => a - b);
  const upper = scores[Math.floor(scores.length / 2)];
  const lower = scores[Math.floor((scores.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

function mean(points: readonly Point[], signal: Signal): number | undefined {
  const scores = points.flatMap((point) => point[signal] ?? []);
  if (scores.length === 0) return undefined;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
