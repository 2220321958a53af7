const TAG =
  /(?<![\p{L}\p{M}\p{N}_@./:+-])@(?<tag>[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?:[./:-][\p{L}\p{M}\p{N}_]+)*)/gu;
const ADDRESS_FOLLOWS = /^[^\s]*@/;

/** A tag as it is stored: lower case, without the `@`. */
export function normalTag(tag: string): string {
  return tag.replace(/^@/, '').normalize('NFC').toLowerCase();
}

/** Whether a word can be a tag. */
export function isTag(tag: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./:-]*$/u.test(normalTag(tag));
}

/** The tags that stand in a text as `@tag`; an e-mail address is none. */
export function tagsIn(text: string): string[] {
  // Looking costs a millisecond, for the tables of all letters that there are.
  if (!text.includes('@')) return [];
  const tags = [];
  for (const match of text.matchAll(TAG)) {
    if (!ADDRESS_FOLLOWS.test(text.slice(match.index + match[0].length))) {
      tags.push(normalTag(match.groups?.['tag'] ?? ''));
    }
  }
  return [...new Set(tags)].sort();
}
