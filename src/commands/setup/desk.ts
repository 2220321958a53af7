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

/** A question in lines that a narrow terminal need not break, with room for what stands around it. */
export function laid({ context: { out } }: Pick<Desk, 'context'>, question: string): string {
  return fold(question, out.width - 2);
}

/** As {@link laid}, for a question that is answered with yes or no. */
export function laidYesNo({ context: { out } }: Pick<Desk, 'context'>, question: string): string {
  return fold(question, out.width - 2 - YES_NO);
}
