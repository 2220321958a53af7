import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeDurably } from '../../files/durable.js';
import { quarantineCopy } from '../../files/quarantine.js';
import { sha256 } from '../ids.js';
import { PREVIOUS_KEY } from '../vault/keys.js';
import { putFiles } from './folder.js';
import { readBlobs } from './objects.js';
import { MAIN_KEY_PATH, sumOf, type Tree } from './paths.js';
import type { Side } from './side.js';

/** A file that was not what it should be, and is whole again. */
export interface Mended {
  /** In the folder `journal`. */
  readonly path: string;
  /** Where it is now as it was, in the home folder. */
  readonly aside: string;
}

/**
 * Puts git's file where the one in the folder is not what its name says, if git's is. The damaged
 * one is kept in quarantine.
 */
export async function mendFiles(
  { git, home, folder, host, stamp }: Side,
  damaged: readonly string[],
  tree: Tree,
): Promise<Mended[]> {
  const mended: Mended[] = [];
  const wanted = damaged.flatMap((path) => {
    const blob = tree.get(path);
    return blob ? [[path, blob] as const] : [];
  });
  async function* whole() {
    for await (const [path, bytes] of readBlobs(git, wanted)) {
      if (sha256(bytes) !== sumOf(path)) continue;
      mended.push({ path, aside: quarantineCopy(home, join(folder, path), stamp) });
      yield [path, bytes] as const;
    }
  }
  await putFiles(folder, whole(), host);
  return mended;
}

/**
 * Keeps the key that is about to be replaced: one that was in use beside its successor, until that
 * one has opened the vault; one that nobody knows in quarantine.
 *
 * @param isSound whether it was in use
 */
export function keepKey(
  { home, folder, host, stamp }: Side,
  path: string,
  isSound: boolean,
): Mended | undefined {
  const full = join(folder, path);
  if (!existsSync(full)) return undefined;
  if (!isSound || path !== MAIN_KEY_PATH) {
    const aside = quarantineCopy(home, full, stamp);
    return isSound ? undefined : { path, aside };
  }
  const previous = join(dirname(full), PREVIOUS_KEY);
  // One that stands there is known better: the one of now has not opened the vault yet.
  if (!existsSync(previous)) writeDurably(previous, readFileSync(full), host);
  return undefined;
}
