import stringWidth from 'string-width';
import { charactersOf } from './compose-text.js';

/** One character on the screen. */
interface Cell {
  /** Offset of its first code unit in the text. */
  readonly at: number;
  readonly shown: string;
  /** Columns that it takes. */
  readonly width: number;
}

/** One row of the screen: a line of the text, or a part of one that was wrapped. */
export interface Row {
  /** First offset of the row, and the offset after its last character. */
  readonly start: number;
  readonly end: number;
  /** Whether the line goes on in the next row, so that `end` is shown there. */
  readonly wrapped: boolean;
  readonly cells: readonly Cell[];
  readonly shown: string;
}

/** A tab takes this many columns, wherever it stands. */
const TAB = ' '.repeat(4);

/**
 * The rows of `text` at `width` columns, wrapped after blanks and between wide characters; a word
 * longer than a row is cut. Blanks at a row's end may hang over its edge, unseen.
 */
export function layOut(text: string, width: number): Row[] {
  const rows: Row[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    rows.push(...wrapLine(line, start, width));
    start += line.length + 1;
  }
  return rows;
}

function wrapLine(line: string, lineStart: number, width: number): Row[] {
  const cells = cellsOf(line, lineStart);
  const lineEnd = lineStart + line.length;
  const rows: Row[] = [];
  let from = 0;
  let column = 0;
  let breakAt = 0;
  const cut = (to: number) => {
    const row = cells.slice(from, to);
    rows.push({
      start: row[0]?.at ?? lineStart,
      end: cells[to]?.at ?? lineEnd,
      wrapped: to < cells.length,
      cells: row,
      shown: shownIn(row, width),
    });
    from = to;
  };
  for (const [index, cell] of cells.entries()) {
    while (column + cell.width > width && !isBlank(cell) && index > from) {
      cut(breakAt > from ? breakAt : index);
      column = cells.slice(from, index).reduce((sum, { width: one }) => sum + one, 0);
    }
    column += cell.width;
    if (isBlank(cell) || cell.width > 1) breakAt = index + 1;
  }
  cut(cells.length);
  return rows;
}

function cellsOf(line: string, start: number): Cell[] {
  return Array.from(charactersOf(line), ({ at, text }) => {
    const shown = text === '\t' ? TAB : text;
    const code = text.charCodeAt(0);
    const ascii = text.length === 1 && code >= 32 && code < 127;
    return { at: start + at, shown, width: ascii ? 1 : stringWidth(shown) };
  });
}

function isBlank({ shown }: Cell): boolean {
  return shown === ' ' || shown === TAB;
}

function shownIn(cells: readonly Cell[], width: number): string {
  let column = 0;
  let shown = '';
  for (const cell of cells) {
    column += cell.width;
    if (column > width) break;
    shown += cell.shown;
  }
  return shown;
}

/** Where `offset` is on the screen. The column is at most `width`. */
export function placeOf(
  rows: readonly Row[],
  offset: number,
  width: number,
): { row: number; column: number } {
  const row = Math.max(
    0,
    rows.findLastIndex(({ start }) => start <= offset),
  );
  let column = 0;
  for (const cell of rows[row]?.cells ?? []) {
    if (cell.at >= offset) break;
    column += cell.width;
  }
  return { row, column: Math.min(column, width) };
}

/** The offset that is nearest to a column of a row without going past it. */
export function offsetAt(row: Row, column: number): number {
  let reached = 0;
  for (const cell of row.cells) {
    reached += cell.width;
    if (reached > column) return cell.at;
  }
  // The end of a wrapped row would be shown at the start of the next one.
  return row.wrapped ? (row.cells.at(-1)?.at ?? row.end) : row.end;
}
