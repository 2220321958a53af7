/** A reference or a title as both are compared: whatever its case, blanks and composed letters. */
export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** A reference as an error names it: words that were taken for one may be somebody's own. */
export function shownRef(ref: string): string {
  return /^[a-z0-9-]{1,20}$/i.test(ref) ? ref : 'that';
}
