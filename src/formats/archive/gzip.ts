import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';

/** What grows more than this on the way is no journal: text shrinks to a tenth, not to a hundredth. */
const GROWTH = 120;
/** Bytes that anything may have. */
const FREE = 4_000_000;

/** Compresses, as `gzip` does. */
export function gzipped(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gzip = createGzip();
  const source = Readable.from(chunks);
  source.on('error', (error) => gzip.destroy(error));
  return source.pipe(gzip);
}

/**
 * Decompresses, as `gunzip` does.
 *
 * @throws Error where it is damaged, breaks off, or grows beyond all measure
 */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  let [taken, given] = [0, 0];
  const source = Readable.from(
    (async function* () {
      for await (const chunk of chunks) {
        taken += chunk.length;
        yield chunk;
      }
    })(),
  );
  source.on('error', (error) => gunzip.destroy(error));
  const pieces: AsyncIterable<Uint8Array> = source.pipe(gunzip);
  for await (const piece of pieces) {
    given += piece.length;
    if (given > FREE + taken * GROWTH) throw new Error('grows beyond all measure');
    yield piece;
  }
}
