import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { randomId } from '../ids.js';
import { removeQuietly, writeDurably, type FileHost } from '../../files/durable.js';
import { ensureFolder } from '../../files/folders.js';

const LETTERS = 12;

/** The repository by which a journal is synced. */
export function gitFolderOf(home: string): string {
  return join(home, 'journal', '.git');
}

/**
 * Notes that files of this device are about to be removed because others hold all of theirs. A sync
 * takes away from other machines only what is noted here: a file that is missing for any other
 * reason is brought back. Where no sync is set up, nothing is noted.
 *
 * @param paths of the files, in the folder `journal`
 */
export function noteGone(home: string, paths: readonly string[], host: FileHost): void {
  if (paths.length === 0 || !existsSync(gitFolderOf(home))) return;
  const folder = goneFolder(home);
  ensureFolder(folder);
  const names = paths.map((path) => relative(join(home, 'journal'), path).split(sep).join('/'));
  const note = join(folder, `${randomId(LETTERS, host.random)}.txt`);
  writeDurably(note, Buffer.from(names.map((name) => `${name}\n`).join('')), host);
}

/** What is noted, by the file that says so. */
export function readGone(home: string): Map<string, readonly string[]> {
  const folder = goneFolder(home);
  if (!existsSync(folder)) return new Map();
  const notes = readdirSync(folder).filter((name) => /^[a-z2-7]+\.txt$/.test(name));
  return new Map(
    notes.map((name) => {
      const path = join(folder, name);
      return [path, readFileSync(path, 'utf8').split('\n').slice(0, -1)] as const;
    }),
  );
}

/** Forgets the notes of which everything is done: no path of theirs is left. */
export function forgetGone(
  notes: ReadonlyMap<string, readonly string[]>,
  isLeft: (path: string) => boolean,
): void {
  for (const [note, paths] of notes) if (!paths.some(isLeft)) removeQuietly(note);
}

function goneFolder(home: string): string {
  return join(gitFolderOf(home), 'selfcare-gone');
}
