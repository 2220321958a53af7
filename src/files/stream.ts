import { createHash } from 'node:crypto';
import { existsSync, linkSync, renameSync } from 'node:fs';
import { open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, UserError } from '../errors.js';
import { removeQuietly } from './durable.js';
import { syncFolder } from './folders.js';

/** What was written. */
export interface Written {
  /** Bytes. */
  readonly size: number;
  /** SHA-256, in lower-case hexadecimal. */
  readonly sum: string;
}

const PIECE = 262_144;

/**
 * Writes a new file, mode 0600, piece by piece; when this resolves it is on the disk.
 *
 * @throws the system's error, or what the chunks throw; then no file is left
 */
export async function writeChunks(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Written> {
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  try {
    try {
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
        for (let at = 0; at < chunk.length;) {
          at += (await file.write(chunk, at)).bytesWritten;
        }
      }
      await file.sync();
      if ((await file.stat()).size !== size) {
        throw new UserError('the disk did not keep all that was written', 'check the disk');
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  }
  return { size, sum: hash.digest('hex') };
}

/** A file's bytes, piece by piece. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/**
 * Gives a file that is written its name, where none stands. When this returns it is there for sure.
 *
 * @returns false where a file has that name; then the temporary one is as it was
 */
export function publish(temp: string, path: string): boolean {
  try {
    linkSync(temp, path);
    removeQuietly(temp);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || existsSync(path)) return false;
    // Where there are no hard links, as on many a USB stick, this is as good as it gets.
    renameSync(temp, path);
  }
  syncFolder(dirname(path));
  return true;
}
