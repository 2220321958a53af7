import { nearest } from '../../care/nearest.js';
import { loopsParked } from '../../care/shutdown.js';
import type { Context } from '../../context.js';
import { UserError, UsageError } from '../../errors.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { oneLine } from './answers.js';
import { dayNow } from './day.js';
import { loopLines } from './loops-view.js';
import { refuseWords } from './refuse.js';
import { parkedWords } from './tell.js';
import { allLoops, isOpen, keepOpen, loopJson, type LoopEntry } from './workdays.js';

const ENDS = { done: 'done', drop: 'dropped', delegate: 'delegated' } as const;

/** `boundary loops`: what is still open; after a close, it waits out of sight. */
export async function loops(
  context: Context,
  words: readonly string[],
  { all }: { all?: boolean },
): Promise<void> {
  refuseWords(words, 'boundary loops', Object.keys(ENDS), 'there are done, drop and delegate');
  const { out } = context;
  const open = (await allLoops(context)).filter(isOpen);
  const { log, hours, dayStart } = await dayNow(context);
  const isParked = loopsParked(log, hours, context.now(), context.local, dayStart) !== false;
  const hidden = all || !isParked ? 0 : open.length;
  const shown = hidden > 0 ? [] : open;
  if (out.json) return out.value(shown.map(loopJson));
  for (const line of loopLines(shown, context)) out.data(line);
  if (open.length === 0) out.note('Nothing is open.');
  if (hidden > 0) {
    const closedAt = log.closed?.at ?? context.now().getTime();
    const parked = parkedWords(context, hidden, hours, closedAt, dayStart);
    out.note(`${parked}; --all shows ${hidden === 1 ? 'it' : 'them'}.`);
  }
}

/** `boundary loops done|drop|delegate REF` */
export async function endLoop(
  context: Context,
  how: keyof typeof ENDS,
  ref: string,
  options: { to?: string },
): Promise<void> {
  const { out } = context;
  const to = options.to === undefined ? undefined : oneLine(options.to);
  if (options.to !== undefined && to === undefined) {
    throw new UsageError('--to needs a name', 'leave it out if nobody is to be named');
  }
  const every = await allLoops(context);
  const loop = findLoop(every, ref);
  const journal = await context.journal();
  const state = ENDS[how];
  const data = { ...loop.entry.data, state, ...(to === undefined ? {} : { to }) };
  const entry = await journal.revise(loop.entry, { data });
  const ended = { ...loop, entry, state, ...(to === undefined ? {} : { to }) };
  const left = every.filter((each) => each !== loop && isOpen(each));
  await keepOpen(context, left);
  if (out.json) return out.value(loopJson(ended));
  const id = out.colorErr.cyan(entry.id.slice(0, SHOWN_LETTERS));
  out.note(`${id} is ${state}. ${leftWords(left.length)} still open.`);
}

function leftWords(count: number): string {
  if (count === 0) return 'Nothing else is';
  return count === 1 ? '1 loop is' : `${count} loops are`;
}

/** The open loop that a reference names: a unique prefix of its id. */
function findLoop(every: readonly LoopEntry[], ref: string): LoopEntry {
  const wanted = ref.toLowerCase();
  if (wanted.length < 3) {
    throw new UsageError(
      'a loop is named by 3 or more of its letters',
      '`selfcare boundary loops --all` shows them',
    );
  }
  const named = every.filter(({ entry }) => entry.id.startsWith(wanted));
  const open = named.filter(isOpen);
  const [only, another] = open;
  if (only && another) {
    throw new UserError(
      'more than one loop begins so',
      `add letters: ${open.map(({ entry }) => entry.id).join(', ')}`,
    );
  }
  if (only) return only;
  if (named[0])
    throw new UserError(
      `that loop is ${named[0].state} already`,
      '`selfcare boundary loops --all` shows what is open',
    );
  const ids = every
    .filter(isOpen)
    .map(({ entry }) => entry.id.slice(0, Math.max(wanted.length, 3)));
  const near = nearest(wanted, ids);
  throw new UserError(
    'no open loop begins so',
    near ? `did you mean ${near}?` : '`selfcare boundary loops --all` shows what is open',
  );
}
