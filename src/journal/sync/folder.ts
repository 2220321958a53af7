import { chmodSync, existsSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from '../../errors.js';
import {
  removeQuietly,
  stage,
  sweepTemps,
  writeDurably,
  type FileHost,
} from '../../files/durable.js';
import { ensureFolder, syncFolder } from '../../files/folders.js';
import { sha256 } from '../ids.js';
import { sumOf, travels } from './paths.js';

/** Files that tell git what it must not do here, should a person use it by hand. */
export const STATIC: readonly (readonly [name: string, text: string])[] = [
  [
    '.gitattributes',
    '# Files of a journal are never changed: not their line ends, not by a merge.\n' +
      '* -text -diff -merge\n*.json -text -diff -merge\n*.jsonl binary\n*.age binary\n',
  ],
  [
    '.gitignore',
    '# What starts with a dot is still being written.\n.*\n!.gitattributes\n!.gitignore\n',
  ],
];

/** The paths in the folder `journal` that travel. */
export function pathsIn(folder: string): Set<string> {
  const found = new Set<string>();
  const look = (below: string, deep: number) => {
    for (const item of itemsIn(join(folder, below))) {
      const path = below === '' ? item.name : `${below}/${item.name}`;
      if (item.name.startsWith('.')) continue;
      // A device's folder may be a link, as readers have it; a file may not.
      const isFolder = item.isDirectory() || (deep === 0 && leadsToFolder(join(folder, path)));
      if (isFolder && deep < 2) look(path, deep + 1);
      else if (item.isFile() && travels(path)) found.add(path);
    }
  };
  look('', 0);
  return found;
}

function leadsToFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function itemsIn(folder: string): Dirent[] {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}

/**
 * Whether a file is what its name says, as far as the name says anything, and it can be read.
 *
 * @throws an error with the code `ENOENT` where it is gone
 */
export function isWhole(folder: string, path: string): boolean {
  const sum = sumOf(path);
  if (sum === undefined) return true;
  try {
    return sha256(readFileSync(join(folder, path))) === sum;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw error;
    // `selfcare doctor` says what is the matter with it.
    return true;
  }
}

/** Whether a file has a size; undefined where it is gone. */
export function sizeOf(folder: string, path: string): number | undefined {
  return statSync(join(folder, path), { throwIfNoEntry: false })?.size;
}

/**
 * Puts files into the folder, each whole or not at all, mode 0600 in folders of 0700. When this
 * resolves, they are on the disk.
 *
 * @param files paths and what they hold
 */
export async function putFiles(
  folder: string,
  files: AsyncIterable<readonly [path: string, bytes: Uint8Array]>,
  host: FileHost,
): Promise<void> {
  const folders = new Set<string>();
  for await (const [path, bytes] of files) {
    const full = join(folder, path);
    const place = dirname(full);
    if (!folders.has(place)) {
      ensureFolder(place);
      sweepTemps(place, host);
      folders.add(place);
    }
    const staged = stage(full, bytes, host);
    try {
      staged.commit();
    } catch (error) {
      staged.drop();
      throw error;
    }
  }
  for (const each of folders) syncFolder(each);
}

/** Removes files from the folder; what is gone already is no error. */
export function removeFiles(folder: string, paths: readonly string[]): void {
  for (const path of paths) removeQuietly(join(folder, path));
}

/** Writes the files for git's own sake where they are missing. */
export function putStatic(folder: string, host: FileHost): void {
  for (const [name, text] of STATIC) {
    const path = join(folder, name);
    if (!existsSync(path)) writeDurably(path, Buffer.from(text), host);
  }
}

/** Closes a folder to others, where the disk knows modes. */
export function closeToOthers(folder: string): void {
  try {
    chmodSync(folder, 0o700);
  } catch {
    // A stick with a file system of another kind.
  }
}
