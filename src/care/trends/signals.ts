import { DAY_MS } from '../wall.js';

/** What a check-in can say in numbers. */
export const SIGNALS = ['mood', 'energy', 'tension'] as const;
export type Signal = (typeof SIGNALS)[number];

/** The lowest and the highest score of a signal, both included; whole numbers. */
export const SCALES: Readonly<Record<Signal, readonly [low: number, high: number]>> = {
  mood: [1, 5],
  energy: [1, 5],
  tension: [0, 10],
};

/** One check-in as a trend goes by it: when, and the scores that were given. */
export type Point = {
  /** ms since 1970. */
  readonly at: number;
} & { readonly [S in Signal]?: number };

/** Whether a value is a score of that signal. */
export function isScore(signal: Signal, value: unknown): value is number {
  const [low, high] = SCALES[signal];
  return Number.isInteger(value) && (value as number) >= low && (value as number) <= high;
}

/** A score such that more is better: tension is turned round. */
export function towardsWell(signal: Signal, score: number): number {
  return signal === 'tension' ? SCALES.tension[1] - score : score;
}

/** The signals that a check-in gave. */
export function given(point: Point): Signal[] {
  return SIGNALS.filter((signal) => point[signal] !== undefined);
}

/** *Design*: after a pause as long as this, in ms, what is new begins anew. */
export const LONG_PAUSE = 60 * DAY_MS;
