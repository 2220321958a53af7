import type { Context } from '../../context.js';
import { Cancelled, UsageError } from '../../errors.js';
import type { PromptContext } from '../../terminal/prompts.js';

/** Tension, 0 none to 10 high. */
export interface Tensions {
  readonly before: number;
  /** Null where the second question was passed over. */
  readonly after: number | null;
}

/** @throws UsageError where a question was asked for and there is nobody to answer it */
export function refuseAsking(
  { interactive, flags }: Pick<Context, 'interactive' | 'flags'>,
  ask: boolean | undefined,
): void {
  if (!ask || interactive || flags.yes) return;
  throw new UsageError('--ask needs a terminal to ask in', 'leave --ask out, or run it by hand');
}

/** @throws Cancelled where the person leaves */
export function tensionBefore(context: PromptContext): Promise<number | undefined> {
  return tension(context, 'Tension now, 0 none to 10 high');
}

/** The session is over and worth keeping, whatever becomes of this question. */
export async function tensionAfter(
  context: PromptContext,
): Promise<{ readonly after: number | null; readonly left: boolean; readonly error?: unknown }> {
  try {
    const after = await tension(context, 'And now, 0 none to 10 high');
    return { after: after ?? null, left: false };
  } catch (error) {
    const left = error instanceof Cancelled;
    return { after: null, left, ...(left ? {} : { error }) };
  }
}

async function tension(context: PromptContext, message: string): Promise<number | undefined> {
  const { openPrompts } = await import('../../terminal/prompts.js');
  return (await openPrompts(context)).scale({ message, min: 0, max: 10 });
}
