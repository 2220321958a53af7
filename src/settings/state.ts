import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../errors.js';
import { createDurably, type FileHost } from '../files/durable.js';
import { ensureHome } from '../files/folders.js';
import { parseTree } from './tree.js';

type Warn = (problem: string, hint?: string) => void;

/**
 * This device's id, from `state.json`: made at the first write, never synced. Of several first runs
 * at once one makes it and the others take it over.
 *
 * @param make a new id
 */
export function deviceId(home: string, host: FileHost, make: () => string, warn: Warn): string {
  const path = join(home, 'state.json');
  // More than once only where others move the same damaged file aside at this moment.
  for (let tries = 0; tries < 8; tries++) {
    const stored = read(path);
    if (stored) return stored;
    if (stored === null && moveAside(path, host)) {
      warn('state.json was damaged; it is kept aside, and this device goes on under a new id');
    }
    ensureHome(home);
    const text = `${JSON.stringify({ version: 1, device: make() }, null, 2)}\n`;
    createDurably(path, Buffer.from(text), host);
  }
  throw new Error('state.json cannot be read');
}

/** Whether it was this run that moved it. */
function moveAside(path: string, host: FileHost): boolean {
  const aside = path.replace(/\.json$/, `.damaged-${host.now().getTime()}.json`);
  try {
    renameSync(path, aside);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
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
