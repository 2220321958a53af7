import { plannedEnd } from '../../care/shutdown.js';
import type { Context } from '../../context.js';
import { Cancelled, toUserError, UsageError } from '../../errors.js';
import type { Drafts } from '../../journal/drafts.js';
import { Questions, QUICK, type Step } from './ask.js';
import { dayAt, dayNow } from './day.js';
import { readDayLog } from './daylog.js';
import { begunCloses, keepBegun, type Begun } from './draft.js';
import { earlierClose } from './earlier.js';
import { readCloseFlags, type CloseFlags, type CloseOptions } from './flags.js';
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
  const begun = (await begunCloses(drafts)).find((each) => each.day === day.day);
  const closed = await saveClose(context, {
    day: day.day,
    planned: day.planned,
    finished: finished ?? context.now(),
    answers: {
      ...begun?.answers,
      ...answers,
      loops: [...(begun?.answers.loops ?? []), ...answers.loops],
    },
  });
  if (begun) drafts.discard(begun.id);
  await tellClosed(context, closed, day, true);
}

async function byQuestions(context: Context, quick: boolean): Promise<void> {
  const { out } = context;
  const drafts = await context.drafts();
  const day = await dayNow(context);
  const all = await begunCloses(drafts);

  const end = async (begun: Begun, finished: Date) => {
    const planned = plannedEnd(day.hours, begun.day, context.local);
    const closed = await saveClose(context, { ...begun, planned, finished });
    drafts.discard(begun.id);
    await tellClosed(context, closed, day, hasPhrase);
  };
  const settings = await context.settings();
  const steps = quick ? QUICK : settings.get('boundary.steps');
  const hasPhrase = steps.includes('phrase');

  const earlier = all.find((each) => each.day < day.day);
  const choice = earlier && (await earlierClose(context, earlier));
  if (earlier && choice === 'save') await end(earlier, earlier.last);
  if (earlier && choice === 'discard') drafts.discard(earlier.id);
  const going = choice === 'go-on' ? earlier : undefined;
  const begun = going ?? all.find((each) => each.day === day.day);
  if (begun) out.note('Going on where you stopped.');
  else if (day.log.closed?.day === day.day) {
    out.note('This day is closed already; what you add goes to it.');
  }
  const fresh = { answers: { loops: [] }, asked: [], spent: 0, last: context.now() };
  const start = begun ?? { id: drafts.newId(), day: day.day, ...fresh };
  const answered = await askAll(context, drafts, start, steps);
  if (answered) return end(answered, going?.last ?? context.now());
  out.note('Take the time it needs; `selfcare boundary` goes on from here.');
}

/** Asks what is left to ask; whoever leaves is told what became of the answers. */
async function askAll(
  context: Context,
  drafts: Drafts,
  start: Begun,
  steps: readonly Step[],
): Promise<Begun | undefined> {
  let kept = start.asked.length + start.answers.loops.length > 0;
  let unkept: unknown;
  const questions = new Questions(context, start, async (begun) => {
    try {
      await keepBegun(drafts, begun, context.local);
      [kept, unkept] = [true, undefined];
    } catch (error) {
      // A full disk must not stop a person from going on; the save at the end will say so.
      unkept = error;
    }
  });
  try {
    return await questions.ask(steps);
  } catch (error) {
    if (error instanceof Cancelled && unkept !== undefined) {
      context.out.warn(`what you answered last is not kept: ${toUserError(unkept).message}`);
    } else if (error instanceof Cancelled && kept) {
      context.out.note('Kept; `selfcare boundary` goes on where you stopped.');
    }
    throw error;
  }
}
