import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

let room = Buffer.alloc(0);

/**
 * The bytes of a file, in memory that the next call uses again: whoever wants to keep them copies
 * them before anything else runs. Fresh memory for each of a hundred files takes five times as long
 * as reading them.
 *
 * @throws the system's error
 */
export function readBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (room.length < size) room = Buffer.allocUnsafeSlow(size * 2);
    let length = 0;
    for (let read = -1; read !== 0 && length < size; length += read) {
      read = readSync(file, room, length, size - length, null);
    }
    return room.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
