import type { Context } from '../../context.js';
import { Cancelled, toUserError, UsageError } from '../../errors.js';
import type { Drafts } from '../../journal/drafts.js';
import { instantOf, momentAt, type Moment } from '../../journal/moment.js';
import { clockTime, longDate } from '../../terminal/dates.js';
import { refuseWords } from '../boundary/refuse.js';
import { isAnswered, type Answers } from './answers.js';
import { askCheckin } from './ask.js';
import { begunCheckins, keepBegun, type Begun } from './draft.js';
import { readCheckinFlags, type CheckinOptions } from './flags.js';
import { saveCheckin } from './save.js';
import { leftSealed } from './sealed.js';
import { tellCheckin } from './tell.js';

const COMMANDS = ['status', 'list'];
/** *Design*: a check-in is of one moment; after so long, in ms, another has come. */
const SAME_MOMENT = 2 * 3_600_000;

/** `selfcare checkin`: by flags, or by questions at a terminal. */
export async function checkIn(
  context: Context,
  words: readonly string[],
  options: CheckinOptions,
): Promise<void> {
  refuseWords(words, 'checkin', COMMANDS, 'a line of words goes after --note, in quotes');
  const { answers, moment } = await readCheckinFlags(options, context);
  if (answers) return tellCheckin(context, await saveCheckin(context, answers, moment));
  if (!context.interactive && !context.flags.yes) {
    throw new UsageError(
      'there is no terminal to ask in',
      'say it with flags: selfcare checkin --mood 3 --energy 3 --tension 5',
    );
  }
  return byQuestions(context, moment);
}

async function byQuestions(context: Context, moment: Moment | undefined): Promise<void> {
  const { out } = context;
  const drafts = await context.drafts();
  const begun = moment ? undefined : await goingOn(context, drafts);
  const fresh = { answers: {}, asked: [], moment: momentAt(context.now(), context.local) };
  const start: Begun = begun ?? { id: drafts.newId(), ...fresh };
  if (begun) out.note('Going on where you stopped.');
  const answers = await ask(context, drafts, start);
  if (isAnswered(answers)) {
    await tellCheckin(context, await saveCheckin(context, answers, moment));
  } else {
    out.note('Nothing was answered, so nothing is saved. That is fine.');
  }
  drafts.discard(start.id);
}

/** Asks what is left to ask; whoever leaves is told what became of the answers. */
async function ask(context: Context, drafts: Drafts, start: Begun): Promise<Answers> {
  let kept = isAnswered(start.answers);
  let unkept: unknown;
  const keep = async (begun: Begun) => {
    try {
      if (!isAnswered(begun.answers)) return;
      await keepBegun(drafts, begun, context);
      [kept, unkept] = [true, undefined];
    } catch (error) {
      // A full disk must not stop a person from going on; the save at the end will say so.
      unkept = error;
    }
  };
  try {
    return await askCheckin(context, start, keep);
  } catch (error) {
    if (error instanceof Cancelled && unkept !== undefined) {
      context.out.warn(`what you answered last is not kept: ${toUserError(unkept).message}`);
    } else if (error instanceof Cancelled && kept) {
      context.out.note('Kept; `selfcare checkin` goes on where you stopped.');
    }
    throw error;
  }
}

/**
 * The check-in that was left a moment ago, to be gone on with. One that is older is of its own
 * time: it is saved as it is.
 */
async function goingOn(context: Context, drafts: Drafts): Promise<Begun | undefined> {
  const { out } = context;
  if (await leftSealed(context, drafts)) return undefined;
  const all = await begunCheckins(drafts);
  const isNow = ({ moment }: Begun) => context.now().getTime() - instantOf(moment.at) < SAME_MOMENT;
  for (const begun of all.filter((each) => !isNow(each))) {
    const { entry } = await saveCheckin(context, begun.answers, begun.moment, false);
    drafts.discard(begun.id);
    const when = `${longDate(entry.at)} at ${clockTime(entry.at)}`;
    out.note(`What you answered on ${when} is saved as it is.`);
  }
  return all.find(isNow);
}
