import fastStringWidth from 'fast-string-width';

/** Latin without combining marks: a column a character. */
const NARROW = /^[ -~\u00a0-\u02ff]*$/;
const UNSEEN = /[\u200b\u2060\ufeff]/g;

/** Columns that text takes in a terminal; escape sequences take none. */
export function columnsOf(text: string): number {
  return NARROW.test(text) ? text.length : fastStringWidth(text.replace(UNSEEN, ''));
}
