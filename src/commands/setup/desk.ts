import type { Context } from '../../context.js';
import type { SETUP_STEPS } from '../../settings/keys.js';
import { fold } from '../../terminal/fold.js';
import type { Prompts } from '../../terminal/prompts.js';

export type Step = (typeof SETUP_STEPS)[number];

/** What a question works with. */
export interface Desk {
  readonly context: Context;
  readonly prompts: Prompts;
}

/** Asks one question, and saves the answer as it is given. */
export type Ask = (desk: Desk) => Promise<void>;

/** Columns of what follows a question that is answered with yes or no. */
const YES_NO = 6;

/** Columns of the range that follows a question for a number, and of the number. */
const RANGE = 30;

/** Columns that an answer of a few words takes. */
const WORDS = 20;

/** A question in lines that a narrow terminal need not break. */
export function laid({ context: { out } }: Pick<Desk, 'context'>, question: string): string {
  return fold(question, out.width - 2);
}

/** As {@link laid}, with room for an answer behind it, or below. */
export function laidOpen(desk: Pick<Desk, 'context'>, question: string): string {
  const text = laid(desk, question);
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return last.length + WORDS > desk.context.out.width - 3 ? `${text}\n` : text;
}

/** As {@link laid}, with what follows a question for a number below where it does not fit. */
export function laidScale(desk: Pick<Desk, 'context'>, question: string): string {
  const text = laid(desk, question);
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return last.length + RANGE > desk.context.out.width - 3 ? `${text}\n` : text;
}

/** As {@link laid}, for a question that is answered with yes or no. */
export function laidYesNo({ context: { out } }: Pick<Desk, 'context'>, question: string): string {
  return fold(question, out.width - 2 - YES_NO);
}
