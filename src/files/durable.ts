import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, UserError } from '../errors.js';

/** What durable files need of the world: a name for this process, and who else is alive. */
export interface FileHost {
  readonly pid: number;
  now(): Date;
  random(bytes: number): Uint8Array;
  isAlive(pid: number): boolean;
}

const TEMP = /^\.(?<pid>\d+)-[0-9a-f]{12}\.tmp$/;
const DAY = 86_400_000;

/**
 * Makes a folder and what is missing above it, mode 0700, each made durable in its parent.
 *
 * @throws the system's error when it cannot be made, or when a file stands there
 */
export function ensureFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    try {
      if (!statSync(at).isDirectory()) throw notAFolder(at);
      break;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || dirname(at) === at) throw error;
      missing.unshift(at);
    }
  }
  for (const each of missing) {
    try {
      mkdirSync(each, { mode: 0o700 });
    } catch (error) {
      // Another process may have made it in the meantime.
      if (codeOf(error) !== 'EEXIST' || !statSync(each).isDirectory()) throw error;
    }
    syncFolder(dirname(each));
  }
}

/** An empty folder that is ours to use is closed to others; one with content is left as it is. */
export function closeIfEmpty(folder: string): void {
  if ((statSync(folder).mode & 0o077) === 0 || readdirSync(folder).length > 0) return;
  chmodSync(folder, 0o700);
}

function notAFolder(path: string): Error {
  return Object.assign(new Error('not a folder'), { code: 'ENOTDIR', path });
}

/**
 * Writes a whole file so that it is either there completely or not at all: a new file beside it,
 * fsync, size check, rename, fsync of the folder. When this returns, a power cut loses nothing.
 *
 * @param path its folder must exist; a file that stands there is replaced
 * @throws the system's error; then the file is as it was and no leftover stays
 */
export function writeDurably(path: string, bytes: Uint8Array, host: FileHost): void {
  try {
    writeOnce(path, bytes, host, renameSync);
  } catch (error) {
    // A cleaner on another machine may have taken our temporary file for a dead process's.
    if (codeOf(error) !== 'ENOENT') throw error;
    writeOnce(path, bytes, host, renameSync);
  }
}

/** As {@link writeDurably}, but sure only against a killed program, not against a power cut. */
export function writeQuickly(path: string, bytes: Uint8Array, host: FileHost): void {
  writeOnce(path, bytes, host, renameSync, false);
}

/**
 * As {@link writeDurably}, but leaves a file that stands there as it is. Of several writers at once
 * exactly one makes the file.
 */
export function createDurably(path: string, bytes: Uint8Array, host: FileHost): void {
  writeOnce(path, bytes, host, (temp) => {
    try {
      linkSync(temp, path);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return;
      // No hard links here: as good as it gets.
      if (existsSync(path)) return;
      copyFileSync(temp, path, constants.COPYFILE_EXCL);
    } finally {
      removeQuietly(temp);
    }
  });
}

function writeOnce(
  path: string,
  bytes: Uint8Array,
  host: FileHost,
  place: (temp: string, path: string) => void,
  sure = true,
): void {
  const folder = dirname(path);
  const name = Buffer.from(host.random(6)).toString('hex');
  const temp = join(folder, `.${host.pid}-${name}.tmp`);
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
    place(temp, path);
  } catch (error) {
    removeQuietly(temp);
    throw error;
  }
  if (sure) syncFolder(folder);
}

/** Makes the names in a folder durable, where the system can. */
export function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch (error) {
    // Windows opens no folders, and some file systems cannot sync one.
    const code = codeOf(error) ?? '';
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(code)) throw error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Removes a file; one that is gone already is no error. */
export function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Removes the temporary files that dead processes left in a folder. */
export function sweepTemps(folder: string, host: FileHost): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(TEMP.exec(name)?.groups?.['pid']);
    if (!pid || pid === host.pid) continue;
    const path = join(folder, name);
    try {
      const old = host.now().getTime() - statSync(path).mtimeMs > DAY;
      if (old || !host.isAlive(pid)) unlinkSync(path);
    } catch {
      // Gone already, or not ours to remove.
    }
  }
}
