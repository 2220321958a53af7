/** A reference or a title as both are compared: whatever its case, blanks and composed letters. */
export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** A reference as an error names it: words that were taken for one may be somebody's own. */
export function shownRef(ref: string): string {
  return isPlain(ref) ? ref : 'that';
}

/** `there is no loop abc`; of words, that none goes by them. */
export function noneNamed(one: string, ref: string): string {
  if (ref.trim() === '') return `no ${one} is named`;
  return isPlain(ref) ? `there is no ${one} ${ref}` : `no ${one} goes by those words`;
}

function isPlain(ref: string): boolean {
  return /^[a-z0-9-]{1,20}$/i.test(ref);
}
