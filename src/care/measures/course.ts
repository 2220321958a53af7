import { DAY_MS } from '../wall.js';
import type { Instrument, Score } from './instruments.js';
import { bandOf, type Measure, type ScoreType } from './measure.js';

/** A result and when it was. */
export interface Result {
  /** ms since 1970. */
  readonly at: number;
  readonly measure: Measure;
}

/** The results of one score, one kind of number: raw and T are never in one course. */
export interface Course {
  readonly instrument: Instrument;
  readonly type: ScoreType;
  readonly score: Score;
  /** Oldest first. */
  readonly values: readonly { readonly at: number; readonly value: number }[];
}

/**
 * Every score that was recorded, each with its course.
 *
 * @param results in any order
 */
export function coursesOf(results: readonly Result[]): Course[] {
  const sorted = [...results].sort((a, b) => a.at - b.at);
  const courses = new Map<string, Course & { values: { at: number; value: number }[] }>();
  for (const { at, measure } of sorted) {
    const { instrument, type, scores } = measure;
    for (const score of instrument.scores) {
      const value = scores[score.id];
      if (value === undefined) continue;
      const key = `${instrument.id} ${type} ${score.id}`;
      const course = courses.get(key) ?? { instrument, type, score, values: [] };
      course.values.push({ at, value });
      courses.set(key, course);
    }
  }
  return [...courses.values()];
}

/** Why a course may deserve a look: a person's own change, and no diagnosis. */
export type Warning =
  /** WHO-5 fell by this many of 100 since one of the two results before (ms since 1970). */
  | { readonly why: 'fell'; readonly by: number; readonly since: number }
  /** The last two results lie in a worse band than the one before them. */
  | { readonly why: 'band'; readonly label: string };

/** A change of the WHO-5 that matters, of 100. */
const WHO5_FALL = 10;

/** What the newest result of a course gives reason to say, if anything; said at that result alone. */
export function warningOf({ instrument, type, score, values }: Course): Warning | undefined {
  const newest = values.slice(-3).reverse();
  const [last, before, first] = newest.map(({ value }) => value);
  if (last === undefined || before === undefined) return undefined;
  const { factor } = instrument;
  if (factor !== undefined) {
    const [step, all] = [before - last, (first ?? before) - last].map((by) => by * factor);
    const by = Math.max(step ?? 0, all ?? 0);
    // What fell before and is not much lower now was said then.
    const wasSaid = ((first ?? before) - before) * factor >= WHO5_FALL;
    const isNew = wasSaid ? (step ?? 0) >= WHO5_FALL : by >= WHO5_FALL;
    if (!isNew || last >= before) return undefined;
    const ofStep = wasSaid || (step ?? 0) >= by;
    return {
      why: 'fell',
      by: ofStep ? (step ?? 0) : by,
      since: newest[ofStep ? 1 : 2]?.at ?? 0,
    };
  }
  const [now, then] = [bandOf(score, type, last), bandOf(score, type, before)];
  const start = first === undefined ? undefined : bandOf(score, type, first);
  if (!now || !then || !start) return undefined;
  const isWorse = now.rank > start.rank && then.rank > start.rank;
  return isWorse ? { why: 'band', label: now.label } : undefined;
}

/** When to do an instrument again. */
export interface Retest {
  /** ms since 1970: before this it would ask about the same time twice. */
  readonly earliest: number;
  readonly usual: number;
}

/**
 * When a re-test makes sense; never within the look-back. Undefined where there is no telling.
 *
 * @param at when it was done last, ms since 1970
 */
export function retestOf({ again, lookBack = 0 }: Instrument, at: number): Retest | undefined {
  if (!again) return undefined;
  const [earliest, usual] = again.map((days) => at + Math.max(days, lookBack) * DAY_MS);
  return earliest === undefined || usual === undefined ? undefined : { earliest, usual };
}
