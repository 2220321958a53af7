import { dayLived } from '../../care/commitments/periods.js';
import { activityIn, cycleIn, type Activity, type Cycle } from '../../care/learning/cycle.js';
import { livedDay } from '../../care/load.js';
import { dateOfDay } from '../../care/wall.js';
import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';

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
  /** What says that it is one of them, and cannot be one. */
  readonly unread: readonly Entry[];
}

const RECORDS: readonly unknown[] = ['cycle', 'activity'];

/** The cycles and all that was learned, in the order of the entries. What is neither is passed over. */
export function learned(entries: readonly Entry[], dayStart: number): Learned {
  const [cycles, activities, unread]: [CycleEntry[], ActivityEntry[], Entry[]] = [[], [], []];
  for (const entry of entries) {
    const cycle = cycleIn(entry.data);
    const activity = activityIn(entry.data, dayLived(entry.at, dayStart));
    if (cycle) cycles.push({ entry, cycle });
    else if (activity) activities.push({ ...activity, entry });
    else if (RECORDS.includes(entry.data['record'])) unread.push(entry);
  }
  return { cycles, activities, unread };
}

/** Reads all of it; a locked vault asks for its passphrase. What cannot be read is named. */
export async function readLearned(
  context: Pick<Context, 'journal' | 'settings' | 'out'>,
): Promise<Learned> {
  const journal = await context.journal();
  const entries = await journal.read({ kinds: ['learning'] });
  // Reminders go by what was read here.
  if (entries.length > 0) journal.store.touched.add('learning');
  const found = learned(entries, (await context.settings()).get('day.start'));
  for (const { id } of found.unread) {
    const ref = id.slice(0, SHOWN_LETTERS);
    context.out.warn(
      `${ref} is no cycle or activity that can be read, and is left out`,
      `\`selfcare journal show ${ref}\` shows it, and \`selfcare journal delete ${ref}\` takes it out`,
    );
  }
  return found;
}

/** The day that is lived: `2026-11-21`. */
export async function dayToday({
  now,
  local,
  settings,
}: Pick<Context, 'now' | 'local' | 'settings'>): Promise<string> {
  return dateOfDay(livedDay(now().getTime(), local, (await settings()).get('day.start')));
}
