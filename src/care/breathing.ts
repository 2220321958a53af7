/** What a person does during one phase of a breath. `top-up` is the second, short sip of a sigh. */
export type Act = 'in' | 'top-up' | 'hold' | 'out' | 'rest';

export interface Phase {
  readonly act: Act;
  /** Whole milliseconds, above 0. */
  readonly ms: number;
  /** How full the lungs are at the start and at the end, 0 to 1. */
  readonly from: number;
  readonly to: number;
}

/** A way to breathe: its phases come round until the session ends. */
export interface Pattern {
  /** A preset's or a person's own name, or the canonical counts. */
  readonly name: string;
  /** As shown: `4-4-4-4`, `3+1-8`. */
  readonly timing: string;
  readonly phases: readonly Phase[];
}

/** Where a session stands at one instant. */
export interface Place {
  /** Whole cycles behind. */
  readonly cycle: number;
  /** Index of the phase in the pattern. */
  readonly index: number;
  readonly phase: Phase;
  /** Share of the phase that has passed, 0 up to but not including 1. */
  readonly progress: number;
  /** Milliseconds until the phase ends. */
  readonly remaining: number;
  /** How full the lungs are, 0 to 1, on a sine curve. */
  readonly level: number;
  /** When the phase ends, in milliseconds from the session's start. */
  readonly next: number;
}

/** The last hold that {@link longHold} lets pass without a word, in milliseconds (a design choice). */
const LONG_HOLD = 7000;

/** Milliseconds of one whole breath. */
export function cycleMs(pattern: Pattern): number {
  return pattern.phases.reduce((sum, phase) => sum + phase.ms, 0);
}

/** Breaths a minute, to two decimals. */
export function breathsPerMinute(pattern: Pattern): number {
  return Math.round(6_000_000 / cycleMs(pattern)) / 100;
}

/**
 * The fewest whole cycles that last at least `minutes`: a session ends with an exhale and its
 * pause, and is never shorter than asked.
 */
export function cyclesFor(pattern: Pattern, minutes: number): number {
  // A hair of slack: 0.1 minutes must not become a cycle more through binary fractions.
  return Math.max(1, Math.ceil((minutes * 60_000) / cycleMs(pattern) - 1e-9));
}

/**
 * The place at `elapsed` milliseconds after the start. Always counted from the start, so that no
 * error adds up over a session.
 */
export function placeAt(pattern: Pattern, elapsed: number): Place {
  const whole = cycleMs(pattern);
  const cycle = Math.floor(elapsed / whole);
  const within = elapsed - cycle * whole;
  let start = 0;
  let index = 0;
  for (const phase of pattern.phases) {
    if (within < start + phase.ms) {
      const progress = (within - start) / phase.ms;
      const eased = (1 - Math.cos(Math.PI * progress)) / 2;
      return {
        cycle,
        index,
        phase,
        progress,
        remaining: start + phase.ms - within,
        level: phase.from + (phase.to - phase.from) * eased,
        next: cycle * whole + start + phase.ms,
      };
    }
    start += phase.ms;
    index += 1;
  }
  throw new RangeError('a pattern needs phases');
}

/** Whether the breath is held anywhere, with lungs full or empty. */
export function hasHold(pattern: Pattern): boolean {
  return pattern.phases.some((phase) => phase.act === 'hold' || phase.act === 'rest');
}

/** Whether the pattern has a hold of over 7 seconds. */
export function longHold(pattern: Pattern): boolean {
  return pattern.phases.some(({ act, ms }) => (act === 'hold' || act === 'rest') && ms > LONG_HOLD);
}
