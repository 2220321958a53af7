import { IntegrityError, LockedError } from '../../errors.js';
import { removeQuietly } from '../../files/durable.js';
import { plainCodec, type Vault } from '../codec.js';
import { ageCodec } from './codec.js';
import {
  keyInUse,
  KeyLost,
  keyPath,
  PREVIOUS_KEY,
  readKeyFile,
  recipientOf,
  unwrap,
} from './keys.js';

/** What a vault is opened with. */
export interface VaultOptions {
  readonly home: string;
  /** What this device's state knows; undefined where it was never introduced. */
  readonly recipient: string | undefined;
  /**
   * Passphrases to try, one after another until one fits.
   *
   * @throws LockedError where there is no way to ask
   */
  passphrases(): AsyncIterable<string>;
  /** Keeps the recipient: this device is introduced, and writes without asking from now on. */
  introduce(recipient: string): Promise<void>;
  /** Is told where the key of before had to serve. */
  warn?(problem: string, hint: string): void;
}

/** The vault of a journal that has one; nothing is read or asked before it must be. */
export function openVault(options: VaultOptions): Vault {
  let { recipient } = options;
  let identity: string | undefined;
  let opening: Promise<void> | undefined;
  const open = async () => {
    const { identity: found, own } = await openInUse(options, recipient);
    if (recipient === undefined) await options.introduce(own);
    recipient = own;
    identity = found;
  };
  const unlock = () => (opening ??= open());
  const age = ageCodec({
    async recipient() {
      if (recipient === undefined) await unlock();
      return recipient ?? '';
    },
    identity: () => identity,
    unlock,
  });
  return {
    get status() {
      if (identity !== undefined) return 'unlocked';
      return recipient === undefined ? 'unintroduced' : 'locked';
    },
    get recipient() {
      return recipient;
    },
    get identity() {
      return identity;
    },
    // What another device, or an older run, wrote plain must not be lost.
    codecs: [age, plainCodec],
    unlock,
  };
}

/**
 * The identity of the key in use. Where a sync brought another key, the one of before serves until
 * the new one has opened: the new one may be somebody's mistake.
 */
async function openInUse(
  { home, passphrases, warn }: VaultOptions,
  recipient: string | undefined,
): Promise<{ identity: string; own: string }> {
  const previous = readKeyFile(home, PREVIOUS_KEY);
  if (!previous) {
    const identity = await openKey(keyOf(home), passphrases());
    const own = await recipientOf(identity);
    if (recipient !== undefined && recipient !== own) throw otherKey();
    return { identity, own };
  }
  let failure: unknown;
  const tryOne = async (file: () => Uint8Array, passphrase: string) => {
    try {
      const identity = await unwrap(file(), passphrase);
      if (identity === undefined) return undefined;
      const own = await recipientOf(identity);
      if (recipient !== undefined && recipient !== own) throw otherKey();
      return { identity, own };
    } catch (error) {
      failure = error;
      return undefined;
    }
  };
  for await (const passphrase of passphrases()) {
    const found = await tryOne(() => keyOf(home), passphrase);
    if (found) {
      forgetPrevious(home);
      return found;
    }
    const before = await tryOne(() => previous, passphrase);
    if (before) {
      warn?.(...OPENED_BY_PREVIOUS);
      return before;
    }
  }
  throw failure ?? wrongPassphrase();
}

const OPENED_BY_PREVIOUS = [
  'this passphrase does not open the key that came by sync, but the one of before',
  'if you changed it elsewhere, use the new one; if not, `selfcare vault passphrase` writes the ' +
    'key anew, and `selfcare sync` takes it everywhere',
] as const;

function forgetPrevious(home: string): void {
  try {
    removeQuietly(keyPath(home, PREVIOUS_KEY));
  } catch {
    // A read-only disk: it harms nothing.
  }
}

function keyOf(home: string): Uint8Array {
  const file = keyInUse(home);
  if (file) return file.bytes;
  throw new KeyLost(
    'the key of the vault is missing: journal/keys/main.age',
    'bring it back with `selfcare restore BACKUP` or from another device, or use your paper key; nothing was deleted',
  );
}

/**
 * The identity in a key file, once a passphrase fits.
 *
 * @throws LockedError where none does
 */
export async function openKey(
  file: Uint8Array,
  passphrases: AsyncIterable<string>,
): Promise<string> {
  for await (const passphrase of passphrases) {
    const identity = await unwrap(file, passphrase);
    if (identity !== undefined) return identity;
  }
  throw wrongPassphrase();
}

function wrongPassphrase(): LockedError {
  return new LockedError('that passphrase does not open the vault', 'nothing was changed');
}

function otherKey(): IntegrityError {
  return new IntegrityError(
    'journal/keys/main.age is not the key that this device encrypts to',
    'bring the right one back from a backup or another device; nothing was changed',
  );
}
