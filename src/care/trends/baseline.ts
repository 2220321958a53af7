import { SCALES, SIGNALS, towardsWell, type Point, type Signal } from './signals.js';

/** What a person's own check-ins say of what is usual for them. */
export interface Baseline {
  /** How many check-ins it goes by: of the signals that count, the fewest. */
  readonly count: number;
  /**
   * How a check-in compares with it, all its signals in one: 0 is usual, 1 one standard deviation
   * better. Undefined where it gave no signal that is known well enough.
   */
  score(point: Point): number | undefined;
  /** As `score` were its signals quite independent: never nearer to 0, and quicker to have. */
  roughly(point: Point): number | undefined;
  /**
   * 1 where check-ins are independent; more where they resemble their neighbours: the mean of some
   * is then less sure by this factor of its variance.
   */
  inertia(): number;
}

/** *Design*: so many check-ins must be there before anything is said. */
export const ENOUGH = 10;

/** *Design*, shrinkage: what is supposed before anything is known, and how many check-ins it weighs. */
const ALIKE = { value: 0.2, weight: 10 };
const INERT = { value: 0.15, weight: 20, most: 0.5 };
/**
 * The least spread of ranks, of at most 0.29: whoever always says 3 has none, and one 2 among them
 * is no catastrophe.
 */
const LEAST_SPREAD = 0.2;

/** How often each score was given. */
export class Tally {
  /** The points that were counted, in their order. */
  readonly points: Point[] = [];
  private readonly counts: readonly Readonly<[Signal, number[]]>[] = SIGNALS.map((signal) => {
    const [low, high] = SCALES[signal];
    return [signal, new Array<number>(high - low + 1).fill(0)];
  });

  add(points: readonly Point[]): void {
    for (const point of points) {
      this.points.push(point);
      for (const [signal, counts] of this.counts) {
        const score = point[signal];
        if (score === undefined) continue;
        const at = placeOf(signal, score);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
  }

  /** The signals that were given {@link ENOUGH} times: their ranks, and how often. */
  ranks(): (readonly [signal: Signal, ranks: readonly number[], count: number])[] {
    return this.counts.flatMap(([signal, counts]) => {
      const count = total(counts);
      return count < ENOUGH ? [] : [[signal, ranking(counts, count), count] as const];
    });
  }
}

/** Where a score stands on its scale, from 0, the better the higher. */
function placeOf(signal: Signal, score: number): number {
  return towardsWell(signal, score) - SCALES[signal][0];
}

/**
 * The baseline of some check-ins. Each score is replaced by its rank among the person's own, ties
 * in their middle: so scales, skews and outliers do not matter, and the steps of a scale need not
 * be of one size.
 *
 * @returns undefined while no signal was given {@link ENOUGH} times
 */
export function baselineOf(tally: Tally): Baseline | undefined {
  const ranks = tally.ranks();
  if (ranks.length === 0) return undefined;
  const { points } = tally;
  const { length } = points;
  const parts = (point: Point): number[] => {
    const each: number[] = [];
    for (const [signal, rank] of ranks) {
      const score = point[signal];
      if (score !== undefined) each.push(rank[placeOf(signal, score)] ?? 0);
    }
    return each;
  };
  const joined = (each: readonly number[], alike: number) => {
    const size = each.length;
    return size === 0 ? undefined : total(each) / Math.sqrt(size + size * (size - 1) * alike);
  };
  /** They take a look at every pair, which most baselines are never asked for. */
  let known: { alike: number; inertia: number } | undefined;
  const relations = () => {
    if (known) return known;
    const all = points
      .slice(0, length)
      .map(parts)
      .filter((each) => each.length > 0);
    const alike = likeness(all);
    const rho = neighbours(all.map((each) => joined(each, alike) ?? 0));
    return (known = { alike, inertia: (1 + rho) / (1 - rho) });
  };
  return {
    count: Math.min(...ranks.map(([, , count]) => count)),
    score: (point) => joined(parts(point), relations().alike),
    roughly: (point) => joined(parts(point), 0),
    inertia: () => relations().inertia,
  };
}

/**
 * Standardised mid-ranks of the scores of one signal: mean 0 and variance 1 over the person's own.
 *
 * @param counts how often each place of the scale was taken, `count` in all
 */
function ranking(counts: readonly number[], count: number): number[] {
  let below = 0;
  let squares = 0;
  const ranks = counts.map((here) => {
    const rank = (below + here / 2) / count - 0.5;
    below += here;
    squares += here * rank * rank;
    return rank;
  });
  const spread = Math.max(LEAST_SPREAD, Math.sqrt(squares / (count - 1)));
  return ranks.map((rank) => rank / spread);
}

/** The mean correlation between the signals of one check-in. */
function likeness(all: readonly (readonly number[])[]): number {
  let sum = ALIKE.value * ALIKE.weight;
  let pairs = ALIKE.weight;
  for (const each of all) {
    const own = (each.length * (each.length - 1)) / 2;
    if (own === 0) continue;
    const squares = total(each.map((value) => value * value));
    // A check-in counts once, however many pairs it has.
    sum += (total(each) ** 2 - squares) / 2 / own;
    pairs += 1;
  }
  return Math.min(0.95, Math.max(0, sum / pairs));
}

/** The correlation of each check-in with the next, none below 0. */
function neighbours(values: readonly number[]): number {
  let products = 0;
  let squares = 0;
  for (const [index, value] of values.entries()) {
    squares += value * value;
    if (index > 0) products += value * (values[index - 1] ?? 0);
  }
  const { length } = values;
  // A short series seems less alike than it is, by about 1/n.
  const seen = squares > 0 ? products / squares + 1 / length : 0;
  const rho = (length * seen + INERT.weight * INERT.value) / (length + INERT.weight);
  return Math.min(INERT.most, Math.max(0, rho));
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
