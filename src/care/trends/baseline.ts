import type { Point } from './signals.js';
import { placeOf, type Ranking } from './tally.js';

/** What a person's own check-ins say of what is usual for them, in some signals. */
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
  course(): Course;
}

/** How the scores of a baseline go. */
export interface Course {
  /**
   * 1 where check-ins are independent; more where they resemble their neighbours: the mean of some
   * is then less sure by this factor of its variance.
   */
  readonly inertia: number;
  /** Their skewness where bad days lie farther off than good ones, below 0; else 0. */
  readonly lean: number;
}

/** *Design*: so many check-ins must be there before anything is said. */
export const ENOUGH = 10;

/** *Design*, shrinkage: what is supposed before anything is known, and how many check-ins it weighs. */
const ALIKE = { value: 0.1, weight: 10 };
const INERT = { value: 0.1, weight: 20, most: 0.5 };
const LEAN = { value: 0, weight: 20 };

/**
 * The baseline of some check-ins. Each score is replaced by its rank among the person's own: so
 * scales and outliers do not matter, and the steps of a scale need not be of one size.
 *
 * @param before the check-ins, oldest first; asked for later, and then the same
 * @param known the ranks of the signals that were given often enough, one at least
 */
export function baselineOf(before: () => readonly Point[], known: readonly Ranking[]): Baseline {
  const scored = (point: Point, alike: number): number | undefined => {
    let [sum, size] = [0, 0];
    for (const ranking of known) {
      const rank = rankIn(point, ranking);
      if (rank === undefined) continue;
      sum += rank;
      size++;
    }
    return size === 0 ? undefined : sum / Math.sqrt(size + size * (size - 1) * alike);
  };
  // They take a look at every check-in, which most baselines are never asked for.
  let alike: number | undefined;
  const score = (point: Point) => scored(point, (alike ??= likeness(before(), known)));
  let course: Course | undefined;
  return {
    count: Math.min(...known.map((each) => each.count)),
    score,
    roughly: (point) => scored(point, 0),
    course: () => (course ??= courseOf(before().flatMap((point) => score(point) ?? []))),
  };
}

function rankIn(point: Point, { signal, ranks }: Ranking): number | undefined {
  const score = point[signal];
  return score === undefined ? undefined : ranks[placeOf(signal, score)];
}

/** The mean correlation between the signals of one check-in. */
function likeness(points: readonly Point[], known: readonly Ranking[]): number {
  let products = ALIKE.value * ALIKE.weight;
  let pairs = ALIKE.weight;
  for (const point of points) {
    const each = known.flatMap((ranking) => rankIn(point, ranking) ?? []);
    if (each.length < 2) continue;
    let [sum, squares] = [0, 0];
    for (const rank of each) {
      sum += rank;
      squares += rank * rank;
    }
    // A check-in counts once, however many pairs it has.
    products += (sum * sum - squares) / (each.length * (each.length - 1));
    pairs += 1;
  }
  return Math.min(0.95, Math.max(0, products / pairs));
}

/** Whether each score is like the one before it, and to which side they lean. */
function courseOf(scores: readonly number[]): Course {
  const { length } = scores;
  let [products, squares, cubes, last] = [0, 0, 0, 0];
  for (const score of scores) {
    products += score * last;
    squares += score * score;
    cubes += score ** 3;
    last = score;
  }
  // A short series seems less alike than it is, by about 1/n.
  const seen = squares > 0 ? products / squares + 1 / length : 0;
  const rho = Math.min(INERT.most, Math.max(0, shrunk(seen, length, INERT)));
  const skewness = squares > 0 ? cubes / length / (squares / length) ** 1.5 : 0;
  return { inertia: (1 + rho) / (1 - rho), lean: Math.min(0, shrunk(skewness, length, LEAN)) };
}

/** What was seen in so many check-ins, drawn towards what is supposed. */
function shrunk(seen: number, count: number, { value, weight }: typeof LEAN): number {
  return (count * seen + weight * value) / (count + weight);
}
