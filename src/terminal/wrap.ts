import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** What stands before the first line of a wrapped text, and before the others. */
export interface Indent {
  readonly first?: string;
  readonly rest?: string;
}

/**
 * `text` in lines of at most `width` columns, broken at blanks; what is longer than a line (a web
 * address) is cut. Line breaks of its own are kept, and styles carry over.
 *
 * @param width columns, the indentation included; at least 8 are left for the text
 */
export function wrapText(
  text: string,
  width: number,
  { first = '', rest = first }: Indent = {},
): string {
  const taken = Math.max(stringWidth(first), stringWidth(rest));
  const wrapped = wrapAnsi(text, Math.max(8, width - taken), { hard: true, trim: true });
  return wrapped
    .split('\n')
    .map((line, index) => (line === '' ? '' : (index === 0 ? first : rest) + line))
    .join('\n');
}
