const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ə: 'a',
};

/** A word as the lists have it: lower case, no accents, no apostrophes. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\p{M}'’ʻʼ`.]/gu, '')
    .replace(/[łøđðþßæœıə]/g, (letter) => LETTERS[letter] ?? letter);
}
