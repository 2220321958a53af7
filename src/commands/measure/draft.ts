import type { Instrument } from '../../care/measures/instruments.js';
import { measureIn, type ScoreType } from '../../care/measures/measure.js';
import type { Context } from '../../context.js';
import type { Draft, Drafts } from '../../journal/drafts.js';
import { isMoment, type Moment } from '../../journal/moment.js';
import { isThere } from '../keep/there.js';

/** The kind of the drafts that keep scores, and its name there; no template can have it. */
export const SCORES = 'measure';
const TEMPLATE = `${SCORES}:scores`;

/** Scores that were begun. */
export interface Begun {
  readonly id: string;
  /** When the last of them was answered. */
  readonly moment: Moment;
  /** When the result is of, where the person says so. */
  readonly given?: Moment | undefined;
  readonly scores: Readonly<Record<string, number>>;
}

/** Keeps scores as far as they are answered. */
export async function keepScores(
  drafts: Drafts,
  { id, moment, given, scores }: Begun,
  instrument: Instrument,
  type: ScoreType,
): Promise<void> {
  const none = { tags: [], mood: null, star: false };
  const answers = [JSON.stringify({ instrument: instrument.id, type, scores, given })];
  await drafts.keep({ id, ...moment, template: TEMPLATE, answers, ...none });
}

/**
 * The scores of an instrument that were left, to be gone on with; those that a run has saved and
 * could not forget any more are forgotten now.
 */
export async function begunScores(
  context: Pick<Context, 'journal'>,
  drafts: Drafts,
  instrument: Instrument,
  type: ScoreType,
): Promise<Begun | undefined> {
  const all = (await drafts.listOf(TEMPLATE)).filter(({ busy }) => !busy);
  for (const draft of all) {
    const begun = parsed(draft, instrument, type);
    if (!begun) continue;
    if (!(await isThere(context, 'measure', (begun.given ?? begun.moment).at))) return begun;
    drafts.discard(begun.id);
  }
  return undefined;
}

function parsed(
  { id, at, zone, answers: [text = ''] }: Draft,
  instrument: Instrument,
  type: ScoreType,
): Begun | undefined {
  try {
    const data = (JSON.parse(text) ?? {}) as Record<string, unknown>;
    const measure = measureIn(data);
    if (measure?.instrument !== instrument || measure.type !== type) return undefined;
    const { given } = data;
    const own = isMoment(given) ? { given } : {};
    return { id, moment: { at, zone }, ...own, scores: measure.scores };
  } catch {
    return undefined;
  }
}
