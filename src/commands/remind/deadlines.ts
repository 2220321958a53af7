import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { learningDueAt } from '../../care/learning/due.js';
import type { Deadlines } from '../../care/reminders-builtin.js';
import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import { learned } from '../learn/read.js';
import {
  DEADLINE_KINDS,
  deadlinesPath,
  dropDeadlines,
  readDeadlines,
  writeDeadlines,
} from './deadlines-file.js';

type DeadlinesContext = Pick<
  Context,
  'journal' | 'home' | 'settings' | 'now' | 'local' | 'pid' | 'random' | 'isAlive'
>;

/**
 * Works out anew what is due, from all entries of the kinds that say so, and remembers it; asks
 * nobody. Where the journal cannot be read, what is remembered stays, to be made anew as soon as
 * it can, unless entries were changed and not only added.
 *
 * @returns whether anything is due at another time than before
 */
export async function refreshDeadlines(context: DeadlinesContext): Promise<boolean> {
  const home = await context.home();
  const journal = await context.journal();
  const { store } = journal;
  const before = readDeadlines(home);
  store.written.clear();
  if (store.isLocked) {
    if (journal.added) writeDeadlines(home, { ...before, readAt: 0 }, context);
    else dropDeadlines(home, context);
    return journal.added === undefined;
  }
  const entries = await journal.read({ kinds: DEADLINE_KINDS });
  // Who uses none of this has no use for the file either.
  if (entries.length === 0 && !existsSync(deadlinesPath(home))) return false;
  const dayStart = (await context.settings()).get('day.start');
  const found = deadlinesOf(entries, context, dayStart);
  writeDeadlines(home, { readAt: context.now().getTime(), ...found }, context);
  return !isDeepStrictEqual({ ...before, readAt: 0 }, { ...found, readAt: 0 });
}

function deadlinesOf(
  entries: readonly Entry[],
  { now, local }: Pick<Context, 'now' | 'local'>,
  dayStart: number,
): Deadlines {
  const at = now().getTime();
  const { cycles, activities } = learned(entries, dayStart);
  const learningDue = learningDueAt(
    cycles.map(({ cycle }) => cycle),
    activities,
    at,
    local,
    dayStart,
  );
  return { ...(learningDue === undefined ? {} : { learningDue }) };
}
