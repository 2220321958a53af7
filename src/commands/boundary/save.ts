import { afterMinutes } from '../../care/shutdown.js';
import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import type { Journal } from '../../journal/journal.js';
import { momentAt } from '../../journal/moment.js';
import { closeText, type Answers, type Loop } from './answers.js';
import { readLoopsFile, keepLoopsFile } from './loops-file.js';
import { entriesOf, isOpen, loopIn } from './workdays.js';

/** A workday that is over. */
export interface Closing {
  readonly day: string;
  /** When it was to end, in ms since 1970; absent on a day off. */
  readonly planned?: number | undefined;
  /** Absent where nobody knows. */
  readonly finished: Date | undefined;
  readonly answers: Answers;
  /** How long the questions took, in milliseconds; absent where none were asked. */
  readonly spent?: number | undefined;
}

/** A close that is on the disk. */
export interface Closed {
  readonly entry: Entry;
  /** Whether the day had been closed before, and this changed it. */
  readonly again: boolean;
  /** Loops that were not there before. */
  readonly added: number;
  /** Loops that were open already, and have another plan now. */
  readonly replanned: number;
}

type SaveContext = Pick<
  Context,
  'journal' | 'home' | 'flags' | 'now' | 'local' | 'pid' | 'random' | 'isAlive'
>;

/**
 * Saves the loops of a day and then its close. What is there already is not written twice, so a
 * save that was cut short can simply be made again.
 */
export async function saveClose(context: SaveContext, closing: Closing): Promise<Closed> {
  const { day, answers, planned, finished, spent } = closing;
  const journal = await context.journal();
  const before = await entriesOf(context, day);
  const { loops, added, replanned } = await saveLoops(context, journal, day, answers.loops, before);
  const { notesDue, feeling } = answers;
  const fresh = {
    event: 'close',
    day,
    ...(planned === undefined ? {} : { planned: momentAt(new Date(planned), context.local).at }),
    finished: finished === undefined ? null : momentAt(finished, context.local).at,
    afterMinutes: finished === undefined ? null : afterMinutes(planned, finished.getTime()),
    ...(feeling === undefined ? {} : { feeling }),
    ...(notesDue === undefined ? {} : { notesDue }),
    loops,
    ...(spent === undefined ? {} : { minutes: Math.ceil(spent / 60_000) }),
  };
  const old = before.find(({ data }) => data['event'] === 'close');
  const text = closeText(old?.text ?? '', answers);
  // Of its time and not of its writing: a day that is closed later was over all the same.
  const ended = finished ?? (planned === undefined ? context.now() : new Date(planned));
  const at = momentAt(ended, context.local);
  // What a locked vault holds cannot be added to: then it is one more close of that day.
  const entry =
    old && !journal.store.isLocked
      ? await journal.revise(old, { ...at, text, data: { ...old.data, ...fresh } })
      : await journal.add({ ...at, kind: 'workday', text, data: { ...old?.data, ...fresh } });
  return { entry, again: old !== undefined, added, replanned };
}

/** Returns how many loops of the day are open now, and how many of them are new. */
async function saveLoops(
  context: SaveContext,
  journal: Journal,
  day: string,
  loops: readonly Loop[],
  before: readonly Entry[],
): Promise<{ loops: number; added: number; replanned: number }> {
  const known = before.flatMap((entry) => loopIn(entry) ?? []).filter(isOpen);
  const added: Entry[] = [];
  let replanned = 0;
  for (const { text, plan } of loops) {
    const same = known.find((each) => each.text === text);
    const data = { event: 'loop', day, ...(plan === undefined ? {} : { plan }), state: 'open' };
    if (!same) {
      const moment = momentAt(context.now(), context.local);
      const entry = await journal.add({ ...moment, kind: 'workday', text, data });
      added.push(entry);
      known.push({ entry, day, text, state: 'open', ...(plan === undefined ? {} : { plan }) });
    } else if (plan !== undefined && plan !== same.plan) {
      await journal.revise(same.entry, { data: { ...same.entry.data, plan } });
      if (same.plan !== undefined) replanned++;
    }
  }
  if (added.length > 0) {
    const home = await context.home();
    const places = added.map(({ id, at }) => ({ id, month: at.slice(0, 7) }));
    keepLoopsFile(home, [...readLoopsFile(home), ...places], context);
  }
  return { loops: known.length, added: added.length, replanned };
}
