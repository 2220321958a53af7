import { plannedEnd } from '../../care/shutdown.js';
import type { Context } from '../../context.js';
import { Cancelled, toUserError, UsageError } from '../../errors.js';
import type { Drafts } from '../../journal/drafts.js';
import { Questions, QUICK, wentOn, type Asking, type Step } from './ask.js';
import { dayAt, dayNow, type Day } from './day.js';
import { readDayLog } from './daylog.js';
import { begunCloses, keepBegun, withTyped, type Begun } from './draft.js';
import { askFinished, finishLeft, finishNow, type Ending } from './ended.js';
import { earlierClose, leftSealed } from './earlier.js';
import { readCloseFlags, type CloseFlags, type CloseOptions } from './flags.js';
import { guardAnswers } from './guarded.js';
import { refuseWords } from './refuse.js';
import { saveClose } from './save.js';
import { tellClosed } from './tell.js';

const COMMANDS = ['open', 'status', 'loops', 'snooze', 'ledger'];

/** `selfcare boundary`: the end of a workday, by questions at a terminal or by flags. */
export async function close(
  context: Context,
  words: readonly string[],
  options: CloseOptions,
): Promise<void> {
  refuseWords(words, 'boundary', COMMANDS, 'what is still open goes after --loop, in quotes');
  const flags = await readCloseFlags(options, context);
  if (flags) return byFlags(context, flags);
  if (!context.interactive && !context.flags.yes) {
    throw new UsageError(
      'there is no terminal to ask in',
      'say it with flags: selfcare boundary --finished-at now',
    );
  }
  return byQuestions(context, options.quick === true);
}

async function byFlags(context: Context, { answers, finished }: CloseFlags): Promise<void> {
  const drafts = await context.drafts();
  const day = finished
    ? await dayAt(context, finished, await readDayLog(context))
    : await dayNow(context);
  // What was answered before the questions were left belongs to the same day.
  const all = drafts.isLocked ? [] : await begunCloses(drafts);
  const begun = all.find((each) => each.day === day.day);
  const said = begun && withTyped(begun);
  const loops = [...(said?.loops ?? []), ...answers.loops];
  const before = closedBefore(day);
  const { at } = finishNow(context, day, begun);
  const closed = await saveClose(context, {
    day: day.day,
    planned: day.planned,
    // What is only added does not say that the day went on.
    finished: finished ?? (before ? before.finished : at === undefined ? undefined : new Date(at)),
    answers: await guardAnswers(context, { ...said, ...answers, loops }),
  });
  if (begun) drafts.discard(begun.id);
  await tellClosed(context, closed, day, true);
}

async function byQuestions(context: Context, quick: boolean): Promise<void> {
  const { out } = context;
  const drafts = await context.drafts();
  const day = await dayNow(context);
  const all = (await leftSealed(context, drafts)) ? [] : await begunCloses(drafts);

  const end = async (begun: Begun, finished: Date | undefined) => {
    const planned = plannedEnd(day.hours, begun.day, context.local);
    const answers = await guardAnswers(context, withTyped(begun));
    const closed = await saveClose(context, { ...begun, answers, planned, finished });
    drafts.discard(begun.id);
    await tellClosed(context, closed, day, hasPhrase);
  };
  const settings = await context.settings();
  const steps = quick ? QUICK : settings.get('boundary.steps');
  const hasPhrase = steps.includes('phrase');

  const earlier = all.find((each) => each.day < day.day);
  const choice = earlier && (await earlierClose(context, earlier));
  if (earlier && choice === 'save') await end(earlier, finishLeft(context, day, earlier));
  if (earlier && choice === 'discard') drafts.discard(earlier.id);
  const going = choice === 'go-on' ? earlier : undefined;
  const begun = going ?? all.find((each) => each.day === day.day);
  if (begun) out.note('Going on where you stopped.');
  const fresh = { answers: { loops: [] }, asked: [], spent: 0, last: context.now() };
  const start = begun ?? { id: drafts.newId(), day: day.day, ...fresh };
  const before = going ? undefined : closedBefore(day);
  // A later answer does not say that work went on until then.
  const isPast =
    begun !== undefined && (going !== undefined || !finishNow(context, day, begun).isSure);
  const answered = await askAll(context, drafts, start, steps, { before, isPast });
  if (answered) {
    if (going) {
      const left = finishLeft(context, day, going);
      return end(answered, left ?? (await askFinished(context, earlierDay(day, going, context))));
    }
    if (before && wentOn(answered) === false) return end(answered, before.finished);
    return end(answered, await askFinished(context, day, begun));
  }
  out.note('Take the time it needs; `selfcare boundary` goes on from here.');
}

/** The day that is closed late, as far as its end is asked for. */
function earlierDay(now: Day, { day }: Begun, { local }: Pick<Context, 'local'>): Ending {
  const planned = plannedEnd(now.hours, day, local);
  const { lived, dayStart } = now;
  return { day, lived, dayStart, ...(planned === undefined ? {} : { planned }) };
}

/** The close that stands: undefined where there is none, or the day was opened again. */
function closedBefore({ day, log: { closed, opened } }: Day): Asking['before'] {
  if (closed?.day !== day || (opened && opened.at > closed.at)) return undefined;
  return { finished: closed.isUnsure ? undefined : new Date(closed.at) };
}

/** Asks what is left to ask; whoever leaves is told what became of the answers. */
async function askAll(
  context: Context,
  drafts: Drafts,
  start: Begun,
  steps: readonly Step[],
  asking: Omit<Asking, 'keep'>,
): Promise<Begun | undefined> {
  let kept = start.asked.length + start.answers.loops.length > 0;
  let unkept: unknown;
  const keep = async (begun: Begun) => {
    try {
      await keepBegun(drafts, begun, context.local);
      [kept, unkept] = [true, undefined];
    } catch (error) {
      // A full disk must not stop a person from going on; the save at the end will say so.
      unkept = error;
    }
  };
  const questions = new Questions(context, start, { ...asking, keep });
  try {
    return await questions.ask(steps);
  } catch (error) {
    await drafts.keepAnew().catch((failed: unknown) => void (unkept ??= failed));
    if (error instanceof Cancelled && unkept !== undefined) {
      context.out.warn(`what you answered last is not kept: ${toUserError(unkept).message}`);
    } else if (error instanceof Cancelled && kept) {
      context.out.note('Kept; `selfcare boundary` goes on where you stopped.');
    }
    throw error;
  }
}
