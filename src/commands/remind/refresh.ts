import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { reminders, type Line, type Stamps } from '../../care/reminders.js';
import { GAP_MINUTES } from '../../care/reminders-rules.js';
import type { Context } from '../../context.js';
import { readText } from '../../files/read.js';
import { parseTree, type Tree } from '../../settings/tree.js';
import { readShown, writeDue } from '../../shell/due.js';
import { readKept, writeKept, type Kept } from '../../shell/kept.js';
import { carriedOn } from './carry.js';
import { readDeadlines } from './deadlines-file.js';
import { FRESH } from './fresh.js';
import { outlookOf, readLog } from './outlook.js';

const GAP = GAP_MINUTES * 60_000;
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
  const readAt = carried ? before.readAt : now;
  const stamps = withShown(before, home, now);
  const tree = settings?.stored ?? readTree(home);
  const outlook = outlookOf(tree, log, { stamps }, context.local, readDeadlines(home));
  const line = reminders(outlook).line(now);
  const planned = line && plannedAs(line, before.planned);
  const kept: Kept = {
    stamps,
    log,
    ...(readAt === undefined ? {} : { readAt }),
    ...(planned ? { planned } : {}),
  };
  if (!isDeepStrictEqual(kept, before)) writeKept(home, kept, context, false);
  const seconds = (time: number) => Math.ceil(time / 1000);
  const due = {
    from: planned ? seconds(planned.at) : 0,
    text: line?.title ?? '',
    // The one after it comes a quarter of an hour later at the earliest, and is planned then.
    stale: seconds(Math.min(planned ? Math.max(planned.at, now) + GAP : Infinity, now + FRESH)),
  };
  writeDue(home, due, context);
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
    return parseTree(readText(join(home, 'config.json'))) ?? {};
  } catch {
    return {};
  }
}
