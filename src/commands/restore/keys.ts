import type { Context } from '../../context.js';
import { LockedError, UserError } from '../../errors.js';
import { opensWith, type Backup } from '../../formats/archive/read.js';
import { plainCodec, type Codec, type Vault } from '../../journal/codec.js';
import { ageCodec } from '../../journal/vault/codec.js';
import { recipientOf, unwrap } from '../../journal/vault/keys.js';
import { passphrases } from '../../terminal/passphrase.js';

/** What opens a backup, and how its files are written here. */
export interface Keys {
  /** Opens a sealed backup. */
  readonly identity: string | undefined;
  /** Files of this home are written with it. */
  readonly codec: Codec;
  /** Whether an encrypted file of the backup can be taken as it is. */
  readonly same: boolean;
  /** The key that comes along, where this home has none. */
  readonly adopt?: { readonly file: Uint8Array; readonly recipient: string };
}

/**
 * Opens what must be open: the vault of this home, to know what is in it; and the backup.
 *
 * @throws LockedError where a passphrase is wrong, or there is no way to ask for it
 */
export async function openKeys(context: Context, vault: Vault, backup: Backup): Promise<Keys> {
  await vault.unlock();
  const { identity: own, status } = vault;
  const [codec] = vault.codecs;
  if (!backup.sealed) return { identity: undefined, codec, same: status === 'off' };
  if (own !== undefined && (await opensWith(backup, own))) {
    return { identity: own, codec, same: true };
  }
  const identity = await ask(context, backup);
  if (status !== 'off') return { identity, codec, same: false };
  const recipient = await recipientOf(identity);
  const open = { identity: () => identity, unlock: () => Promise.resolve() };
  return {
    identity,
    codec: ageCodec({ ...open, recipient: () => Promise.resolve(recipient) }),
    same: true,
    ...(backup.key ? { adopt: { file: backup.key, recipient } } : {}),
  };
}

async function ask(context: Context, { key }: Backup): Promise<string> {
  if (!key) {
    throw new UserError(
      'the key is not in this backup',
      'put it back into journal/keys first, or open the backup with your paper key: see README.txt in it',
    );
  }
  for await (const passphrase of passphrases(context)) {
    const identity = await unwrap(key, passphrase);
    if (identity !== undefined) return identity;
  }
  throw new LockedError('that passphrase does not open the backup', 'nothing was changed');
}

/** Whether files of this home are encrypted. */
export function isSealing(codec: Codec): boolean {
  return codec.suffix !== plainCodec.suffix;
}
