import type { Piece } from '../../care/identifiers/span.js';

/** A place in a text, with some of the sentence around it, on one line. */
export interface Excerpt {
  readonly before: string;
  readonly it: string;
  readonly after: string;
}

/** How far to look for a sentence's end. */
const FAR = 300;

/**
 * The sentence that a piece stands in, cut at blanks to so many letters.
 *
 * @param room letters in all, the piece itself counted; at least 10 are left on each side
 * @param ellipsis stands where something was cut off
 */
export function excerptOf(
  text: string,
  { start, end }: Piece,
  room: number,
  ellipsis: string,
): Excerpt {
  const it = oneLine(text.slice(start, end));
  const side = Math.max(10, Math.floor((room - it.length) / 2));
  const left = oneLine(
    text
      .slice(Math.max(0, start - FAR), start)
      .replace(/^[\s\S]*(?:[.!?…]["'”’)]*\s|\n)(?=[\s\S])/, ''),
  );
  const right = oneLine(
    /^[\s\S]*?(?:[.!?…](?=["'”’)]*\s)|(?=\n)|$)/.exec(text.slice(end, end + FAR))?.[0] ?? '',
  );
  return { before: cutLeft(left, side, ellipsis), it, after: cutRight(right, side, ellipsis) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function cutLeft(text: string, length: number, ellipsis: string): string {
  if (text.length <= length) return text.trimStart();
  const cut = text.slice(text.length - length);
  return ellipsis + whole(cut.replace(/^\S* /, ''));
}

function cutRight(text: string, length: number, ellipsis: string): string {
  if (text.length <= length) return text.trimEnd();
  return whole(text.slice(0, length).replace(/ \S*$/, '')) + ellipsis;
}

/** Without the half of a character that a cut may have left. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}
