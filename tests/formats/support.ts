import type { Line } from '../../src/formats/lines.js';
import { linesOf } from '../../src/formats/lines.js';

/** Bytes in pieces of some length, as a file's stream may give them. */
export async function* pieces(bytes: Uint8Array, length = 7): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}

export function lines(text: string): AsyncGenerator<Line> {
  return linesOf(pieces(Buffer.from(text)));
}

export async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found = [];
  for await (const each of source) found.push(each);
  return found;
}

export async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
