import type { Context } from '../../context.js';
import type { Kind } from '../../journal/entry.js';
import { wallOf } from '../../journal/moment.js';

/**
 * Whether an entry of this very moment is in the journal: a run that was killed after its save left
 * the draft behind. Only for what has been read from a draft, which has opened the vault.
 */
export async function isThere(
  context: Pick<Context, 'journal'>,
  kind: Kind,
  at: string,
): Promise<boolean> {
  const journal = await context.journal();
  const since = await journal.read({ from: wallOf(at), kinds: [kind], runs: [kind] });
  return since.some((entry) => entry.at === at);
}
