import { loopsParked } from '../../care/shutdown.js';
import type { Context } from '../../context.js';
import { UserError, UsageError } from '../../errors.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { safeText } from '../../terminal/safe.js';
import { commitmentNamed } from '../options/commitment-ref.js';
import { oneLine } from './answers.js';
import { dayNow } from './day.js';
import { loopLines } from './loops-view.js';
import { refuseWords } from './refuse.js';
import { parkedWords } from './tell.js';
import { allLoops, isOpen, keepOpen, loopJson, type LoopEntry } from './workdays.js';

const WORDS = { one: 'open loop', list: 'selfcare boundary loops --all' };
const LIST = `\`${WORDS.list}\` shows what is open`;

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

/** `boundary loops done|drop|delegate [REF]`; without one it is asked for at a terminal. */
export async function endLoop(
  context: Context,
  how: keyof typeof ENDS,
  ref: string | undefined,
  options: { to?: string },
): Promise<void> {
  const { out } = context;
  const to = options.to === undefined ? undefined : oneLine(options.to);
  if (options.to !== undefined && to === undefined) {
    throw new UsageError('--to needs a name', 'leave it out if nobody is to be named');
  }
  const every = await allLoops(context);
  const loop = await meant(context, every, ref);
  if (!loop) return out.note('Nothing was changed.');
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

/** The loop that is meant; undefined where the person passes over it. */
async function meant(
  context: Context,
  every: readonly LoopEntry[],
  ref: string | undefined,
): Promise<LoopEntry | undefined> {
  const open = every.filter(isOpen).reverse();
  if (ref !== undefined) return loopNamed(every, open, ref);
  if (!context.interactive || context.flags.yes) {
    throw new UsageError('no loop is named', `name it by its letters or its words; ${LIST}`);
  }
  if (open.length === 0) throw new UserError('nothing is open');
  const prompts = await (await import('../../terminal/prompts.js')).openPrompts(context);
  return prompts.select<LoopEntry | undefined>({
    message: 'Which one?',
    choices: [
      ...open.map((value) => ({ value, name: safeText(value.text) })),
      { value: undefined, name: 'leave it' },
    ],
  });
}

/** The open loop that a reference names: its letters, its words, or `last`. */
function loopNamed(every: readonly LoopEntry[], open: readonly LoopEntry[], ref: string) {
  const titled = (loops: readonly LoopEntry[]) =>
    loops.map((loop) => ({ id: loop.entry.id, title: loop.text, loop }));
  try {
    return commitmentNamed(ref, titled(open), WORDS).loop;
  } catch (error) {
    const wanted = ref.toLowerCase();
    const ended = every.find(({ entry, state }) => state !== 'open' && entry.id.startsWith(wanted));
    if (error instanceof UsageError || wanted.length < 3 || !ended) throw error;
    throw new UserError(`that loop is ${ended.state} already`, LIST);
  }
}
