// Patterns with classes of letters are made when they are first needed: reading one costs a
// millisecond, for the tables of all letters that there are.
const TAG =
  '(?<![\\p{L}\\p{M}\\p{N}_@./:+-])' +
  '@(?<tag>[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_]*(?:[./:-][\\p{L}\\p{M}\\p{N}_]+)*)';
/** The same for a text of plain letters, which most are. */
const ASCII_TAG = /(?<![\w@./:+-])@(?<tag>\w+(?:[./:-]\w+)*)/g;
const WHOLE_TAG = '^[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_./:-]*$';
const ADDRESS_FOLLOWS = /^[^\s]*@/;

/** A tag as it is stored: lower case, without the `@`. */
export function normalTag(tag: string): string {
  return tag.replace(/^@/, '').normalize('NFC').toLowerCase();
}

/** Whether a word can be a tag. */
export function isTag(tag: string): boolean {
  return new RegExp(WHOLE_TAG, 'u').test(normalTag(tag));
}

/** The tags that stand in a text as `@tag`; an e-mail address is none. */
export function tagsIn(text: string): string[] {
  if (!text.includes('@')) return [];
  const tags = [];
  const isAscii = /^[\0-\x7f]*$/.test(text);
  for (const match of text.matchAll(isAscii ? ASCII_TAG : new RegExp(TAG, 'gu'))) {
    if (!ADDRESS_FOLLOWS.test(text.slice(match.index + match[0].length))) {
      tags.push(normalTag(match.groups?.['tag'] ?? ''));
    }
  }
  return [...new Set(tags)].sort();
}
