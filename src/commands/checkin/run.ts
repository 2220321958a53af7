import type { Context } from '../../context.js';
import { Cancelled, toUserError, UsageError } from '../../errors.js';
import type { Drafts } from '../../journal/drafts.js';
import { instantOf, momentAt, type Moment } from '../../journal/moment.js';
import { refuseWords } from '../boundary/refuse.js';
import { leftSealed } from '../keep/sealed.js';
import { isThere } from '../keep/there.js';
import { isAnswered } from './answers.js';
import { askCheckin } from './ask.js';
import { begunCheckins, CHECKINS, keepBegun, momentOf, type Begun } from './draft.js';
import { readCheckinFlags, type CheckinOptions } from './flags.js';
import { saveCheckin } from './save.js';
import { tellCheckin, whenWords } from './tell.js';

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
  const now = momentAt(context.now(), context.local);
  const fresh = { answers: {}, asked: [], moment: now, given: moment };
  const start: Begun = begun ?? { id: drafts.newId(), ...fresh };
  if (begun) out.note('Going on where you stopped.');
  const ended = await ask(context, drafts, start);
  if (!isAnswered(ended.answers)) {
    drafts.discard(start.id);
    return out.note('Nothing was answered, so nothing is saved. That is fine.');
  }
  const saved = await saveCheckin(context, ended.answers, momentOf(ended));
  // Before anything is said: what was said twice is less than what is saved twice.
  drafts.discard(start.id);
  await tellCheckin(context, saved);
}

/** Asks what is left to ask; whoever leaves is told what became of the answers. */
async function ask(context: Context, drafts: Drafts, start: Begun): Promise<Begun> {
  let kept = isAnswered(start.answers);
  let unkept: unknown;
  const keep = async (begun: Begun) => {
    try {
      if (!isAnswered(begun.answers)) return;
      await keepBegun(drafts, begun);
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
 * time: it is saved as it is; and one that a run has saved and could not forget any more is
 * forgotten now.
 */
async function goingOn(context: Context, drafts: Drafts): Promise<Begun | undefined> {
  const { out } = context;
  if (await leftSealed(context, drafts, { kind: CHECKINS, what: 'a check-in' })) return undefined;
  const isNow = ({ moment }: Begun) => context.now().getTime() - instantOf(moment.at) < SAME_MOMENT;
  let going: Begun | undefined;
  for (const begun of await begunCheckins(drafts)) {
    const isSaved = await isThere(context, 'checkin', momentOf(begun).at);
    if (!isSaved && isNow(begun)) {
      going ??= begun;
      continue;
    }
    if (!isSaved) await saveCheckin(context, begun.answers, momentOf(begun), false);
    drafts.discard(begun.id);
    const how = isSaved ? 'is saved already' : 'is saved as it is';
    out.note(`What you answered on ${whenWords(momentOf(begun).at)} ${how}.`);
  }
  return going;
}
