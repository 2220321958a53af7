import { cycleMs, placeAt, type Pattern, type Place } from '../../care/breathing.js';
import type { Timeline } from '../session/clockwork.js';

/** So many cycles of a pattern, as time goes through them. */
export function timelineOf(pattern: Pattern, cycles: number): Timeline<Place> {
  return {
    totalMs: cycles * cycleMs(pattern),
    at: (elapsed) => placeAt(pattern, elapsed),
    turnOf: ({ cycle, index }) => cycle * pattern.phases.length + index,
  };
}

/** Whole cycles in so many milliseconds of practice. */
export function cyclesIn(pattern: Pattern, elapsed: number): number {
  return Math.floor(elapsed / cycleMs(pattern) + 1e-9);
}
