import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, UserError } from '../errors.js';
import { syncFolder } from './folders.js';

/** What durable files need of the world: a name for this process, and who else is alive. */
export interface FileHost {
  readonly pid: number;
  now(): Date;
  random(bytes: number): Uint8Array;
  isAlive(pid: number): boolean;
}

const TEMP = /^\.(?<pid>\d+)-[0-9a-f]{12}\.tmp$/;
/** What was not touched for so long is nobody's: a process that is alive has the id of a dead one. */
const ABANDONED_MS = 86_400_000;

/**
 * Writes a whole file so that it is either there completely or not at all: a new file beside it,
 * fsync, size check, rename, fsync of the folder. When this returns, a power cut loses nothing.
 *
 * @param path its folder must exist; a file that stands there is replaced
 * @throws the system's error; then the file is as it was and no leftover stays
 */
export function writeDurably(path: string, bytes: Uint8Array, host: FileHost): void {
  try {
    writeOnce(path, bytes, host);
  } catch (error) {
    // A cleaner on another machine may have taken our temporary file for a dead process's.
    if (codeOf(error) !== 'ENOENT') throw error;
    writeOnce(path, bytes, host);
  }
}

/** As {@link writeDurably}, but sure only against a killed program, not against a power cut. */
export function writeQuickly(path: string, bytes: Uint8Array, host: FileHost): void {
  writeOnce(path, bytes, host, false);
}

/**
 * As {@link writeDurably}, but leaves a file that stands there as it is. Of several writers at once
 * exactly one makes the file.
 */
export function createDurably(path: string, bytes: Uint8Array, host: FileHost): void {
  const { temp, drop } = stage(path, bytes, host);
  try {
    linkSync(temp, path);
  } catch (error) {
    // Where there are no hard links, this is as good as it gets.
    if (codeOf(error) !== 'EEXIST' && !existsSync(path)) {
      copyFileSync(temp, path, constants.COPYFILE_EXCL);
    }
  } finally {
    drop();
  }
  syncFolder(dirname(path));
}

/** A file that is written and not yet there. */
export interface Staged {
  /** Its temporary name. */
  readonly temp: string;
  /** Gives it its name. The names of a folder are sure after {@link syncFolder}. */
  commit(): void;
  /** Forgets it. */
  drop(): void;
}

/** Writes a file for sure, under a temporary name until it is committed. */
export function stage(path: string, bytes: Uint8Array, host: FileHost, sure = true): Staged {
  const temp = tempBeside(path, host);
  const drop = () => removeQuietly(temp);
  const file = openSync(temp, 'wx', 0o600);
  try {
    try {
      for (let written = 0; written < bytes.length;) {
        written += writeSync(file, bytes, written);
      }
      if (sure) fsyncSync(file);
      if (fstatSync(file).size !== bytes.length) {
        throw new UserError('the disk did not keep all that was written', 'check the disk');
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    drop();
    throw error;
  }
  return { temp, commit: () => renameSync(temp, path), drop };
}

function writeOnce(path: string, bytes: Uint8Array, host: FileHost, sure = true): void {
  const staged = stage(path, bytes, host, sure);
  try {
    staged.commit();
  } catch (error) {
    staged.drop();
    throw error;
  }
  if (sure) syncFolder(dirname(path));
}

/** Removes a file; one that is gone already is no error. */
export function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** A name for a temporary file of this process, in the folder of another file. */
export function tempBeside(path: string, host: FileHost): string {
  const name = Buffer.from(host.random(6)).toString('hex');
  return join(dirname(path), `.${host.pid}-${name}.tmp`);
}

/** The process that a temporary file belongs to; undefined where it is none of ours. */
export function tempOwner(name: string): number | undefined {
  const pid = Number(TEMP.exec(name)?.groups?.['pid']);
  return pid > 0 ? pid : undefined;
}

/**
 * Whether what a process had made is left behind.
 *
 * @param pid where it is not known, the time alone says it
 * @param touched ms since 1970
 */
export function isAbandoned(
  pid: number | undefined,
  touched: number,
  host: Pick<FileHost, 'isAlive' | 'now'>,
): boolean {
  if (pid !== undefined && !host.isAlive(pid)) return true;
  return host.now().getTime() - touched >= ABANDONED_MS;
}

/** Removes the temporary files that dead processes left in a folder, where there is one. */
export function sweepTemps(folder: string, host: FileHost): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const pid = tempOwner(name);
    if (pid === undefined || pid === host.pid) continue;
    const path = join(folder, name);
    try {
      if (isAbandoned(pid, statSync(path).mtimeMs, host)) unlinkSync(path);
    } catch {
      // Gone already, or not ours to remove.
    }
  }
}
