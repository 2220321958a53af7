import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors.js';
import { isAbandoned, writeDurably, type FileHost } from '../../files/durable.js';

const WORK = /^\.vault-(?<pid>\d+)$/;
/** In a work folder: this device was about to retire the key. */
const RETIRING = 'retiring';

/**
 * The folder in which one run prepares the other form of the journal's files. It is the lock, too:
 * files may be taken away only while nobody else does so in the other direction. Its name begins
 * with a dot, so that readers and other devices pass it over.
 */
export interface Work {
  readonly folder: string;
  /** Notes for sure that the key is about to be retired: see {@link wasRetiring}. */
  noteRetiring(): void;
  /** Removes it with all that is in it. */
  close(): void;
}

/**
 * @param journal the journal's folder, which is there
 * @throws UserError where another run is at it
 */
export function openWork(journal: string, host: FileHost): Work {
  const folder = join(journal, `.vault-${host.pid}`);
  const close = () => rmSync(folder, { recursive: true, force: true });
  close();
  mkdirSync(folder, { mode: 0o700 });
  sweepWork(journal, host);
  // Of two that begin at once both see the other, and both give way.
  if (workFolders(journal).length > 1) {
    close();
    throw new UserError(
      'another run is turning the vault on or off',
      'wait until it has ended, then try again; nothing was changed',
    );
  }
  const noteRetiring = () => writeDurably(join(folder, RETIRING), new Uint8Array(), host);
  return { folder, noteRetiring, close };
}

/** Removes what runs that were killed had prepared. Nothing depends on it. */
export function sweepWork(journal: string, host: FileHost): void {
  for (const path of leftWork(journal, host)) rmSync(path, { recursive: true, force: true });
}

/**
 * Whether a run on this device was killed while it turned the vault off. The key that it may have
 * retired is then still the one in use; one that came retired from elsewhere is another's affair.
 */
export function wasRetiring(journal: string, host: FileHost): boolean {
  return leftWork(journal, host).some((path) => existsSync(join(path, RETIRING)));
}

/** The work folders of runs that are no more. */
function leftWork(journal: string, host: FileHost): string[] {
  return workFolders(journal).flatMap((name) => {
    const pid = Number(WORK.exec(name)?.groups?.['pid']);
    if (pid === host.pid) return [];
    const path = join(journal, name);
    const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return isAbandoned(pid, touched, host) ? path : [];
  });
}

/** The names of such folders in a journal. */
export function workFolders(journal: string): string[] {
  return existsSync(journal) ? readdirSync(journal).filter((name) => WORK.test(name)) : [];
}
