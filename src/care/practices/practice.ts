import type { Evidence } from '../presets.js';

/** One thing to do, for so long. */
export interface Step {
  /** Above 0. */
  readonly seconds: number;
  /** What to do, in a sentence or two. */
  readonly cue: string;
  readonly title?: string;
  /** Said when half of the step is over. */
  readonly more?: string;
  /**
   * Steps of a round keep their lengths, whatever is asked for: rounds are left out or come again.
   * Rounds count from 1 and stand together.
   */
  readonly round?: number;
  /** What is heard as it begins, where that should tell with closed eyes what to do. */
  readonly tone?: 'in' | 'out';
}

/** A guided sequence of steps. */
export interface Practice {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly steps: readonly Step[];
  /** What to keep in mind in this one, beside {@link CARE}. */
  readonly caution: string | undefined;
}

/** A practice that ships with the product. */
export interface BuiltIn extends Practice {
  readonly evidence: readonly Evidence[];
  /** Whether this short form rests on use and not on a trial of it. */
  readonly practiceBased: boolean;
}

/** What to keep in mind in every practice, in one line. */
export const CARE =
  'Your eyes may stay open. Leave out what does not suit you, and stop when it is too much. ' +
  'Never while driving.';

/** Seconds of all steps together. */
export function lengthOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { seconds }) => sum + seconds, 0);
}
