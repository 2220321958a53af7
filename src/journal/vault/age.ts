import type * as AgeLibrary from 'age-encryption';

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
 * @throws where the bytes are damaged, or encrypted to somebody else
 */
export async function decryptWith(identity: string, stored: Uint8Array): Promise<Uint8Array> {
  const own = Uint8Array.from(stored);
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(own);
}
