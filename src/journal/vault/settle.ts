import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sweepTemps, type FileHost } from '../../files/durable.js';
import { plainCodec, type Codec, type Vault } from '../codec.js';
import { filesOf } from './convert.js';
import { convertDrafts } from './drafts.js';
import { keyPath, MAIN_KEY, PENDING_KEY, RETIRED_KEY } from './keys.js';
import { convertRest, type Rest } from './rest.js';
import { moveKey } from './turn.js';
import { openWork, sweepWork, wasRetiring, workFolders } from './work.js';

/** {@link sweepLeftovers} for after the person has been answered: it names the files, and never fails. */
export async function settleVault(
  home: string,
  host: FileHost,
  { codecs: [age] }: Vault,
  warn: (problem: string) => void,
): Promise<void> {
  try {
    const rest = await sweepLeftovers(home, host, age);
    for (const name of rest?.done ?? []) warn(`${name} was plain text; it is encrypted now`);
    for (const name of rest?.left ?? []) warn(`${name} is plain text and cannot be read`);
  } catch {
    // A full or read-only disk: the next run tries again, and nothing is lost meanwhile.
  }
}

/**
 * What a run that has the vault open does for those that were killed while they turned it on, and
 * for devices that did not know of it yet: what is plain is encrypted, read back, and only then
 * removed.
 *
 * @param age the vault's codec, open
 * @returns undefined where there was nothing to do, or another run is at it
 */
export async function sweepLeftovers(
  home: string,
  host: FileHost,
  age: Codec,
): Promise<Rest | undefined> {
  const journal = join(home, 'journal');
  if (!existsSync(journal)) return undefined;
  sweepTemps(join(journal, 'keys'), host);
  if (!existsSync(keyPath(home, MAIN_KEY))) {
    moveKey(home, PENDING_KEY, MAIN_KEY);
    if (wasRetiring(journal, host)) moveKey(home, RETIRED_KEY, MAIN_KEY);
  }
  if (workFolders(journal).length > 0) sweepWork(journal, host);
  await convertDrafts(home, { from: plainCodec, to: age }, host);
  if (filesOf(journal, plainCodec, age).length === 0) return undefined;
  let work;
  try {
    work = openWork(journal, host);
  } catch {
    return undefined;
  }
  try {
    return await convertRest({ from: plainCodec, to: age }, { journal, work: work.folder, host });
  } finally {
    work.close();
  }
}
