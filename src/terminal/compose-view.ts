import type { Draft } from './compose-keys.js';
import { layOut, placeOf } from './compose-layout.js';
import { columnsOf } from './width.js';

/** What is on the screen: lines from the top of the block, and the cursor's place among them. */
export interface Frame {
  readonly lines: readonly string[];
  readonly row: number;
  readonly column: number;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

const INDENT = '  ';
/** The smallest window onto the text; a lower terminal shows no header. */
const LEAST_ROWS = 3;

/** Columns that the text may take: one is left over, so that the cursor fits at a row's end. */
export function textWidth({ columns }: Size): number {
  return Math.max(4, columns - INDENT.length - 1);
}

/**
 * The frame of a draft under its header, scrolled so that the cursor is in view.
 *
 * @param top the first row of the text that was in view last
 */
export function frameOf(
  draft: Draft,
  header: readonly string[],
  size: Size,
  top: number,
): { frame: Frame; top: number } {
  const width = textWidth(size);
  const rows = layOut(draft.text, width);
  const place = placeOf(rows, draft.cursor, width);
  const head = size.rows - header.length < LEAST_ROWS ? [] : header;
  const height = Math.max(1, size.rows - head.length);
  const least = Math.max(0, place.row - height + 1);
  const first = Math.min(Math.max(top, least), place.row, Math.max(0, rows.length - height));
  const visible = rows.slice(first, first + height).map(({ part }) => indented(part.shown));
  return {
    top: first,
    frame: {
      lines: [...head, ...visible],
      row: head.length + place.row - first,
      column: INDENT.length + place.column,
    },
  };
}

/** The whole text as it stays on the screen afterwards. */
export function closingLines(text: string, message: readonly string[], size: Size): string[] {
  const rows = layOut(text.trimEnd(), textWidth(size));
  return [...message, ...rows.map(({ part }) => indented(part.shown))];
}

function indented(shown: string): string {
  return (INDENT + shown).trimEnd();
}

/**
 * What to write to change one frame into the next, in one piece: only the lines that differ, held
 * back by the terminal until all is there, where it can.
 */
export function paint(previous: Frame | undefined, next: Frame): string {
  const was = previous?.lines ?? [];
  const shorter = was.length > next.lines.length;
  const last = next.lines.length - 1;
  let out = up(previous?.row ?? 0);
  next.lines.forEach((line, index) => {
    // The end of a shorter block is drawn again, because all after it is erased.
    if (line !== was[index] || (shorter && index === last)) out += `${line}\u001b[K`;
    if (index < last) out += '\r\n';
  });
  if (shorter) out += '\u001b[J';
  out += up(last - next.row);
  if (next.column > 0) out += `\u001b[${next.column}C`;
  return `\u001b[?2026h${out}\u001b[?2026l`;
}

/**
 * What to write to take a frame away and be at its top. Where the terminal has become narrower
 * than the frame was drawn for, its lines have been folded, and lie on more rows.
 */
export function erase(frame: Frame, columns: number): string {
  const folded = (width: number) => Math.max(1, Math.ceil(width / columns));
  const above = frame.lines
    .slice(0, frame.row)
    .reduce((sum, line) => sum + folded(columnsOf(line)), 0);
  return `${up(above + Math.floor(frame.column / columns))}\u001b[J`;
}

function up(rows: number): string {
  return rows > 0 ? `\r\u001b[${rows}A` : '\r';
}
