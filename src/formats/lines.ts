import { TextDecoder } from 'node:util';
import { UserError } from '../errors.js';

/** One line of a text, counted from 1, without its line end. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

const NEWLINE = 10;

/**
 * The lines of UTF-8 bytes, as they arrive; a byte order mark and CR before LF are left out.
 *
 * @throws UserError naming the line where bytes are not UTF-8
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let number = 0;
  let held: Uint8Array[] = [];
  const line = (last: Uint8Array): Line => {
    number++;
    const bytes = held.length > 0 ? Buffer.concat([...held, last]) : last;
    held = [];
    return { number, text: trimmed(decode(decoder, bytes, number), number) };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      yield line(chunk.subarray(from, to));
      from = to + 1;
    }
    if (from < chunk.length) held.push(chunk.subarray(from));
  }
  if (held.length > 0) yield line(new Uint8Array());
}

function decode(decoder: TextDecoder, bytes: Uint8Array, number: number): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new UserError(
      `line ${number}: not valid UTF-8`,
      'nothing was imported; save the file as UTF-8 text, then import it again',
    );
  }
}

function trimmed(text: string, number: number): string {
  const from = number === 1 && text.startsWith('\ufeff') ? 1 : 0;
  return text.slice(from, text.endsWith('\r') ? -1 : undefined);
}
