import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes to import, and what is known of them. */
export interface Input {
  readonly path: string;
  /** When the file was last written; undefined for a pipe. */
  readonly modified?: Date;
  /** Bytes in all; undefined for a pipe. */
  readonly size?: number;
  /** Some of the first bytes. */
  readonly head: Uint8Array;
  /** The bytes, from the start at each call. */
  chunks(): AsyncIterable<Uint8Array>;
}

const HEAD = 4096;

/** Opens a file, or keeps hold of what comes through a pipe, which can be read only once. */
export async function openInput(path: string): Promise<Input> {
  const { mtime, size, ...info } = await stat(path).then((found) => ({
    mtime: found.mtime,
    size: found.size,
    regular: found.isFile(),
  }));
  if (!info.regular) return holdInput(path, createReadStream(path));
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.subarray(0, bytesRead);
    return { path, size, modified: mtime, head, chunks: () => createReadStream(path) };
  } finally {
    await file.close();
  }
}

/** Keeps the bytes of a stream, so that they can be read again. */
export async function holdInput(
  path: string,
  stream: AsyncIterable<string | Uint8Array>,
): Promise<Input> {
  const held: Uint8Array[] = [];
  for await (const chunk of stream)
    held.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  const head = Buffer.concat(held.slice(0, 2)).subarray(0, HEAD);
  return {
    path,
    head,
    chunks: async function* () {
      yield* held;
    },
  };
}

/** A day's file of a jrnl folder journal. */
export interface DayFile {
  readonly path: string;
  readonly date: string;
}

/** The files `YYYY/MM/DD.txt` (or with another ending) of a folder journal, in order of their dates. */
export async function dayFiles(folder: string): Promise<DayFile[]> {
  const found = new Map<string, DayFile>();
  for (const year of await names(folder, /^\d{4}$/)) {
    for (const month of await names(join(folder, year), /^(0[1-9]|1[0-2])$/)) {
      for (const name of await names(join(folder, year, month), /^\d\d\.\w+$/)) {
        const date = `${year}-${month}-${name.slice(0, 2)}`;
        const day = new Date(`${date}T00:00:00Z`);
        if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date) continue;
        const path = join(folder, year, month, name);
        found.set(`${date} ${name}`, { path, date });
      }
    }
  }
  return [...found.values()];
}

async function names(folder: string, form: RegExp): Promise<string[]> {
  const all = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTDIR') return [];
    throw error;
  });
  return all.filter((name) => form.test(name)).sort();
}
