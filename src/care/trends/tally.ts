import { SCALES, towardsWell, type Point, type Signal } from './signals.js';

/** The standardised ranks of one signal. */
export interface Ranking {
  readonly signal: Signal;
  /** By the place on its scale, the better the higher: mean 0 and variance 1 over what was counted. */
  readonly ranks: readonly number[];
  readonly count: number;
}

/**
 * The least spread of ranks, of at most 0.29: whoever always says 3 has none, and one 2 among them
 * is no catastrophe.
 */
const LEAST_SPREAD = 0.2;

/** How often each score was given, in a stretch of check-ins that moves along. */
export class Tally {
  private readonly counts: readonly { readonly signal: Signal; readonly at: number[] }[];
  private start = 0;
  private end = 0;

  constructor(signals: readonly Signal[]) {
    this.counts = signals.map((signal) => {
      const [low, high] = SCALES[signal];
      return { signal, at: new Array<number>(high - low + 1).fill(0) };
    });
  }

  /** Counts from `start` on, up to but without `end`; what is counted already must not have changed. */
  cover(points: readonly Point[], start: number, end: number): void {
    while (this.end < end) this.count(points[this.end++], 1);
    while (this.start > start) this.count(points[--this.start], 1);
    while (this.end > end) this.count(points[--this.end], -1);
    while (this.start < start) this.count(points[this.start++], -1);
  }

  /** Mid-ranks, ties in their middle, of each signal that was given so many times. */
  rankings(enough: number): Ranking[] {
    return this.counts.flatMap(({ signal, at }) => {
      let count = 0;
      for (const here of at) count += here;
      return count < enough ? [] : [{ signal, ranks: rank(at, count), count }];
    });
  }

  private count(point: Point | undefined, by: number): void {
    for (const { signal, at } of this.counts) {
      const score = point?.[signal];
      if (score === undefined) continue;
      const place = placeOf(signal, score);
      at[place] = (at[place] ?? 0) + by;
    }
  }
}

/** Where a score stands on its scale, from 0, the better the higher. */
export function placeOf(signal: Signal, score: number): number {
  return towardsWell(signal, score) - SCALES[signal][0];
}

function rank(counts: readonly number[], count: number): number[] {
  let below = 0;
  let squares = 0;
  const ranks = counts.map((here) => {
    const middle = (below + here / 2) / count - 0.5;
    below += here;
    squares += here * middle * middle;
    return middle;
  });
  const spread = Math.max(LEAST_SPREAD, Math.sqrt(squares / (count - 1)));
  return ranks.map((each) => each / spread);
}
