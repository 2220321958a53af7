import { join } from 'node:path';
import type { Context } from '../../context.js';
import { plainCodec } from '../../journal/codec.js';
import { ageCodec } from '../../journal/vault/codec.js';
import { filesOf, SEALED } from '../../journal/vault/convert.js';
import { readKeyFile, RETIRED_KEY } from '../../journal/vault/keys.js';
import { convertRest, type Rest } from '../../journal/vault/rest.js';
import { openKey } from '../../journal/vault/vault.js';
import { openWork } from '../../journal/vault/work.js';
import { passphrases } from '../../terminal/passphrase.js';

/**
 * What is still encrypted where the vault is off: another device had not heard of it, or a run was
 * killed. With the retired key it is brought back.
 */
export async function restOfVault(context: Context, home: string): Promise<Rest> {
  const journal = join(home, 'journal');
  const sealed = filesOf(journal, SEALED, plainCodec);
  const key = readKeyFile(home, RETIRED_KEY);
  if (!key || sealed.length === 0) return { done: [], left: sealed.map(({ name }) => name) };
  const identity = await openKey(key, passphrases(context));
  const age = ageCodec({
    recipient: () => Promise.reject(new Error('nothing is encrypted here')),
    identity: () => identity,
    unlock: () => Promise.resolve(),
  });
  const work = openWork(journal, context);
  try {
    const place = { journal, work: work.folder, host: context };
    return await convertRest({ from: age, to: plainCodec }, place);
  } finally {
    work.close();
  }
}
