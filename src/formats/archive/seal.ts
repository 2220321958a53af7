import { Readable } from 'node:stream';
import { age } from '../../journal/vault/age.js';

/** Encrypts on the way, to each of these recipients, as `age -r` does. */
export async function* sealed(
  chunks: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  yield* await encrypter.encrypt(webStream(chunks));
}

/**
 * Decrypts on the way, as `age -d` does.
 *
 * @throws Error where it is damaged, breaks off, or is encrypted to somebody else
 */
export async function* unsealed(
  chunks: AsyncIterable<Uint8Array>,
  identity: string,
): AsyncGenerator<Uint8Array> {
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  yield* await decrypter.decrypt(webStream(chunks));
}

function webStream(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>;
}
