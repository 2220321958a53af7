import { wrapAnsi } from 'fast-wrap-ansi';
import { columnsOf } from './width.js';

/** One column a character, no styles, no blanks to be trimmed. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/** What stands before the first line of a wrapped text, and before the others. */
export interface Indent {
  readonly first?: string;
  readonly rest?: string;
}

/**
 * `text` in lines of at most `width` columns, broken at blanks, with its own line breaks kept; a
 * word longer than a line is cut. A web address is left whole, for the terminal to fold, so that
 * it can still be opened and copied. Styles carry over.
 *
 * @param width columns, the indentation included; at least 8 are left for the text
 */
export function wrapText(
  text: string,
  width: number,
  { first = '', rest = first }: Indent = {},
): string {
  const room = Math.max(8, width - Math.max(columnsOf(first), columnsOf(rest)));
  const lines = text.split('\n').flatMap((line) => {
    // Nothing to do, as for most headings: laying out takes its time.
    if (PLAIN.test(line) && line.length <= room) return [line];
    const address = /\bhttps?:\/\/\S+/.exec(line)?.[0] ?? '';
    return wrapAnsi(line, room, { hard: columnsOf(address) <= room, trim: true }).split('\n');
  });
  return lines
    .map((line, index) => (line === '' ? '' : (index === 0 ? first : rest) + line))
    .join('\n');
}
