import type { Context } from '../../context.js';
import { LockedError, UserError } from '../../errors.js';
import { recipientOf } from '../../journal/vault/keys.js';
import { rekey } from '../../journal/vault/rekey.js';
import { passphrases } from '../../terminal/passphrase.js';
import { newPassphrase } from './new-passphrase.js';
import { newSource, type NewOptions } from './options.js';

export interface PassphraseOptions extends NewOptions {
  readonly paperKey?: boolean;
}

/**
 * `selfcare vault passphrase`.
 *
 * @param logN the cost of guessing the passphrase; only a test lowers it
 */
export async function changePassphrase(
  context: Context,
  options: PassphraseOptions,
  logN?: number,
): Promise<void> {
  const source = newSource(options);
  const vault = await context.vault();
  if (vault.status === 'off') {
    throw new UserError('the vault is off', '`selfcare vault enable` turns it on');
  }
  const identity = options.paperKey
    ? await typedKey(context, vault.recipient)
    : await vault.unlock().then(() => vault.identity ?? '');
  const passphrase = await newPassphrase(context, [source]);
  await rekey(await context.home(), context, identity, passphrase, logN);
  context.out.note('The passphrase is changed. Older backups open with the one before.');
  if (context.out.json) context.out.value({ vault: 'on', changed: true });
}

/** The file that `export-key` prints has remarks above the key. */
function isKeyLine(line: string): boolean {
  return !line.startsWith('#');
}

/** The paper key, in groups or in one piece, from where a passphrase would come from. */
async function typedKey(context: Context, recipient: string | undefined): Promise<string> {
  for await (const typed of passphrases(context, 'Paper key', isKeyLine)) {
    const key = typed.replaceAll(/\s/g, '').toUpperCase();
    const own = await recipientOf(key).catch(() => undefined);
    if (own !== undefined && (recipient === undefined || own === recipient)) return key;
  }
  throw new LockedError('that is not the key of this vault', 'nothing was changed');
}
