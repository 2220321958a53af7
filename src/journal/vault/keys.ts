import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRegular } from '../../files/read.js';
import { codeOf, IntegrityError } from '../../errors.js';
import { KEYS_FOLDER, MAIN_KEY, RETIRED_KEY } from '../layout.js';
import { age } from './age.js';

export { MAIN_KEY, RETIRED_KEY };
/** A key of which nobody knows yet: the vault is being enabled. */
export const PENDING_KEY = '.main.age';

/** The key from before a sync that brought another, until that one has opened the vault. */
export const PREVIOUS_KEY = '.previous.age';

/** The name of a retired key that another has followed, by the SHA-256 of its file. */
export function olderKey(sum: string): string {
  return `retired-${sum.slice(0, 8)}.age`;
}

/** Whether a name is that of a key that was retired. */
export function isRetired(name: string): boolean {
  return /^retired(?:-[0-9a-f]{8})?\.age$/.test(name);
}

/** The cost of guessing a passphrase: 2 to this power, age's own choice. */
const SCRYPT_COST = 18;

/** The path of a key file. */
export function keyPath(home: string, name: string): string {
  return join(home, 'journal', KEYS_FOLDER, name);
}

/** The names of the key files that there are; one that is being made does not count. */
export function keyNames(home: string): string[] {
  try {
    return readdirSync(join(home, 'journal', KEYS_FOLDER)).filter(
      (name) => name.endsWith('.age') && !name.startsWith('.'),
    );
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** A key file's bytes, or undefined where there is none. */
export function readKeyFile(home: string, name: string): Uint8Array | undefined {
  try {
    return readRegular(keyPath(home, name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A key file that stands here. */
export interface KeyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The key file that the vault is opened with: a run that turned the vault on or off, and was
 * killed, leaves it under another name. Undefined where there is none.
 */
export function keyInUse(home: string): KeyFile | undefined {
  for (const name of [MAIN_KEY, PENDING_KEY, RETIRED_KEY]) {
    const bytes = readKeyFile(home, name);
    if (bytes) return { name, bytes };
  }
  return undefined;
}

/** A new identity (`AGE-SECRET-KEY-1…`), random. */
export async function newIdentity(): Promise<string> {
  return (await age()).generateX25519Identity();
}

/** The recipient (`age1…`) that belongs to an identity. */
export async function recipientOf(identity: string): Promise<string> {
  return (await age()).identityToRecipient(identity);
}

/**
 * An identity file, encrypted with a passphrase in age's own format.
 *
 * @param logN the cost; only a test lowers it
 */
export async function wrap(
  identity: string,
  passphrase: string,
  logN = SCRYPT_COST,
): Promise<Uint8Array> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(logN);
  return encrypter.encrypt(`${identity}\n`);
}

/**
 * The identity in a key file; undefined where the passphrase is another. An "é" may be one sign or
 * two, by the keyboard: both are tried.
 *
 * @throws IntegrityError where the file is damaged
 */
export async function unwrap(bytes: Uint8Array, passphrase: string): Promise<string | undefined> {
  for (const each of new Set([passphrase, ...FORMS.map((form) => passphrase.normalize(form))])) {
    const identity = await unwrapWith(bytes, each);
    if (identity !== undefined) return identity;
  }
  return undefined;
}

/** As most keyboards give it, and as file systems and some others do. */
const FORMS = ['NFC', 'NFD'] as const;

async function unwrapWith(bytes: Uint8Array, passphrase: string): Promise<string | undefined> {
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  let text: string;
  try {
    text = await decrypter.decrypt(Uint8Array.from(bytes), 'text');
  } catch (error) {
    // The library tells this by its words alone; a test holds them fast.
    if (error instanceof Error && /^no identity matched/.test(error.message)) return undefined;
    throw damaged();
  }
  const identity = /^AGE-SECRET-KEY-1[A-Z0-9]+$/m.exec(text)?.[0];
  if (identity === undefined) throw damaged();
  return identity;
}

/** The key file is missing or damaged: `selfcare restore` can put the one of a backup back. */
export class KeyLost extends IntegrityError {}

function damaged(): IntegrityError {
  return new KeyLost(
    'the key file of the vault is damaged',
    'bring it back with `selfcare restore BACKUP` or from another device, or use your paper key; nothing was deleted',
  );
}
