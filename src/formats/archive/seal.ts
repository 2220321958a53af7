import { age } from '../../journal/vault/age.js';

/** Encrypts on the way, to each of these recipients, as `age -r` does. */
export async function* sealed(
  chunks: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const source = webStream(chunks);
  yield* await encrypter.encrypt(source.stream);
  source.check();
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
  const source = webStream(chunks);
  yield* await decrypter.decrypt(source.stream);
  source.check();
}

/**
 * Whoever reads it pulls the chunks, one by one. Where they throw, the stream ends: an error in a
 * chain of streams may leave its reader waiting for ever. What is cut off does not decrypt, and
 * `check` throws the error itself.
 */
function webStream(chunks: AsyncIterable<Uint8Array>) {
  const source = chunks[Symbol.asyncIterator]();
  const failed: unknown[] = [];
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await source.next();
        if (done === true) controller.close();
        else controller.enqueue(Uint8Array.from(value));
      } catch (error) {
        failed.push(error);
        controller.close();
      }
    },
    async cancel() {
      await source.return?.();
    },
  });
  const check = () => {
    if (failed.length > 0) throw failed[0];
  };
  return { stream, check };
}
