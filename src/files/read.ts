import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

let room = Buffer.alloc(0);

/** A pipe is opened without waiting for whoever may write into it. */
const QUIETLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The code of the error where a pipe, a socket or a device stands in the place of a file. */
export const NO_FILE = 'EFTYPE';
/** That, in words. */
export const NO_FILE_WORDS = 'is no file, but a pipe, a socket or a device';

/**
 * The bytes of a file, in memory that the next call uses again: whoever wants to keep them copies
 * them before anything else runs. Fresh memory for each of a hundred files takes five times as long
 * as reading them.
 *
 * @throws the system's error; {@link NO_FILE} for what is neither a file nor a folder
 */
export function readBytes(path: string): Buffer {
  return opened(path, (file, size) => {
    if (room.length < size) room = Buffer.allocUnsafeSlow(size * 2);
    let length = 0;
    for (let read = -1; read !== 0 && length < size; length += read) {
      read = readSync(file, room, length, size - length, null);
    }
    return room.subarray(0, length);
  });
}

/** As {@link readBytes}, in memory of their own. */
export function readRegular(path: string): Buffer {
  return opened(path, (file) => readFileSync(file));
}

/** As {@link readRegular}, of UTF-8. */
export function readText(path: string): string {
  return readRegular(path).toString('utf8');
}

function opened(path: string, read: (file: number, size: number) => Buffer): Buffer {
  let file: number;
  try {
    file = openSync(path, QUIETLY);
  } catch (error) {
    // A socket cannot even be opened.
    if ((error as { code?: unknown }).code === 'ENXIO') throw noFile(path);
    throw error;
  }
  try {
    const stats = fstatSync(file);
    // Of a folder the system says so itself.
    if (!stats.isFile() && !stats.isDirectory()) throw noFile(path);
    return read(file, stats.size);
  } finally {
    closeSync(file);
  }
}

function noFile(path: string): Error {
  return Object.assign(new Error(NO_FILE_WORDS), { code: NO_FILE, path });
}
