import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../errors.js';
import { closeIfEmpty, createDurably, ensureFolder, type FileHost } from '../files/durable.js';
import { parseTree } from './settings.js';

type Warn = (problem: string, hint?: string) => void;

/**
 * This device's id, from `state.json`: made at the first write, never synced. Of several first runs
 * at once one makes it and the others take it over.
 *
 * @param make a new id
 */
export function deviceId(home: string, host: FileHost, make: () => string, warn: Warn): string {
  const path = join(home, 'state.json');
  const stored = read(path);
  if (stored) return stored;
  if (stored === null) {
    const aside = path.replace(/\.json$/, `.damaged-${host.now().getTime()}.json`);
    renameSync(path, aside);
    warn('state.json was damaged; it is kept aside, and this device goes on under a new id');
  }
  ensureFolder(home);
  closeIfEmpty(home);
  const text = `${JSON.stringify({ version: 1, device: make() }, null, 2)}\n`;
  createDurably(path, Buffer.from(text), host);
  const made = read(path);
  if (!made) throw new Error('state.json cannot be read');
  return made;
}

/** The id; null where the file is damaged, undefined where there is none. */
function read(path: string): string | null | undefined {
  try {
    const device = parseTree(readFileSync(path, 'utf8'))?.['device'];
    return typeof device === 'string' && /^[a-z2-7]{4,32}$/.test(device) ? device : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
