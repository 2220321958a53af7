const NEWLINE = 0x0a;
/** Nothing is smaller than this, in bytes: most entries of a day look alike. */
const LEAST = 1024;

/**
 * The size to which content is padded: at least 1 KiB, then the next size of which only the first
 * few binary digits are set (Padmé, Nikitin et al. 2019): at most 12 % more, and of a size there is
 * to learn only its order of magnitude and a little.
 *
 * @param size in bytes
 */
export function paddedSize(size: number): number {
  if (size <= LEAST) return LEAST;
  const exponent = Math.floor(Math.log2(size));
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1));
  return Math.ceil(size / step) * step;
}

/** Lines of text with blank lines behind them, so that every reader of lines reads the same. */
export function pad(plain: Uint8Array): Uint8Array {
  const padded = new Uint8Array(paddedSize(plain.length)).fill(NEWLINE, plain.length);
  padded.set(plain);
  return padded;
}
