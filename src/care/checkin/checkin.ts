import { isScore, SIGNALS, type Point } from '../trends/signals.js';
import { BODY, SIGNS, type BodySignal, type Sign } from './lists.js';

/** What a check-in says; everything may be left out. */
export interface Checkin {
  /** 1 (low) to 5 (high). */
  readonly mood?: number;
  /** 1 (low) to 5 (high). */
  readonly energy?: number;
  /** 0 (none) to 10 (as much as can be). */
  readonly tension?: number;
  readonly body: readonly BodySignal[];
  readonly signs: readonly Sign[];
}

/** What an entry of kind `checkin` says; what is no such thing is passed over. */
export function checkinIn(entry: {
  readonly mood: number | null;
  readonly data: Readonly<Record<string, unknown>>;
}): Checkin {
  const { energy, tension, body, signs } = entry.data;
  const scores = { mood: entry.mood, energy, tension };
  const given = SIGNALS.filter((signal) => isScore(signal, scores[signal]));
  return {
    ...Object.fromEntries(given.map((signal) => [signal, scores[signal]])),
    body: known(BODY, body),
    signs: known(SIGNS, signs),
  };
}

/** Its scores, for a trend. */
export function pointOf(at: number, { mood, energy, tension }: Checkin): Point {
  return {
    at,
    ...(mood === undefined ? {} : { mood }),
    ...(energy === undefined ? {} : { energy }),
    ...(tension === undefined ? {} : { tension }),
  };
}

function known<T extends string>(names: readonly T[], value: unknown): T[] {
  return Array.isArray(value) ? names.filter((name) => value.includes(name)) : [];
}

/** *Design*: so many categories of warning signs at once, or an end of a scale. */
const SEVERAL = 4;
const LOWEST = 1;
const TENSEST = 10;

/**
 * Whether a check-in by itself is reason to name where help is. *Design*, no rule of medicine: it
 * says nothing about the person, and only adds a line about `selfcare crisis`.
 */
export function pointsToDistress({ mood, tension, signs }: Checkin): boolean {
  return signs.length >= SEVERAL || mood === LOWEST || tension === TENSEST;
}
