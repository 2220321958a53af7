import { dayLived } from '../../care/commitments/periods.js';
import type { DayLog } from '../../care/daylog.js';
import { readHours, workState } from '../../care/hours.js';
import { heldIn, sessionTotals } from '../../care/load.js';
import { closingDay, livedDay } from '../../care/shutdown.js';
import type { Context } from '../../context.js';
import { instantOf, momentAt, wallOf } from '../../journal/moment.js';
import { readLoopsFile } from './loops-file.js';
import { KINDS, recentTraces, WINDOW, type TracesContext } from './recent.js';
import type { Trace } from './times-file.js';

/** What reading the day log needs of the context. */
export type DayLogContext = TracesContext & Pick<Context, 'settings' | 'now' | 'local'>;

/** What the log says of the day that runs. Reads the last weeks only, however long the journal is. */
export async function readDayLog(context: DayLogContext): Promise<DayLog> {
  const now = context.now();
  const settings = await context.settings();
  const journal = await context.journal();
  const from = wallOf(momentAt(new Date(now.getTime() - WINDOW), context.local).at);
  const entries: Dated[] = [];
  for (const entry of await recentTraces(context, { from, kinds: KINDS })) {
    const at = instantOf(entry.at);
    if (at <= now.getTime()) entries.push({ entry, at });
  }
  const newest = (...kinds: readonly string[]) =>
    entries.find(({ entry }) => kinds.includes(entry.kind))?.at;
  const events = (event: string) => entries.filter(({ entry }) => entry.data['event'] === event);
  const closed = latestDay(events('close'));
  const opened = latestDay(events('open'));
  const dayStart = settings.get('day.start');
  const state = workState(readHours(settings.get('hours')), now, context.local, dayStart);
  const lived = livedDay(now, context.local, dayStart);
  const day = closingDay(state, now, lived, closed?.day);
  const lastBreath = newest('breath', 'practice');
  const lastJournal = newest('journal');
  const lastCheckin = newest('checkin');
  const notesDue = closed?.entry.data['notesDue'];
  const snoozes = events('snooze').filter(({ entry }) => entry.data['day'] === day);
  const held = entries.flatMap(({ entry, at }) => {
    const counts = entry.kind === 'load' ? heldIn(entry.data) : undefined;
    return counts ? [{ ...counts, at, day: dayLived(entry.at, dayStart) }] : [];
  });
  return {
    ...(lastBreath === undefined ? {} : { lastBreath }),
    ...(lastJournal === undefined ? {} : { lastJournal }),
    ...(lastCheckin === undefined ? {} : { lastCheckin }),
    openLoops: openLoops(events('loop'), await context.home(), from),
    ...(opened ? { opened: { day: opened.day, at: opened.at } } : {}),
    ...(closed ? { closed: closeOf(closed) } : {}),
    snoozes: snoozes
      .map(({ entry, at }) => ({ at, until: Date.parse(String(entry.data['until'])) }))
      .filter(({ until }) => !Number.isNaN(until))
      .reverse(),
    sessions: sessionTotals(held, now, context.local, dayStart),
    ...(typeof notesDue === 'number' ? { notesDue } : {}),
    isEmpty: entries.length === 0 && journal.store.isEmpty,
  };
}

interface Dated {
  readonly entry: Trace;
  readonly at: number;
}

/** The entry of the latest workday: one may be written after that of a later day. */
function latestDay(entries: readonly Dated[]): (Dated & { readonly day: string }) | undefined {
  let latest: (Dated & { readonly day: string }) | undefined;
  for (const each of entries) {
    const day = each.entry.data['day'];
    if (typeof day === 'string' && day > (latest?.day ?? '')) latest = { ...each, day };
  }
  return latest;
}

function closeOf({ day, at, entry }: Dated & { readonly day: string }): DayLog['closed'] & object {
  return { day, at, ...(entry.data['finished'] === null ? { isUnsure: true } : {}) };
}

/** Open loops of the last weeks by the journal, older ones by the list that is kept of them. */
function openLoops(recent: readonly Dated[], home: string, from: string): number {
  const seen = new Set(recent.map(({ entry }) => entry.id));
  const older = readLoopsFile(home).filter(
    ({ id, month }) => !seen.has(id) && month <= from.slice(0, 7),
  );
  return recent.filter(({ entry }) => entry.data['state'] === 'open').length + older.length;
}
