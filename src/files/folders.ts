import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../errors.js';

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

/**
 * Makes the home folder ready to be written in: there, and closed to others where it was empty. One
 * with content is left as it is.
 *
 * @throws as {@link ensureFolder}
 */
export function ensureHome(home: string): void {
  ensureFolder(home);
  if ((statSync(home).mode & 0o077) === 0 || readdirSync(home).length > 0) return;
  chmodSync(home, 0o700);
}

function notAFolder(path: string): Error {
  return Object.assign(new Error('not a folder'), { code: 'ENOTDIR', path });
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

/** Makes the bytes of a file that is there durable. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
