import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../files/read.js';
import { codeOf } from '../errors.js';
import { createDurably, writeDurably, type FileHost } from '../files/durable.js';
import { ensureHome } from '../files/folders.js';
import { at, parseTree, type Tree } from './tree.js';

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
  const tree = readTree(path);
  if (tree === undefined) return undefined;
  const device = tree?.['device'];
  return typeof device === 'string' && /^[a-z2-7]{4,32}$/.test(device) ? device : null;
}

/** What the file holds; null where it is damaged, undefined where there is none. */
function readTree(path: string): Tree | null | undefined {
  try {
    return parseTree(readText(path)) ?? null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * To whom this device encrypts (`age1…`); undefined where it does not. A damaged file says nothing,
 * and then the key in the journal's folder tells that there is a vault.
 */
export function vaultRecipient(home: string): string | undefined {
  try {
    const vault = readTree(join(home, 'state.json'))?.['vault'];
    const recipient = vault ? at({ vault }, 'vault.recipient') : undefined;
    return typeof recipient === 'string' && /^age1[a-z0-9]{20,}$/.test(recipient)
      ? recipient
      : undefined;
  } catch (error) {
    // A folder in its place is told when the id is asked for; a home that is a file, elsewhere.
    if (['EISDIR', 'ENOTDIR'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

/**
 * Turns the vault on for this device, or off. When it returns it is on the disk.
 *
 * @param device this device's id, which the file has already
 * @param recipient undefined turns it off
 */
export function setVaultRecipient(
  home: string,
  host: FileHost,
  device: string,
  recipient: string | undefined,
): void {
  const path = join(home, 'state.json');
  const vault = recipient === undefined ? undefined : { recipient };
  // A field that is undefined is not written.
  const tree = { ...(readTree(path) ?? { version: 1, device }), vault };
  writeDurably(path, Buffer.from(`${JSON.stringify(tree, null, 2)}\n`), host);
}
