import type { Context } from '../../context.js';
import { Cancelled } from '../../errors.js';
import type { Draft } from '../../journal/drafts.js';
import { guardText, type Guarding } from './text.js';

/** A text that may be saved. */
export interface Guarded {
  readonly text: string;
  /** To be called once it is: its draft, if one was made, goes. */
  done(): void;
}

/**
 * As {@link guardText}, for a text that came whole and has no draft yet: one is made as soon as
 * something is asked, and stays when the person leaves.
 */
export async function guarded(
  context: Context,
  given: string,
  about: Omit<Draft, 'id' | 'answers'>,
  how: Pick<Guarding, 'before'> = {},
): Promise<Guarded> {
  let discard: () => void = () => undefined;
  let isKept = false;
  let id: string | undefined;
  const keep = async (text: string) => {
    const drafts = await context.drafts();
    const own = (id ??= drafts.newId());
    await drafts.keep({ ...about, id: own, answers: [text] });
    isKept = true;
    discard = () => drafts.discard(own);
  };
  try {
    return { text: await guardText(context, given, { ...how, keep }), done: () => discard() };
  } catch (error) {
    if (error instanceof Cancelled && isKept) {
      context.out.note('Your text is kept: see `selfcare journal drafts`.');
    }
    throw error;
  }
}
