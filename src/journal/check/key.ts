import { hasAgeHeader } from './harm.js';

/** What follows a header, in bytes: a nonce, and an identity of 74 letters with its seal. */
const LEAST_BODY = 16 + 74 + 16;

/** The header that age gives a file for a passphrase; its numbers are in Base64, without padding. */
const HEADER =
  /^age-encryption\.org\/v1\n-> scrypt (?<salt>[A-Za-z\d+/]{22}) \d{1,2}\n(?<wrapped>[A-Za-z\d+/]{43})\n--- (?<mac>[A-Za-z\d+/]{43})\n/;

/**
 * Whether bytes have the outward shape of a key file: what age makes of an identity and a
 * passphrase. Whether it opens, only the passphrase tells.
 */
export function looksLikeKey(bytes: Uint8Array): boolean {
  return partsOf(bytes).length > 0;
}

/**
 * Whether two files were one when they were written, and one of them was changed since: each writing
 * of a key draws new random numbers, and one of these is still the same in both.
 */
export function wereOne(one: Uint8Array, other: Uint8Array): boolean {
  const parts = partsOf(other);
  return partsOf(one).some((part, index) => part === parts[index]);
}

/** What is random in a key file: the salt, the wrapped key, the header's seal, the nonce; or nothing. */
function partsOf(bytes: Uint8Array): string[] {
  if (!hasAgeHeader(bytes)) return [];
  const text = Buffer.from(bytes).toString('latin1');
  const found = HEADER.exec(text);
  if (!found || text.length - found[0].length < LEAST_BODY) return [];
  const { salt = '', wrapped = '', mac = '' } = found.groups ?? {};
  return [salt, wrapped, mac, text.slice(found[0].length, found[0].length + 16)];
}
