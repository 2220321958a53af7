import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import { dateOf, KEEP_IT, paperKey } from './paper-key.js';

/** `selfcare vault export-key`: the key on stdout, how to keep it on stderr. */
export async function exportKey(context: Context): Promise<void> {
  const { out } = context;
  const vault = await context.vault();
  if (vault.status === 'off') {
    throw new UserError('the vault is off', '`selfcare vault enable` turns it on');
  }
  await vault.unlock();
  const { identity = '', recipient = '' } = vault;
  if (out.json) out.value({ recipient, key: identity });
  else for (const line of paperKey(identity, recipient, dateOf(context))) out.data(line);
  for (const line of KEEP_IT) out.note(line);
}
