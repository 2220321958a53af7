import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import { keepLoopsFile } from './loops-file.js';
import { recentTraces, type TracesContext } from './recent.js';

/** An open loop, or one that was open, as the journal holds it. */
export interface LoopEntry {
  readonly entry: Entry;
  /** The workday at whose end it was parked. */
  readonly day: string;
  readonly text: string;
  readonly plan?: string;
  readonly state: string;
  readonly to?: string;
}

/** Entries about workdays. Other kinds are passed over before they are parsed. */
const WORKDAYS = { kinds: ['workday'], runs: ['workday'] } as const;

/**
 * Everything about one workday, newest first; some of it may have been written days later. Of a
 * locked vault it is what is remembered, without words.
 */
export async function entriesOf(context: TracesContext, day: string): Promise<Entry[]> {
  const wanted = { ...WORKDAYS, from: `${day}T00:00:00` };
  const since = await recentTraces(context, wanted);
  return since
    .filter(({ data }) => data['day'] === day)
    .map((trace) => ({ ...WORDLESS, ...trace }));
}

const WORDLESS = { zone: '', text: '', tags: [], mood: null, rev: '', device: '' };

/** Every loop of the journal, the oldest first; the list of the open ones is made anew by it. */
export async function allLoops(
  context: Pick<Context, 'journal' | 'home' | 'pid' | 'now' | 'random' | 'isAlive'>,
): Promise<LoopEntry[]> {
  const journal = await context.journal();
  const loops = (await journal.read(WORKDAYS)).flatMap((entry) => loopIn(entry) ?? []).reverse();
  await keepOpen(context, loops);
  return loops;
}

/** Keeps the list of loops that are open. */
export async function keepOpen(
  context: Pick<Context, 'home' | 'pid' | 'now' | 'random' | 'isAlive'>,
  loops: readonly LoopEntry[],
): Promise<void> {
  const places = loops
    .filter(isOpen)
    .map(({ entry: { id, at } }) => ({ id, month: at.slice(0, 7) }));
  keepLoopsFile(await context.home(), places, context);
}

/** Whether a loop still waits to be done. */
export function isOpen({ state }: Pick<LoopEntry, 'state'>): boolean {
  return state === 'open';
}

/** The loop that an entry holds; undefined where it is something else. */
export function loopIn(entry: Entry): LoopEntry | undefined {
  const { event, day, plan, state, to } = entry.data;
  if (event !== 'loop') return undefined;
  return {
    entry,
    day: typeof day === 'string' ? day : entry.at.slice(0, 10),
    text: entry.text,
    state: typeof state === 'string' ? state : 'open',
    ...(typeof plan === 'string' && plan !== '' ? { plan } : {}),
    ...(typeof to === 'string' && to !== '' ? { to } : {}),
  };
}

/** A loop as `--json` shows it: a contract, fields in this order. */
export function loopJson({
  entry,
  day,
  text,
  plan = null,
  state,
  to = null,
}: {
  readonly entry: Entry;
  readonly day: string;
  readonly text: string;
  readonly plan?: string | null;
  readonly state: string;
  readonly to?: string | null;
}): object {
  return { id: entry.id, day, text, plan, state, to };
}
