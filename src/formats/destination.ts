import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from '../files/folders.js';
import { codeOf, UserError } from '../errors.js';

/**
 * Writes text to a file that a person named, mode 0600: to a file beside it first, which takes its
 * name when all is written and on the disk. When this throws, what stood there still stands and no
 * leftover stays. A device or a pipe is written to as it is.
 *
 * @param replace whether a file that stands there may be replaced
 * @throws UserError when it may not, or when the place cannot be written
 */
export async function writeFile(
  path: string,
  texts: AsyncIterable<string>,
  replace: boolean,
): Promise<void> {
  try {
    const standing = await stat(path).catch(absent);
    if (standing?.isDirectory()) throw new UserError('a folder stands there', 'name a file in it');
    if (standing && !standing.isFile()) return await pipeline(texts, createWriteStream(path));
    if (standing && !replace) throw taken(path);
    await writeWhole(standing ? await realpath(path) : path, texts, replace);
  } catch (error) {
    throw told(error);
  }
}

async function writeWhole(
  path: string,
  texts: AsyncIterable<string>,
  replace: boolean,
): Promise<void> {
  const temp = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}.tmp`);
  const file = await open(temp, 'wx', 0o600);
  try {
    try {
      for await (const text of texts) await file.appendFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    if (!replace && (await stat(path).catch(absent))) throw taken(path);
    await rename(temp, path);
  } catch (error) {
    await unlink(temp).catch(() => undefined);
    throw error;
  }
  syncFolder(dirname(path));
}

function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function taken(path: string): UserError {
  return new UserError(
    `there is a file already: ${path}`,
    'add --force to replace it, or name another',
  );
}

/** The system's refusals, with a hint that fits a file of the person's own. */
function told(error: unknown): unknown {
  const what = {
    ENOENT: 'there is no such folder',
    ENOTDIR: 'a file stands where a folder is needed',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the disk is read-only',
  }[codeOf(error) ?? ''];
  return what
    ? new UserError(`the file cannot be written: ${what}`, 'name another place with -o')
    : error;
}
