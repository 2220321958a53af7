import { dayLived } from '../../care/commitments/periods.js';
import { activityIn, cycleIn, type Activity, type Cycle } from '../../care/learning/cycle.js';
import { livedDay } from '../../care/load.js';
import { dateOfDay } from '../../care/wall.js';
import type { Context } from '../../context.js';
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

/** What is known of a person's learning, the newest first. */
export interface Learned {
  readonly cycles: readonly CycleEntry[];
  readonly activities: readonly ActivityEntry[];
}

/** The cycles and all that was learned, in the order of the entries. What is neither is passed over. */
export function learned(entries: readonly Entry[], dayStart: number): Learned {
  return {
    cycles: entries.flatMap((entry) => {
      const cycle = cycleIn(entry.data);
      return cycle ? [{ entry, cycle }] : [];
    }),
    activities: entries.flatMap((entry) => {
      const activity = activityIn(entry.data);
      if (!activity) return [];
      return [{ ...activity, entry, day: dateOfDay(dayLived(entry.at, dayStart)) }];
    }),
  };
}

/** Reads all of it; a locked vault asks for its passphrase. */
export async function readLearned(
  context: Pick<Context, 'journal' | 'settings'>,
): Promise<Learned> {
  const journal = await context.journal();
  const entries = await journal.read({ kinds: ['learning'] });
  // Reminders go by what was read here.
  if (entries.length > 0) journal.store.touched.add('learning');
  return learned(entries, (await context.settings()).get('day.start'));
}

/** The day that is lived: `2026-11-21`. */
export async function dayToday({
  now,
  local,
  settings,
}: Pick<Context, 'now' | 'local' | 'settings'>): Promise<string> {
  return dateOfDay(livedDay(now().getTime(), local, (await settings()).get('day.start')));
}
