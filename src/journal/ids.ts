import { hash } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Lower-case base32 of bytes, five bits a letter; a rest of fewer bits is dropped. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
  }
  return text;
}

/** Letters of an entry's id: 60 bits, so that a lifetime of entries does not collide. */
export const ID_LETTERS = 12;
/** Letters of a revision's id: 80 bits. */
export const REV_LETTERS = 16;
/** Letters of an id that are shown to a person, who may type any unique 3 or more. */
export const SHOWN_LETTERS = 6;

/** A random id of some letters. */
export function randomId(letters: number, random: (bytes: number) => Uint8Array): string {
  return base32(random(Math.ceil((letters * 5) / 8))).slice(0, letters);
}

/** The id that a content always gets, so that importing it twice gives one entry. */
export function derivedId(letters: number, ...parts: readonly string[]): string {
  return base32(hash('sha256', JSON.stringify(parts), 'buffer')).slice(0, letters);
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data);
}
