import { existsSync } from 'node:fs';
import type { Context } from '../../context.js';
import { duePath, readDue } from '../../shell/due.js';
import { readKept, writeKept } from '../../shell/kept.js';
import { carriedOn, putOff } from './carry.js';
import { DEADLINE_KINDS, deadlinesPath, readDeadlines } from './deadlines-file.js';
import { FRESH } from './fresh.js';

/**
 * After a run, plans the next line for the shells. It never fails a run, and where neither hours
 * nor reminders were ever set it looks for one file and is done.
 */
export async function planAhead(context: Context): Promise<void> {
  await plan(context, (home) => isStillRight(context, home));
}

/**
 * As {@link planAhead}, where the plan may be wrong for another reason than what a run has written.
 *
 * @param anew reads the journal, whatever is remembered of it
 */
export async function replan(context: Context, anew = false): Promise<void> {
  await plan(context, () => false, anew);
}

async function plan(
  context: Context,
  isRight: (home: string) => boolean,
  anew = false,
): Promise<void> {
  try {
    const { journal, settings } = context.opened();
    if (journal?.store.isSealed) {
      await (await import('../boundary/recent.js')).rememberTimes(context);
    }
    const home = await context.home();
    let moved = await keepDeadlines(context, home, false);
    const isSet = settings?.isSet('hours') === true || settings?.isSet('reminders') === true;
    if (!isSet && !existsSync(duePath(home)) && !existsSync(deadlinesPath(home))) return;
    if (anew) moved = (await keepDeadlines(context, home, true)) || moved;
    if (!moved && isRight(home)) return;
    const { refreshDue } = await import('./refresh.js');
    await refreshDue(context, anew);
  } catch {
    // What was asked for is done; a plan goes stale by itself, and the next run makes another.
  }
}

/**
 * Whether the plan holds, though time has passed and entries may have been added: its line is not
 * overtaken by the next, and is none of those that the entries put off. To plan costs as much as an entry does.
 */
function isStillRight(context: Context, home: string): boolean {
  const { settings, journal } = context.opened();
  const due = readDue(home);
  const now = context.now().getTime();
  const added = journal ? journal.added : [];
  if (!due || !added || settings?.changed) return false;
  if (now > due.stale * 1000) return false;
  if (added.length === 0) return true;
  const kept = readKept(home);
  const log = carriedOn(kept.log, added, now);
  if (!log || (kept.planned && putOff(added).includes(kept.planned.id))) return false;
  writeKept(home, { ...kept, log }, context, false);
  return true;
}

/**
 * Works out anew what is due where this run has written what that hangs on, and where it has grown
 * old: the vault is open now, or there is time. Whether it has changed.
 *
 * @param old whether its age alone is reason enough
 */
async function keepDeadlines(context: Context, home: string, old: boolean): Promise<boolean> {
  const { journal } = context.opened();
  const touched =
    journal !== undefined && DEADLINE_KINDS.some((kind) => journal.store.touched.has(kind));
  const isOpen = journal?.store.isSealed === true && !journal.store.isLocked;
  if (!touched && !old && !(isOpen && existsSync(deadlinesPath(home)))) return false;
  const age = context.now().getTime() - readDeadlines(home).readAt;
  if (!touched && age >= 0 && age < FRESH) return false;
  const { refreshDeadlines } = await import('./deadlines.js');
  return refreshDeadlines(context);
}
