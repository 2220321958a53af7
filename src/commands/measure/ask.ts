import { INSTRUMENTS, type Instrument } from '../../care/measures/instruments.js';
import { rangeOf, type ScoreType } from '../../care/measures/measure.js';
import type { Context } from '../../context.js';
import { Cancelled, toUserError, UsageError } from '../../errors.js';
import { momentAt, type Moment } from '../../journal/moment.js';
import { openPrompts } from '../../terminal/prompts.js';
import { wrapText } from '../../terminal/wrap.js';
import { leftSealed } from '../keep/sealed.js';
import { begunScores, keepScores, SCORES, type Begun } from './draft.js';
import { readScore } from './flags.js';
import { capital } from './words.js';

/** Scores that were asked for, and how to forget what was kept of them once they are saved. */
interface Asked {
  readonly scores: Readonly<Record<string, number>>;
  /** The moment that they are of. */
  readonly moment: Moment;
  done(): void;
}

/** Lets a person choose an instrument. */
export async function chooseInstrument(context: Context): Promise<Instrument> {
  const prompts = await openPrompts(context);
  return prompts.select({
    message: 'Which instrument?',
    choices: INSTRUMENTS.map((instrument) => ({
      value: instrument,
      name: `${instrument.name}, ${instrument.what}`,
    })),
  });
}

/**
 * Asks for each score; any can be passed over. What was answered when the person leaves is there
 * again when the same instrument is asked for.
 *
 * @param given when the result is of, where the person says so
 * @throws UsageError where there is no terminal; Cancelled when the person leaves
 */
export async function askScores(
  context: Context,
  instrument: Instrument,
  type: ScoreType,
  given: Moment | undefined,
): Promise<Asked> {
  const { name, scores } = instrument;
  if (!context.interactive && !context.flags.yes) {
    const flags = scores.map(({ id }) => `--${id}`);
    const hint = `give them with ${flags.join(', ')}`;
    throw new UsageError(`the scores of ${name} are missing`, hint);
  }
  const drafts = await context.drafts();
  const isLeft = given ?? (await leftSealed(context, drafts, { kind: SCORES, what: 'a result' }));
  const old = isLeft ? undefined : await begunScores(context, drafts, instrument, type);
  if (old) context.out.note('Going on where you stopped.');
  const now = momentAt(context.now(), context.local);
  let begun: Begun = old ?? { id: drafts.newId(), moment: now, given, scores: {} };
  let isKept = old !== undefined;
  let unkept: unknown;
  const prompts = await openPrompts(context);
  try {
    for (const score of scores) {
      if (begun.scores[score.id] !== undefined) continue;
      const { min, max } = rangeOf(score, type);
      const question = `${capital(score.label)}, ${min} to ${max}, Enter skips:`;
      const answer = await prompts.input({
        message: wrapText(question, context.out.width - 8),
        validate: (text) => {
          const read = text.trim() === '' ? 0 : readScore(score, type, text);
          return typeof read === 'string' ? `It must be ${read}.` : true;
        },
      });
      const value = answer.trim() === '' ? undefined : readScore(score, type, answer);
      if (typeof value !== 'number') continue;
      const moment = momentAt(context.now(), context.local);
      begun = { ...begun, moment, scores: { ...begun.scores, [score.id]: value } };
      try {
        await keepScores(drafts, begun, instrument, type);
        [isKept, unkept] = [true, undefined];
      } catch (error) {
        // A full disk must not stop a person from going on; the save at the end will say so.
        unkept = error;
      }
    }
  } catch (error) {
    if (error instanceof Cancelled && unkept !== undefined) {
      context.out.warn(`what you answered last is not kept: ${toUserError(unkept).message}`);
    } else if (error instanceof Cancelled && isKept) {
      const again = `selfcare measure add ${instrument.id}${type === 't' ? ' --t' : ''}`;
      context.out.note(`Kept; \`${again}\` goes on where you stopped.`);
    }
    throw error;
  }
  const { id, moment } = begun;
  return {
    scores: begun.scores,
    moment: begun.given ?? moment,
    done: () => drafts.discard(id),
  };
}
