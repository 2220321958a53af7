import type { Baseline } from './baseline.js';
import type { Point } from './signals.js';

/** *Design*: how much likelier "as before" must be than "still low", as a natural logarithm. */
const SURE = 5;
/** The least change, in standard deviations, between which is told. */
const LEAST = 0.75;
/** And after so many check-ins at the earliest. */
const FEWEST = 4;

/** Watches for the end of a change: a sequential test of the old level against the low one. */
export class Recovery {
  private readonly baseline: Baseline;
  private readonly low: number;
  private evidence = 0;
  private seen = 0;

  /**
   * @param baseline what was usual before
   * @param window the check-ins in which the change was found
   */
  constructor(baseline: Baseline, window: readonly Point[]) {
    const scores = window.flatMap((point) => baseline.score(point) ?? []);
    const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
    this.baseline = baseline;
    this.low = Math.min(-LEAST, mean);
  }

  /** Takes the next check-in; whether the change is over with it. */
  isOver(point: Point): boolean {
    const score = this.baseline.score(point);
    if (score === undefined) return false;
    const step = (-this.low * (score - this.low / 2)) / this.baseline.course().inertia;
    this.evidence = Math.max(0, this.evidence + step);
    this.seen = this.evidence === 0 ? 0 : this.seen + 1;
    return this.evidence >= SURE && this.seen >= FEWEST;
  }
}
