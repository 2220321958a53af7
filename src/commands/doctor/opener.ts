import type { Context } from '../../context.js';
import { Cancelled, LockedError, toUserError, UserError } from '../../errors.js';
import type { Opener } from '../../journal/check/inspect.js';
import { codecFor, type Vault } from '../../journal/codec.js';

/** How doctor reads what is encrypted. */
export interface Opening {
  readonly vault: Vault;
  readonly open: Opener;
  /** Why the vault stayed locked though a passphrase was to be had. */
  readonly refused?: UserError;
}

/**
 * Opens the vault where a way to its passphrase is named; by itself doctor asks nobody.
 *
 * @param ask whether a person may be asked
 * @throws LockedError where a person or a flag asked for it, and it cannot be
 */
export async function opening(context: Context, ask: boolean): Promise<Opening> {
  const vault = await context.vault();
  const open: Opener = async (path, stored) => {
    const codec = codecFor(path, vault.codecs);
    if (!codec) throw new UserError('there is no key for it');
    return codec.canDecode ? codec.decode(stored) : 'locked';
  };
  const { passphraseCommand, passphraseFd } = context.flags;
  const byFlag = ask || passphraseCommand !== undefined || passphraseFd !== undefined;
  if (!byFlag && !context.env['SELFCARE_PASSPHRASE_COMMAND']) return { vault, open };
  try {
    await vault.unlock();
    return { vault, open };
  } catch (error) {
    if (error instanceof Cancelled || (byFlag && error instanceof LockedError)) throw error;
    return { vault, open, refused: toUserError(error) };
  }
}
