import type { Context } from '../../context.js';
import type { SETUP_STEPS } from '../../settings/keys.js';
import type { Prompts } from '../../terminal/prompts.js';

export type Step = (typeof SETUP_STEPS)[number];

/** What a question works with. */
export interface Desk {
  readonly context: Context;
  readonly prompts: Prompts;
}

/** Asks one question, and saves the answer as it is given. */
export type Ask = (desk: Desk) => Promise<void>;
