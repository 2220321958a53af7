/**
 * Letters by ranges where a text has but Latin ones: the classes of Unicode (`\\p{L}`) take a
 * millisecond each to be made ready, in every run that saves an entry.
 */
const LATIN_TEXT = /^[\u0000-\u024f\u2010-\u2027]*$/;
const LATIN = 'A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f';
const LATIN_LETTER = new RegExp(`^[${LATIN}]`);
const LATIN_WORD = new RegExp(`[${LATIN}]+(?:['\u2019\u2018-][${LATIN}]+)*`, 'g');

/** The words of a text, with their hyphens and apostrophes. */
export function wordsOf(text: string): Iterable<RegExpExecArray> {
  if (LATIN_TEXT.test(text)) return text.matchAll(LATIN_WORD);
  return text.matchAll(/\p{L}[\p{L}\p{M}]*(?:['\u2019\u02bb\u2018-]\p{L}[\p{L}\p{M}]*)*/gu);
}

/** Whether a text begins with a letter. */
export function isLetter(text: string): boolean {
  return LATIN_TEXT.test(text) ? LATIN_LETTER.test(text) : /^\p{L}/u.test(text);
}

/** Whether a text begins with a capital. */
export function isCapital(text: string): boolean {
  const [first = ''] = text;
  return first !== first.toLowerCase() && first === first.toUpperCase();
}

/** Whether a text begins with a small letter that has a capital. */
export function isSmall(text: string): boolean {
  const [first = ''] = text;
  return first !== first.toUpperCase() && first === first.toLowerCase();
}

/**
 * Whether a capital stands within a sentence, which all names of places and of houses have: quick
 * to see, and untrue of many texts.
 */
export function hasInnerCapital(text: string): boolean {
  return /[A-Za-z\u00c0-\u024f\d'\u2019&:,-] [A-Z\u00c0-\u017d]|St\. [A-Z\u00c0-\u017d]|HMP/.test(
    text,
  );
}
