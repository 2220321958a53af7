import type { Step } from './practice.js';

/** A step and how long it lasts this time, in milliseconds. */
interface Leg {
  readonly step: Step;
  readonly ms: number;
}

/** The steps of one session. */
export interface Course {
  readonly legs: readonly Leg[];
  readonly totalMs: number;
}

/** Where a session stands at one instant. */
export interface StepPlace {
  readonly step: Step;
  /** Counted from 0. */
  readonly index: number;
  /** Whether the step's second line has come. */
  readonly isLater: boolean;
  /** Milliseconds since the step began, and until it ends. */
  readonly into: number;
  readonly remaining: number;
  /** When the step, or its first half where it has two, ends: milliseconds from the start. */
  readonly next: number;
}

/** The steps one after the other, each as long as it says. */
export function courseOf(steps: readonly Step[]): Course {
  return courseWith(steps.map((step) => ({ step, ms: Math.round(step.seconds * 1000) })));
}

function courseWith(legs: readonly Leg[]): Course {
  return { legs, totalMs: legs.reduce((sum, { ms }) => sum + ms, 0) };
}

/**
 * The place at `elapsed` milliseconds after the start. Always counted from the start, so that no
 * error adds up over a session.
 */
export function stepAt({ legs }: Course, elapsed: number): StepPlace {
  let start = 0;
  for (const [index, { step, ms }] of legs.entries()) {
    const end = start + ms;
    if (elapsed < end || index === legs.length - 1) {
      const half = start + ms / 2;
      const isLater = step.more !== undefined && elapsed >= half;
      const next = step.more === undefined || isLater ? end : half;
      return { step, index, isLater, into: elapsed - start, remaining: end - elapsed, next };
    }
    start = end;
  }
  throw new RangeError('a practice needs steps');
}

/** The course in which the step that runs at `elapsed` ends then. */
export function cutAt(course: Course, elapsed: number): Course {
  const { index, into } = stepAt(course, elapsed);
  return courseWith(course.legs.map((leg, at) => (at === index ? { ...leg, ms: into } : leg)));
}

/** *Design*: the part of its seconds from which on a step counts. */
const COUNTS = 0.5;

/** Steps that count: those that ran for half of their seconds, however they ended. */
export function stepsDone({ legs }: Course, elapsed: number): number {
  let start = 0;
  return legs.filter(({ step, ms }) => {
    const ran = Math.min(ms, elapsed - start);
    start += ms;
    return ran >= step.seconds * 1000 * COUNTS - 1e-6;
  }).length;
}
