import type { ReminderLog } from '../../care/reminders-builtin.js';
import type { Entry, Kind } from '../../journal/entry.js';
import { instantOf } from '../../journal/moment.js';

/** What an entry of a kind is the newest of, and the reminder that it puts off. */
const CARRIED: Readonly<
  Partial<Record<Kind, readonly ['lastBreath' | 'lastJournal' | 'lastCheckin', string]>>
> = {
  breath: ['lastBreath', 'pause'],
  practice: ['lastBreath', 'pause'],
  journal: ['lastJournal', 'journal'],
  checkin: ['lastCheckin', 'checkin'],
};

/**
 * What was remembered of the journal, with the entries that a run has added; undefined where the
 * journal must be read, because the run did more than that.
 *
 * @param now ms since 1970
 */
export function carriedOn(
  log: ReminderLog | undefined,
  added: readonly Entry[] | undefined,
  now: number,
): ReminderLog | undefined {
  if (!log || !added || added.some(({ kind }) => kind === 'workday')) return undefined;
  const later = { ...log };
  for (const { kind, at } of added) {
    const [name] = CARRIED[kind] ?? [];
    const time = instantOf(at);
    if (name && time <= now) later[name] = Math.max(time, later[name] ?? -Infinity);
  }
  return later;
}

/** The reminders that added entries put off. */
export function putOff(added: readonly Entry[]): string[] {
  return added.flatMap(({ kind }) => CARRIED[kind]?.[1] ?? []);
}
