import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes to import, and what is known of them. */
export interface Input {
  /** Bytes in all; undefined for a pipe. */
  readonly size?: number;
  /** Some of the first bytes. */
  readonly head: Uint8Array;
  /** Whether the bytes can be read only once. */
  readonly once: boolean;
  /** The bytes, from the start. */
  chunks(): AsyncIterable<Uint8Array>;
}

const HEAD = 4096;

/** Opens a file, or a pipe that has a name. */
export async function openInput(path: string): Promise<Input> {
  const info = await stat(path);
  if (!info.isFile()) return pipeInput(createReadStream(path));
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return {
      size: info.size,
      head: buffer.subarray(0, bytesRead),
      once: false,
      chunks: () => createReadStream(path),
    };
  } finally {
    await file.close();
  }
}

/** A stream's bytes; only its first piece is read now. */
export async function pipeInput(stream: AsyncIterable<string | Uint8Array>): Promise<Input> {
  const pieces = stream[Symbol.asyncIterator]();
  const bytes = (piece: string | Uint8Array) =>
    typeof piece === 'string' ? Buffer.from(piece) : piece;
  const first = await pieces.next();
  const head = first.done ? new Uint8Array() : bytes(first.value);
  return {
    head,
    once: true,
    chunks: async function* () {
      yield head;
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
        yield bytes(next.value);
      }
    },
  };
}

/** The same input, for more than one reading. */
export async function hold(input: Input): Promise<Input> {
  if (!input.once) return input;
  const held: Uint8Array[] = [];
  for await (const chunk of input.chunks()) held.push(chunk);
  const chunks = async function* () {
    yield* held;
  };
  return { ...input, once: false, chunks };
}

/** A day's file of a jrnl folder journal. */
export interface DayFile {
  readonly path: string;
  readonly date: string;
}

/** The files `YYYY/MM/DD.txt` (or another ending for text) of a folder journal, in order of their dates. */
export async function dayFiles(folder: string): Promise<DayFile[]> {
  const found = new Map<string, DayFile>();
  for (const year of await names(folder, /^\d{4}$/)) {
    for (const month of await names(join(folder, year), /^(0[1-9]|1[0-2])$/)) {
      for (const name of await names(
        join(folder, year, month),
        /^\d\d\.(txt|text|md|markdown|org|jrnl)$/,
      )) {
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
