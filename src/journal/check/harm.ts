/** What happened to a file's bytes, as far as they tell. */
export type Harm = 'empty' | 'nul' | 'markers' | 'cut' | 'changed';

const NEWLINE = 0x0a;
const MARKER = /^(?:<{7} |={7}$|>{7} )/m;

/** The first line of every file that age encrypted. */
const AGE = 'age-encryption.org/v1\n';

/**
 * What is wrong with a journal file's bytes, by the plainest sign; for a file whose bytes are not
 * those that its name promises.
 *
 * @param isText whether it holds plain lines; what is encrypted has no line ends, and any byte anywhere
 */
export function harmOf(bytes: Uint8Array, isText: boolean): Harm {
  if (bytes.length === 0) return 'empty';
  if (bytes.every((byte) => byte === 0)) return 'nul';
  if (isText && bytes.includes(0)) return 'nul';
  if (MARKER.test(Buffer.from(bytes).toString('latin1'))) return 'markers';
  // Of what is encrypted nobody can tell whether its end is there.
  if (!isText) return 'changed';
  return bytes.at(-1) === NEWLINE ? 'changed' : 'cut';
}

/** Whether bytes begin as a file that age encrypted. */
export function hasAgeHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, AGE.length)).toString('latin1') === AGE;
}
