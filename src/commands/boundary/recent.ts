import type { Context } from '../../context.js';
import type { Kind } from '../../journal/entry.js';
import { momentAt, wallOf } from '../../journal/moment.js';
import type { Query } from '../../journal/query.js';
import { joined, readTimes, writeTimes, type Trace } from './times-file.js';

/** How far back entries are read, in milliseconds: what is older says nothing of today. */
export const WINDOW = 35 * 86_400_000;
/** What the day's log goes by. */
export const KINDS = ['breath', 'practice', 'journal', 'checkin', 'workday', 'load'] as const;

/** What reading the last weeks needs of the context. */
export type TracesContext = Pick<Context, 'flags' | 'home' | 'journal'>;

/**
 * The entries of the last weeks, newest first, as far as times and counts go. A locked vault asks
 * for no passphrase: then they are what was remembered of it, and what this device has written
 * since.
 */
export async function recentTraces(
  context: TracesContext,
  query: Query & { readonly from: string; readonly kinds: readonly Kind[] },
): Promise<readonly Trace[]> {
  const journal = await context.journal();
  const { passphraseCommand, passphraseFd } = context.flags;
  // Who names a way on this very line wants it open.
  const isGiven = passphraseCommand !== undefined || passphraseFd !== undefined;
  if (journal.store.isLocked && isGiven) await journal.store.options.codecs[0].unlock?.();
  if (!journal.store.isLocked) return journal.read(query);
  const known = joined(journal.added ?? [], readTimes(await context.home()));
  const { from, kinds } = query;
  return known.filter(({ at, kind }) => kinds.includes(kind) && wallOf(at) >= from);
}

/**
 * After a run with the vault on, remembers times and counts for runs that cannot read: all of them
 * anew where the vault was opened, else what was added. It never fails a run.
 */
export async function rememberTimes(context: Context): Promise<void> {
  const { journal } = context.opened();
  if (!journal?.store.isSealed) return;
  const { added, store } = journal;
  if (store.isLocked && added?.length === 0) return;
  try {
    if (!store.isLocked) await keepTimes(context);
    else {
      const home = await context.home();
      writeTimes(home, joined(added ?? [], readTimes(home)), context);
    }
  } catch {
    // The next run that opens the vault makes them anew.
  }
}

/** Reads the last weeks and remembers their times and counts. */
export async function keepTimes(context: Context): Promise<void> {
  const from = wallOf(momentAt(new Date(context.now().getTime() - WINDOW), context.local).at);
  const recent = await (await context.journal()).read({ from, kinds: KINDS });
  writeTimes(await context.home(), recent, context);
}
