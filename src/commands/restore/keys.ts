import type { Context } from '../../context.js';
import { IntegrityError, LockedError, UserError } from '../../errors.js';
import { opensWith, type Backup } from '../../formats/archive/read.js';
import { looksLikeKey, wereOne } from '../../journal/check/key.js';
import { plainCodec, type Codec, type Vault } from '../../journal/codec.js';
import { ageCodec } from '../../journal/vault/codec.js';
import { keyInUse, KeyLost, recipientOf, unwrap } from '../../journal/vault/keys.js';
import { passphrases } from '../../terminal/passphrase.js';

/** What opens a backup, and how its files are written here. */
export interface Keys {
  /** Opens a sealed backup. */
  readonly identity: string | undefined;
  /** Files of this home are written with it. */
  readonly codec: Codec;
  /** Whether an encrypted file of the backup can be taken as it is. */
  readonly same: boolean;
  /** The key that comes along, where this home has none, or one that is damaged. */
  readonly adopt?: {
    readonly file: Uint8Array;
    readonly recipient: string;
    /** Whether the vault is on here: the key is its own, come back. */
    readonly back: boolean;
  };
}

/**
 * Opens what must be open: the vault of this home, to know what is in it; and the backup.
 *
 * @throws LockedError where a passphrase is wrong, or there is no way to ask for it
 */
export async function openKeys(context: Context, vault: Vault, backup: Backup): Promise<Keys> {
  const home = await context.home();
  const { key } = backup;
  const kept = vault.status === 'off' || !key ? 'whole' : stateOfKey(home, key);
  if (key && kept !== 'whole') {
    try {
      return await bringBack(context, vault, backup, key);
    } catch (error) {
      // Of two that differ, it may be the backup's that was changed.
      if (kept === 'lost') throw error;
    }
  }
  try {
    await vault.unlock();
  } catch (error) {
    if (!(error instanceof KeyLost) || !key || kept !== 'whole') throw error;
    return bringBack(context, vault, backup, key);
  }
  const { identity: own, status } = vault;
  const [codec] = vault.codecs;
  if (!backup.sealed) return { identity: undefined, codec, same: status === 'off' };
  if (own !== undefined && (await opensWith(backup, own))) {
    return { identity: own, codec, same: true };
  }
  const identity = await ask(context, backup);
  if (status !== 'off') return { identity, codec, same: false };
  return withKey(identity, await recipientOf(identity), backup.key, false);
}

/**
 * How the key of this home stands: `lost` where there is none, or what is no key; `differs` where it
 * is the backup's but for some damage to one of them. One that was given another passphrase has no
 * part in common with it.
 */
function stateOfKey(home: string, key: Uint8Array): 'whole' | 'differs' | 'lost' {
  const { bytes } = keyInUse(home) ?? {};
  if (!bytes || !looksLikeKey(bytes)) return 'lost';
  return wereOne(bytes, key) && !Buffer.from(bytes).equals(key) ? 'differs' : 'whole';
}

/**
 * The backup's key for the vault of this home, once it has proved that it is the one.
 *
 * @throws IntegrityError where it is another
 */
async function bringBack(
  context: Context,
  vault: Vault,
  backup: Backup,
  key: Uint8Array,
): Promise<Keys> {
  const identity = await ask(context, backup);
  const recipient = await recipientOf(identity);
  if (vault.recipient !== undefined && vault.recipient !== recipient) {
    throw new IntegrityError(
      'the key of this vault is missing or damaged, and the key in the backup is another',
      'use a backup of this vault, or another device that has its key; nothing was changed',
    );
  }
  if (!(await opensWith(backup, identity))) {
    throw new IntegrityError(
      'the key in the backup does not open the backup',
      'nothing was changed; use another backup',
    );
  }
  return withKey(identity, recipient, key, true);
}

function withKey(
  identity: string,
  recipient: string,
  key: Uint8Array | undefined,
  back: boolean,
): Keys {
  const open = { identity: () => identity, unlock: () => Promise.resolve() };
  return {
    identity,
    codec: ageCodec({ ...open, recipient: () => Promise.resolve(recipient) }),
    same: true,
    ...(key ? { adopt: { file: key, recipient, back } } : {}),
  };
}

async function ask(context: Context, { key }: Backup): Promise<string> {
  if (!key) {
    throw new UserError(
      'the key is not in this backup',
      'put it back into journal/keys first, or open the backup with your paper key: see README.txt in it',
    );
  }
  for await (const passphrase of passphrases(context, 'Passphrase of the backup')) {
    const identity = await unwrap(key, passphrase).catch((error: unknown) => {
      throw error instanceof KeyLost ? damagedKey() : error;
    });
    if (identity !== undefined) return identity;
  }
  throw new LockedError('that passphrase does not open the backup', 'nothing was changed');
}

function damagedKey(): IntegrityError {
  return new IntegrityError(
    'the key in the backup is damaged',
    'nothing was changed; use another backup, or open it with your paper key: see README.txt in it',
  );
}

/** Whether files of this home are encrypted. */
export function isSealing(codec: Codec): boolean {
  return codec.suffix !== plainCodec.suffix;
}
