import type { Context } from '../../context.js';
import type { Journal } from '../../journal/journal.js';

/**
 * The journal where it can be read without asking anybody: no vault, one that is open, or a way to
 * the passphrase on this very line. Undefined otherwise.
 */
export async function readableJournal(
  context: Pick<Context, 'flags' | 'journal'>,
): Promise<Journal | undefined> {
  const journal = await context.journal();
  const { passphraseCommand, passphraseFd } = context.flags;
  const isGiven = passphraseCommand !== undefined || passphraseFd !== undefined;
  if (journal.store.isLocked && isGiven) await journal.store.options.codecs[0].unlock?.();
  return journal.store.isLocked ? undefined : journal;
}
