import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';

/** All of standard input as text. What is not UTF-8 is read as Windows-1252, and that is said. */
export async function readInput({
  stdin,
  out,
  flags,
}: Pick<Context, 'stdin' | 'out' | 'flags'>): Promise<string> {
  // Writing needs no passphrase: it would be taken for the first line of the text, and saved.
  if (flags.passphraseFd === 0) {
    const hint = 'give the passphrase on another one: --passphrase-fd 3 3<file';
    throw new UsageError('descriptor 0 cannot hold both the passphrase and the text', hint);
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin()) chunks.push(Buffer.from(chunk as Uint8Array));
  const { text, encoding } = decodeText(Buffer.concat(chunks));
  if (encoding !== 'utf-8') out.warn(`the input was not UTF-8; it was read as ${encoding}`);
  return text;
}

/** Text in the encoding that its bytes show; no byte is lost. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}
