import { changesIn } from '../../../src/care/trends/change.js';
import { SCALES, towardsWell, type Point, type Signal } from '../../../src/care/trends/signals.js';
import { standingOf } from '../../../src/care/trends/standing.js';

/** Whether a steady person's scores are normal, flat, heaped at one end, or like their neighbours. */
export const NOISES = [
  'normal',
  'uniform',
  'low tail',
  'high tail',
  'AR(1) 0.3',
  'narrow',
] as const;
export type Noise = (typeof NOISES)[number];

/** What a made-up person is like. */
export interface Person {
  readonly noise: Noise;
  readonly signals: readonly Signal[];
  /** Correlation between the signals of one check-in, 0 to 1. */
  readonly alike?: number;
}

/** From one check-in on, for good, some signals lie lower: tension, that is, higher. */
export interface Drop {
  readonly at: number;
  /** All that are given, unless some are named. */
  readonly signals?: readonly Signal[];
  /** By how many of their own standard deviations; 1 unless it is said. */
  readonly by?: number;
}

/** Where the noise lies on a scale of 1 to 5, and its standard deviation, before it is rounded. */
const PLACES: Readonly<Record<Noise, readonly [mean: number, deviation: number]>> = {
  normal: [3.4, 0.9],
  uniform: [3, Math.sqrt(25 / 12)],
  'low tail': [4, 0.9],
  'high tail': [2.2, 0.9],
  'AR(1) 0.3': [3.4, 0.9],
  narrow: [3.6, 0.45],
};

/** Numbers that look random, the same at every run. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A source of noise of mean 0 and variance 1. */
function source(noise: Noise, random: () => number): () => number {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  if (noise === 'uniform') return () => (random() - 0.5) * Math.sqrt(12);
  if (noise === 'low tail') return () => 1 + Math.log(1 - random());
  if (noise === 'high tail') return () => -1 - Math.log(1 - random());
  if (noise !== 'AR(1) 0.3') return normal;
  let last = normal();
  return () => (last = 0.3 * last + Math.sqrt(1 - 0.09) * normal());
}

/** The score that a value becomes: the better the higher, rounded, within its scale. */
function score(signal: Signal, noise: Noise, value: number, fall: number): number {
  const [low, high] = SCALES[signal];
  const stretch = (high - low) / 4;
  const [mean, deviation] = PLACES[noise];
  const raw = low + (mean - 1 + deviation * value - fall) * stretch;
  return towardsWell(signal, Math.min(high, Math.max(low, Math.round(raw))));
}

const falls = new Map<string, number>();

/**
 * How far noise must fall so that the mean of the scores falls by so many of their standard
 * deviations, or to the end of the scale where that is nearer.
 */
function fallOf(signal: Signal, noise: Noise, by: number): number {
  const key = `${signal} ${noise} ${by}`;
  const known = falls.get(key);
  if (known !== undefined) return known;
  const draw = source(noise, chance(99));
  const values = Array.from({ length: 5000 }, draw);
  const moments = (fall: number) => {
    const scores = values.map((value) => towardsWell(signal, score(signal, noise, value, fall)));
    const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
    const square = scores.reduce((sum, one) => sum + (one - mean) ** 2, 0) / scores.length;
    return { mean, deviation: Math.sqrt(square) };
  };
  const { mean, deviation } = moments(0);
  let [least, most] = [0, 6];
  for (let round = 0; round < 30; round++) {
    const middle = (least + most) / 2;
    if (moments(middle).mean > mean - by * deviation) least = middle;
    else most = middle;
  }
  falls.set(key, least);
  return least;
}

/** A person's check-ins, one a day. */
export function series(person: Person, seed: number, length: number, drop?: Drop): Point[] {
  const { noise, signals, alike = 0 } = person;
  const { at: from, signals: fallen, by } = { at: Infinity, signals, by: 1, ...drop };
  const random = chance(seed * 7919 + 13);
  const shared = source(noise, random);
  const own = signals.map(() => source(noise, random));
  return Array.from({ length }, (_, index) => {
    const common = shared();
    const scores = signals.map((signal, at) => {
      const alone = own[at]?.() ?? 0;
      const value = Math.sqrt(alike) * common + Math.sqrt(1 - alike) * alone;
      const fall = index >= from && fallen.includes(signal) ? fallOf(signal, noise, by) : 0;
      return [signal, score(signal, noise, value, fall)];
    });
    return { at: index * 86_400_000, ...(Object.fromEntries(scores) as object) };
  });
}

export const dayOf = (instant: number) => Math.floor(instant / 86_400_000);

/** The share of steady series, 200 check-ins each, in which a change is named. */
export function falseNotices(person: Person, count: number, length = 200): number {
  let named = 0;
  for (let seed = 1; seed <= count; seed++) {
    if (changesIn(series(person, seed, length), dayOf).length > 0) named++;
  }
  return named / count;
}

/** In how many series a drop is named. */
export interface Named {
  /** The share within so many check-ins. */
  within(checkins: number): number;
  /** Of those, the share in which what fell is named first. */
  readonly rightly: number;
}

/** Looks at so many series until 40 check-ins after a drop; those named before it do not count. */
export function named(person: Person, count: number, drop: Drop): Named {
  const after: number[] = [];
  let [all, right] = [0, 0];
  for (let seed = 1; seed <= count; seed++) {
    const points = series(person, 50_000 + seed, drop.at + 40, drop);
    const found = changesIn(points, dayOf)[0]?.found ?? Infinity;
    if (found < drop.at) continue;
    all++;
    if (found === Infinity) continue;
    after.push(found - drop.at);
    const standing = standingOf(points.slice(0, found + 1), dayOf);
    const first = standing.state === 'lower' ? standing.worse[0] : undefined;
    if (first && (drop.signals ?? person.signals).includes(first)) right++;
  }
  return {
    within: (checkins) => after.filter((each) => each < checkins).length / all,
    rightly: right / after.length,
  };
}
