import { hasAgeHeader } from './harm.js';

/** What follows a header: a nonce, and at least one sealed piece of one byte and its tag. */
const LEAST_BODY = 16 + 17;

/**
 * Whether bytes have the outward shape of a key file: what age makes of an identity and a
 * passphrase. Whether it opens, only the passphrase tells.
 */
export function looksLikeKey(bytes: Uint8Array): boolean {
  if (!hasAgeHeader(bytes)) return false;
  const text = Buffer.from(bytes).toString('latin1');
  const header = /^age-encryption\.org\/v1\n-> scrypt \S+ \d+\n\S+\n--- \S+\n/.exec(text)?.[0];
  return header !== undefined && bytes.length - header.length >= LEAST_BODY;
}
