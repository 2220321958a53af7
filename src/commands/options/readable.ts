import type { Context } from '../../context.js';
import { LockedError } from '../../errors.js';

/**
 * Whether the journal can be read without asking anyone: it is plain, or open already, or a command
 * or a descriptor opens it. What only writes may then say more; where they fail, it says less.
 */
export async function canReadQuietly({
  env,
  flags,
  journal,
}: Pick<Context, 'env' | 'flags' | 'journal'>): Promise<boolean> {
  const { store } = await journal();
  const { passphraseCommand = env['SELFCARE_PASSPHRASE_COMMAND'], passphraseFd } = flags;
  if (!store.isLocked || (!passphraseCommand && passphraseFd === undefined)) return !store.isLocked;
  try {
    await store.options.codecs[0].unlock?.();
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
  }
  return !store.isLocked;
}
