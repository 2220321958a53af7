import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably, type FileHost } from '../../files/durable.js';
import { sha256 } from '../ids.js';
import { gitFolderOf } from './gone.js';

/**
 * Notes that this device is about to write a key file itself. A sync takes a key that changed here
 * for a new passphrase only where it is noted; any other change is a mishap. Where no sync is set
 * up, nothing is noted.
 */
export function noteKey(home: string, bytes: Uint8Array, host: FileHost): void {
  if (!existsSync(gitFolderOf(home))) return;
  const sums = readOwnKeys(home).add(sha256(bytes));
  writeDurably(noteOf(home), Buffer.from([...sums].map((sum) => `${sum}\n`).join('')), host);
}

/** The SHA-256 of each key file that this device wrote itself. */
export function readOwnKeys(home: string): Set<string> {
  const note = noteOf(home);
  return new Set(existsSync(note) ? readFileSync(note, 'utf8').split('\n').filter(Boolean) : []);
}

function noteOf(home: string): string {
  return join(gitFolderOf(home), 'selfcare-keys.txt');
}
