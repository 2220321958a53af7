import type { Context } from '../../context.js';
import { LockedError } from '../../errors.js';
import { opensJournal } from '../../journal/vault/convert.js';
import { recipientOf } from '../../journal/vault/keys.js';
import { passphrases } from '../../terminal/passphrase.js';

/**
 * The paper key, in groups or in one piece, from where a passphrase would come from. Where it is not
 * known to whom it must belong, it must open something of what is encrypted, if anything is.
 *
 * @param recipient to whom it must belong, where that is known
 * @throws LockedError where none is typed that fits
 */
export async function typedKey(context: Context, recipient: string | undefined): Promise<string> {
  const home = await context.home();
  for await (const typed of passphrases(context, 'Paper key', isKeyLine)) {
    const key = typed.replaceAll(/\s/g, '').toUpperCase();
    const own = await recipientOf(key).catch(() => undefined);
    if (own === undefined) continue;
    if (recipient === undefined ? await opensJournal(home, key) : own === recipient) return key;
  }
  throw new LockedError('that is not the key of this vault', 'nothing was changed');
}

/** The file that `export-key` prints has remarks above the key. */
function isKeyLine(line: string): boolean {
  return !line.startsWith('#');
}
