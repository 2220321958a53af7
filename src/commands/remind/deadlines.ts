import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { happened, readPlan, readSupport } from '../../care/commitments/commitment.js';
import { idleDomainAt, netThinAt, supervisionDues } from '../../care/commitments/due.js';
import { learningDues } from '../../care/learning/due.js';
import { told } from '../../care/rounds.js';
import type { Deadlines } from '../../care/reminders-builtin.js';
import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import { learned } from '../learn/read.js';
import { DEADLINE_KINDS, deadlinesPath, readDeadlines, writeDeadlines } from './deadlines-file.js';

type DeadlinesContext = Pick<
  Context,
  'journal' | 'home' | 'settings' | 'now' | 'local' | 'pid' | 'random' | 'isAlive'
>;

/**
 * Works out anew what is due, from all entries of the kinds that say so, and remembers it; asks
 * nobody. Where the journal cannot be read, what this run has added is joined to what is
 * remembered, to be made anew as soon as it can, unless entries were changed and not only added.
 *
 * @returns whether anything is due at another time than before
 */
export async function refreshDeadlines(context: DeadlinesContext): Promise<boolean> {
  const home = await context.home();
  const journal = await context.journal();
  const { store } = journal;
  const before = readDeadlines(home);
  const isTouched = DEADLINE_KINDS.some((kind) => store.touched.has(kind));
  store.touched.clear();
  const dayStart = (await context.settings()).get('day.start');
  if (store.isLocked) {
    if (!isTouched) return false;
    const { added } = journal;
    const now = context.now().getTime();
    const known = added ? joined(before, deadlinesOf(added, context, dayStart), now) : {};
    writeDeadlines(home, { ...known, readAt: 0 }, context);
    return !isDeepStrictEqual({ ...before, readAt: 0 }, { ...known, readAt: 0 });
  }
  const entries = await journal.read({ kinds: DEADLINE_KINDS });
  // Who uses none of this has no use for the file either.
  if (entries.length === 0 && !existsSync(deadlinesPath(home))) return false;
  const found = deadlinesOf(entries, context, dayStart);
  writeDeadlines(home, { readAt: context.now().getTime(), ...found }, context);
  return !isDeepStrictEqual({ ...before, readAt: 0 }, { ...found, readAt: 0 });
}

/** What is remembered, with what was added since: of supervision and of learning both count. */
function joined(before: Deadlines, found: Deadlines, now: number): Deadlines {
  const both = (name: 'supervisionDue' | 'learningDue') => {
    const dues = told([...(before[name] ?? []), ...(found[name] ?? [])], now);
    return dues.length > 0 ? { [name]: dues } : {};
  };
  // A net is thin once the last of its people was met too long ago; of two domains the first counts.
  const nets = [before.netThin ?? [], found.netThin ?? []];
  const [netThin = []] = nets.sort(([a = -Infinity], [b = -Infinity]) => b - a);
  const [idle] = [before.idle, found.idle]
    .filter((each) => each !== undefined)
    .sort(({ at: [a = Infinity] }, { at: [b = Infinity] }) => a - b);
  return {
    ...both('supervisionDue'),
    ...both('learningDue'),
    ...(netThin.length > 0 && { netThin }),
    ...(idle && { idle }),
  };
}

function deadlinesOf(
  entries: readonly Entry[],
  { now, local }: Pick<Context, 'now' | 'local'>,
  dayStart: number,
): Deadlines {
  const when = { now: now().getTime(), zone: local, dayStart };
  const of = (kind: Entry['kind']) => entries.filter((entry) => entry.kind === kind);
  const plan = readPlan(happened(of('plan'), when), dayStart);
  const support = readSupport(happened(of('support'), when), dayStart);
  const { cycles, activities } = learned(of('learning'), dayStart);
  const rules = cycles.map(({ cycle }) => cycle);
  const found = {
    supervisionDue: supervisionDues(support.commitments, support.sessions, when),
    learningDue: learningDues(rules, activities, when),
    netThin: netThinAt(support.commitments, support.sessions, when),
  };
  const idle = idleDomainAt(plan.commitments, plan.done, when);
  return {
    ...Object.fromEntries(Object.entries(found).filter(([, dues]) => dues.length > 0)),
    ...(idle && { idle }),
  };
}
