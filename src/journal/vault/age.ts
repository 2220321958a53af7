import type * as AgeLibrary from 'age-encryption';
import { PartlyDecoded } from '../codec.js';

type Age = typeof AgeLibrary;

let library: Promise<Age> | undefined;

/** The age library; it takes as long to load as Node itself to start, so nobody imports it. */
export function age(): Promise<Age> {
  return (library ??= import('age-encryption'));
}

/**
 * Encrypts to a recipient, as `age -r` does.
 *
 * @param recipient `age1…`
 */
export async function encryptTo(recipient: string, plain: Uint8Array): Promise<Uint8Array> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(plain);
}

/**
 * Decrypts with an identity, as `age -d -i` does.
 *
 * @param identity `AGE-SECRET-KEY-1…`
 * @param stored may be used again once this has returned
 * @throws PartlyDecoded where the bytes are damaged behind their first 64 KiB; another error where
 *   nothing can be decrypted, or it is encrypted to somebody else
 */
export async function decryptWith(identity: string, stored: Uint8Array): Promise<Uint8Array> {
  const own = Uint8Array.from(stored);
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(own);
  } catch (error) {
    const beginning = await intactBeginning(decrypter, own);
    throw beginning.length > 0 ? new PartlyDecoded(beginning) : error;
  }
}

/** Age proves every 64 KiB by themselves: what stands before the damage is as it was written. */
async function intactBeginning(
  decrypter: AgeLibrary.Decrypter,
  stored: Uint8Array,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  try {
    const source = new Blob([stored.slice()]).stream() as ReadableStream<Uint8Array>;
    for await (const piece of await decrypter.decrypt(source)) pieces.push(piece);
  } catch {
    // This is where the damage begins.
  }
  return Buffer.concat(pieces);
}
