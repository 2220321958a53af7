import type { Instrument } from '../../care/measures/instruments.js';
import { measureIn, rangeOf, type ScoreType } from '../../care/measures/measure.js';
import type { Context } from '../../context.js';
import { Cancelled, UsageError } from '../../errors.js';
import type { Drafts } from '../../journal/drafts.js';
import { momentAt } from '../../journal/moment.js';
import { openPrompts } from '../../terminal/prompts.js';
import { wrapText } from '../../terminal/wrap.js';
import { readScore } from './flags.js';
import { capital } from './words.js';

/** The name of the drafts that keep scores; no template can have it. */
const TEMPLATE = 'measure:scores';

/** Scores that were asked for, and how to forget what was kept of them once they are saved. */
interface Asked {
  readonly scores: Readonly<Record<string, number>>;
  done(): void;
}

/**
 * Asks for each score; any can be passed over. What was answered when the person leaves is there
 * again when the same instrument is asked for; with the vault locked nothing is kept.
 *
 * @throws UsageError where there is no terminal; Cancelled when the person leaves
 */
export async function askScores(
  context: Context,
  instrument: Instrument,
  type: ScoreType,
): Promise<Asked> {
  const { name, scores } = instrument;
  if (!context.interactive && !context.flags.yes) {
    const flags = scores.map(({ id }) => `--${id}`);
    const hint = `give them with ${flags.join(', ')}`;
    throw new UsageError(`the scores of ${name} are missing`, hint);
  }
  const prompts = await openPrompts(context);
  const drafts = await context.drafts();
  const begun = drafts.isLocked ? undefined : await begunScores(drafts, instrument, type);
  if (begun) context.out.note('Going on where you stopped.');
  const id = begun?.id ?? drafts.newId();
  const found: Record<string, number> = { ...begun?.scores };
  let isKept = begun !== undefined;
  try {
    for (const score of scores) {
      if (found[score.id] !== undefined) continue;
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
      found[score.id] = value;
      isKept = await keep(context, drafts, id, { instrument: instrument.id, type, scores: found });
    }
  } catch (error) {
    if (error instanceof Cancelled && isKept) {
      context.out.note(
        `Kept; \`selfcare measure add ${instrument.id}\` goes on where you stopped.`,
      );
    }
    throw error;
  }
  return { scores: found, done: () => drafts.discard(id) };
}

/** Whether it is kept; a full disk must not stop a person from going on, and the save will say so. */
async function keep(
  context: Context,
  drafts: Drafts,
  id: string,
  data: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  if (drafts.isLocked) return false;
  const moment = momentAt(context.now(), context.local);
  const none = { tags: [], mood: null, star: false };
  const answers = [JSON.stringify(data)];
  try {
    await drafts.keep({ id, ...moment, template: TEMPLATE, answers, ...none });
    return true;
  } catch {
    return false;
  }
}

async function begunScores(
  drafts: Drafts,
  instrument: Instrument,
  type: ScoreType,
): Promise<{ id: string; scores: Readonly<Record<string, number>> } | undefined> {
  const all = (await drafts.listOf(TEMPLATE)).filter(({ busy }) => !busy);
  for (const { id, answers } of all) {
    const measure = parsed(answers[0] ?? '');
    if (measure?.instrument === instrument && measure.type === type) {
      return { id, scores: measure.scores };
    }
  }
  return undefined;
}

function parsed(text: string) {
  try {
    return measureIn((JSON.parse(text) ?? {}) as Record<string, unknown>);
  } catch {
    return undefined;
  }
}
