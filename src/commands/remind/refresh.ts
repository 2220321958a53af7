import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReminderLog } from '../../care/reminders-builtin.js';
import { reminders, type Line, type Stamps } from '../../care/reminders.js';
import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import { instantOf } from '../../journal/moment.js';
import { parseTree, type Tree } from '../../settings/tree.js';
import { readShown, writeDue } from '../../shell/due.js';
import { readKept, writeKept, type Kept } from '../../shell/kept.js';
import { outlookOf } from './outlook.js';

/** *Design*: a plan is made anew after so long: entries of other devices may have come. */
const FRESH = 12 * 3_600_000;
/** How long a line that nobody has seen keeps its time, so that no two shells show it. */
const SAME_LINE = 3 * 3_600_000;

/**
 * Plans the next line for the shells and writes it down.
 *
 * @param anew reads the journal, whatever is remembered of it
 */
export async function refreshDue(context: Context, anew = false): Promise<void> {
  const home = await context.home();
  const { settings, journal } = context.opened();
  const now = context.now().getTime();
  const before = readKept(home);
  const added = journal ? journal.added : [];
  const carried = anew ? undefined : carriedOn(before.log, added, now);
  const log = carried ?? (await readLog(context));
  const stamps = withShown(before, home, now);
  const tree = settings?.stored ?? readTree(home);
  const line = reminders(outlookOf(tree, log, { stamps }, context.local)).line(now);
  const planned = line && plannedAs(line, before.planned);
  const kept: Kept = { stamps, log, ...(planned ? { planned } : {}) };
  if (JSON.stringify(kept) !== JSON.stringify(before)) writeKept(home, kept, context, false);
  const seconds = (time: number) => Math.ceil(time / 1000);
  const due = {
    from: planned ? seconds(planned.at) : 0,
    text: line?.title ?? '',
    // Once a line can be shown, it is time to plan the one after it.
    stale: seconds(Math.min(planned?.at ?? Infinity, now + FRESH)),
  };
  writeDue(home, due, context);
}

/** What was remembered of the journal, with what this run has added; undefined where that is not all. */
function carriedOn(
  log: ReminderLog | undefined,
  added: readonly Entry[] | undefined,
  now: number,
): ReminderLog | undefined {
  if (!log || !added) return undefined;
  const later = { ...log };
  for (const { kind, at } of added) {
    const name = NEWEST[kind];
    const time = instantOf(at);
    if (kind === 'workday') return undefined;
    if (name && time <= now) later[name] = Math.max(time, log[name] ?? -Infinity);
  }
  return later;
}

const NEWEST: Readonly<
  Partial<Record<Entry['kind'], 'lastBreath' | 'lastJournal' | 'lastCheckin'>>
> = {
  breath: 'lastBreath',
  practice: 'lastBreath',
  journal: 'lastJournal',
  checkin: 'lastCheckin',
};

async function readLog(context: Context): Promise<ReminderLog> {
  const { readDayLog } = await import('../boundary/daylog.js');
  const log = await readDayLog(context);
  const { lastBreath, lastJournal, lastCheckin, openLoops, snoozes, opened, closed } = log;
  return {
    openLoops,
    snoozes,
    ...(lastBreath === undefined ? {} : { lastBreath }),
    ...(lastJournal === undefined ? {} : { lastJournal }),
    ...(lastCheckin === undefined ? {} : { lastCheckin }),
    ...(opened ? { opened } : {}),
    ...(closed ? { closed } : {}),
  };
}

/** What was done about reminders, with what a shell says that it has shown. */
function withShown({ stamps, planned }: Kept, home: string, now: number): Stamps {
  const shown = readShown(home);
  if (!shown) return stamps;
  const lastShown = Math.max(stamps.lastShown ?? -Infinity, Math.min(shown.at * 1000, now));
  const isPlanned = planned && shown.from === Math.ceil(planned.at / 1000);
  return {
    ...stamps,
    lastShown,
    ...(isPlanned ? { shown: { ...stamps.shown, [planned.id]: planned.since } } : {}),
  };
}

function plannedAs({ id, since, at }: Line, before: Kept['planned']): Kept['planned'] {
  const isSame =
    before?.id === id && before.since === since && before.at <= at && at - before.at < SAME_LINE;
  return isSame ? before : { id, since, at };
}

/** The settings without a word about what is wrong with them, which every run would repeat. */
function readTree(home: string): Tree {
  try {
    return parseTree(readFileSync(join(home, 'config.json'), 'utf8')) ?? {};
  } catch {
    return {};
  }
}
