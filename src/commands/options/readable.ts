import type { Context } from '../../context.js';

/**
 * Whether the journal can be read without asking anyone: it is plain, or open already, or this very
 * line names a way to open it. What only writes may then say more.
 */
export async function canReadQuietly({
  flags,
  journal,
}: Pick<Context, 'flags' | 'journal'>): Promise<boolean> {
  const { store } = await journal();
  const isGiven = flags.passphraseCommand !== undefined || flags.passphraseFd !== undefined;
  if (store.isLocked && isGiven) await store.options.codecs[0].unlock?.();
  return !store.isLocked;
}
