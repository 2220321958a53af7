import { Chart, type Found } from './chart.js';
import { Recovery } from './recovery.js';
import { given, SIGNALS, type Point } from './signals.js';

/** A change for the worse that lasts. Indexes are of the points that were given. */
export interface Change {
  /** The first check-in that is part of it. */
  readonly since: number;
  /** The check-in at which it could be told from chance. */
  readonly found: number;
  /** The check-in at which it was over; absent while it stands. */
  readonly over?: number;
}

/**
 * *Design*, by simulation (tests/care/trends): how many standard errors the mean of a window must
 * lie below the baseline, for all signals taken together and for each by itself. Three more looks
 * would raise three times the false notices, so each of them must be the surer.
 */
const TOGETHER = 3.35;
const ALONE = 3.9;

/**
 * Every lasting change for the worse, against the person's own check-ins. One is found when the mean
 * of the last few, of all signals together or of one alone, lies so far below those before that a
 * steady person would rarely see it in 200 check-ins; it stands until a recovery is as sure, and
 * only after that can there be another.
 *
 * @param points oldest first; those without any score say nothing
 * @param dayOf the day that a person lived at an instant, as a number
 */
export function changesIn(points: readonly Point[], dayOf: (instant: number) => number): Change[] {
  const changes: Change[] = [];
  const charts = [
    new Chart(SIGNALS, TOGETHER),
    ...SIGNALS.map((signal) => new Chart([signal], ALONE)),
  ];
  let recovery: Recovery | undefined;
  for (const [index, point] of points.entries()) {
    if (given(point).length === 0) continue;
    if (recovery) {
      if (!recovery.isOver(point)) continue;
      const open = changes.pop();
      if (open) changes.push({ ...open, over: index });
      for (const chart of charts) chart.resume(open?.since ?? index, point.at);
      recovery = undefined;
      continue;
    }
    let found: Found | undefined;
    for (const chart of charts) {
      const one = chart.take(point, index, dayOf);
      if (one && one.sure > (found?.sure ?? 0)) found = one;
    }
    if (!found) continue;
    changes.push({ since: found.since, found: index });
    recovery = new Recovery(found.baseline, found.low);
  }
  return changes;
}
