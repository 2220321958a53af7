import type { Context } from '../../context.js';
import type { Vault } from '../../journal/codec.js';

/** How many entries there are; undefined where only the passphrase could tell. */
export async function countEntries(context: Context, vault: Vault): Promise<number | undefined> {
  if (vault.status !== 'off' && vault.status !== 'unlocked') return undefined;
  let count = 0;
  for await (const entry of (await context.journal()).entries({})) if (entry.id) count++;
  return count;
}
