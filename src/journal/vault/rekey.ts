import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IntegrityError } from '../../errors.js';
import { stage, sweepTemps, type FileHost } from '../../files/durable.js';
import { ensureFolder, syncFolder } from '../../files/folders.js';
import { noteKey } from '../sync/own-keys.js';
import { keyPath, MAIN_KEY, unwrap, wrap } from './keys.js';

/**
 * Puts another passphrase on the key: one file is written anew. The old one stays until the new one
 * was read back and opened; the entries are as they were.
 *
 * @param logN the cost of guessing; only a test lowers it
 * @throws IntegrityError where it does not read back; then nothing has changed
 */
export async function rekey(
  home: string,
  host: FileHost,
  identity: string,
  passphrase: string,
  logN?: number,
): Promise<void> {
  const path = keyPath(home, MAIN_KEY);
  const folder = dirname(path);
  ensureFolder(folder);
  sweepTemps(join(folder), host);
  const staged = stage(path, await wrap(identity, passphrase, logN), host);
  try {
    if ((await unwrap(readFileSync(staged.temp), passphrase)) !== identity) {
      throw new IntegrityError('the new key file does not read back', 'the old one still serves');
    }
    noteKey(home, readFileSync(staged.temp), host);
    staged.commit();
  } catch (error) {
    staged.drop();
    throw error;
  }
  syncFolder(folder);
}
