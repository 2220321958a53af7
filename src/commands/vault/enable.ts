import type { Context } from '../../context.js';
import { UsageError, UserError } from '../../errors.js';
import { ageCodec } from '../../journal/vault/codec.js';
import {
  keyNames,
  newIdentity,
  readKeyFile,
  RETIRED_KEY,
  unwrap,
  wrap,
} from '../../journal/vault/keys.js';
import { recipientOf } from '../../journal/vault/keys.js';
import { enableVault } from '../../journal/vault/turn.js';
import { openKey } from '../../journal/vault/vault.js';
import { setVaultRecipient, vaultRecipient } from '../../settings/state.js';
import { passphrases } from '../../terminal/passphrase.js';
import { progress } from '../../terminal/progress.js';
import { keepTimes } from '../boundary/recent.js';
import { deviceOf } from './device.js';
import { newPassphrase } from './new-passphrase.js';
import { sourcesOf, type NewOptions } from './options.js';
import { offerPaperKey } from './offer.js';
import { noteKey } from '../../journal/sync/own-keys.js';
import { typedKey } from './typed-key.js';

export interface EnableOptions extends NewOptions {
  /** The passphrase of the vault that was here before is forgotten. */
  readonly paperKey?: boolean;
}

/** A key, and the file that it is kept in. */
interface Key {
  readonly identity: string;
  readonly file: Uint8Array;
}

/**
 * `selfcare vault enable`.
 *
 * @param logN the cost of guessing the passphrase; only a test lowers it
 */
export async function enable(
  context: Context,
  options: EnableOptions,
  logN?: number,
): Promise<void> {
  const { out } = context;
  const vault = await context.vault();
  if (vault.status === 'locked' || vault.status === 'unlocked') {
    out.note('The vault is on already. `selfcare vault passphrase` changes its passphrase.');
    return tell(context, vault.recipient ?? '', 0);
  }
  if (vault.status === 'unintroduced') {
    out.note('This journal has a vault already. Its passphrase opens it on this device, too.');
    await vault.unlock();
    out.note('This device writes to the vault from now on.');
    return tell(context, vault.recipient ?? '', 0);
  }
  const home = await context.home();
  const { identity, file } = await keyFor(context, home, options, logN);
  const recipient = await recipientOf(identity);
  await offerPaperKey(context, identity, recipient);
  const age = ageCodec({
    recipient: () => Promise.resolve(recipient),
    identity: () => identity,
    unlock: () => Promise.resolve(),
  });
  const device = deviceOf(home, context);
  // While it can be read: a locked vault goes by times and counts.
  await keepTimes(context).catch(() => undefined);
  const bar = progress(context, 'encrypting');
  const {
    done,
    left,
    damaged = [],
    busy = [],
  } = await enableVault(file, {
    home,
    host: context,
    age,
    flip: () => setVaultRecipient(home, context, device, recipient),
    isFlipped: () => vaultRecipient(home) === recipient,
    progress: (count) => bar.tick(count),
  }).finally(() => bar.done());
  await context.vault(true);
  out.note(`The vault is on. ${files(done.length)} encrypted.`);
  for (const name of left) out.warn(`${name} is still plain`, '`selfcare doctor` looks at it');
  for (const name of damaged) {
    out.warn(
      `${name} was damaged before; it is encrypted as it is`,
      '`selfcare doctor` looks at it',
    );
  }
  for (const name of busy) {
    const hint = 'its next word, or its end, encrypts it: go on there, or save it now';
    out.warn(`${name} is still plain: it is being written in another window`, hint);
  }
  out.note('Writing asks nothing; reading asks for the passphrase, once a command.');
  out.note('Backups and sync histories from before today still hold the plain text.');
  tell(context, recipient, done.length);
}

/** A new key, or the one that this journal had before: a second one is never made. */
async function keyFor(
  context: Context,
  home: string,
  options: EnableOptions,
  logN: number | undefined,
): Promise<Key> {
  const names = keyNames(home);
  if (names.length === 0 && options.paperKey !== true) {
    return wrapped(context, await newIdentity(), options, logN);
  }
  const file = readKeyFile(home, RETIRED_KEY);
  if (options.paperKey === true) {
    if (names.length > 0 && !file) throw otherKeys(names);
    // The key of before under a new passphrase.
    const key = await wrapped(context, await typedKey(context, undefined), options, logN);
    noteKey(home, key.file, context);
    return key;
  }
  if (!file) throw otherKeys(names);
  if (options.newPassphraseCommand !== undefined || options.newPassphraseFd !== undefined) {
    throw new UsageError(
      'this journal had a vault before, and its passphrase is still the one to use',
      'give it with --passphrase-fd; forgotten: `vault enable --paper-key` takes a new one',
    );
  }
  context.out.note('This journal had a vault before; its passphrase is still the one to use.');
  return { identity: await openKey(file, passphrases(context)), file };
}

async function wrapped(
  context: Context,
  identity: string,
  options: NewOptions,
  logN: number | undefined,
): Promise<Key> {
  const passphrase = await newPassphrase(context, sourcesOf(context, options));
  const file = await wrap(identity, passphrase, logN);
  if ((await unwrap(file, passphrase)) !== identity) throw new Error('the key reads otherwise');
  return { identity, file };
}

function otherKeys(names: readonly string[]): UserError {
  return new UserError(
    `there is a key in journal/keys already: ${names.join(', ')}`,
    'a second one is never made; move it elsewhere if it is not yours',
  );
}

function files(count: number): string {
  return count === 1 ? '1 file is' : `${count} files are`;
}

function tell({ out }: Context, recipient: string, encrypted: number): void {
  if (out.json) out.value({ vault: 'on', recipient, encrypted });
}
