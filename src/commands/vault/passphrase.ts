import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import { rekey } from '../../journal/vault/rekey.js';
import { newPassphrase } from './new-passphrase.js';
import { newSource, type NewOptions } from './options.js';
import { typedKey } from './typed-key.js';

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
