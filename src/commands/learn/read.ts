import { dayLived } from '../../care/commitments/periods.js';
import { activityIn, cycleIn, type Activity, type Cycle } from '../../care/learning/cycle.js';
import { dateOfDay } from '../../care/wall.js';
import type { Entry } from '../../journal/entry.js';

/** A cycle and where it is kept. */
export interface CycleEntry {
  readonly entry: Entry;
  readonly cycle: Cycle;
}

/** Something learned, and where it is kept. */
export interface ActivityEntry extends Activity {
  readonly entry: Entry;
}

/** The cycles and all that was learned, in the order of the entries. What is neither is passed over. */
export function learned(
  entries: readonly Entry[],
  dayStart: number,
): { readonly cycles: readonly CycleEntry[]; readonly activities: readonly ActivityEntry[] } {
  const own = entries.filter(({ kind }) => kind === 'learning');
  return {
    cycles: own.flatMap((entry) => {
      const cycle = cycleIn(entry.data);
      return cycle ? [{ entry, cycle }] : [];
    }),
    activities: own.flatMap((entry) => {
      const activity = activityIn(entry.data);
      if (!activity) return [];
      return [{ ...activity, entry, day: dateOfDay(dayLived(entry.at, dayStart)) }];
    }),
  };
}
