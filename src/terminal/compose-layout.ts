import { charactersOf } from './compose-text.js';
import { columnsOf } from './width.js';

/** One character on the screen. */
interface Cell {
  /** Offset of its first code unit in its line. */
  readonly at: number;
  readonly shown: string;
  /** Columns that it takes. */
  readonly width: number;
}

/** A part of a line that fills a row, with offsets in that line. */
interface Part {
  readonly start: number;
  readonly end: number;
  /** Whether the line goes on in the next row, so that `end` is shown there. */
  readonly wrapped: boolean;
  readonly cells: readonly Cell[];
  readonly shown: string;
}

/** One row of the screen: a line of the text, or a part of one; offsets are in the text. */
export interface Row {
  /** Where its line begins. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly part: Part;
}

/** A tab takes this many columns, wherever it stands. */
const TAB = ' '.repeat(4);

/** Lines that were wrapped before, by width: a key changes one line, and all are laid out. */
const known = new Map<string, readonly Part[]>();
const KNOWN_LINES = 2_000;

/**
 * The rows of `text` at `width` columns, wrapped after blanks and between wide characters; a word
 * longer than a row is cut. Blanks at a row's end may hang over its edge, unseen.
 */
export function layOut(text: string, width: number): Row[] {
  const rows: Row[] = [];
  let line = 0;
  for (const words of text.split('\n')) {
    for (const part of partsOf(words, width)) {
      rows.push({ line, start: line + part.start, end: line + part.end, part });
    }
    line += words.length + 1;
  }
  return rows;
}

function partsOf(line: string, width: number): readonly Part[] {
  const key = `${width} ${line}`;
  const found = known.get(key);
  if (found) return found;
  if (known.size >= KNOWN_LINES) known.clear();
  const parts = wrapLine(line, width);
  known.set(key, parts);
  return parts;
}

function wrapLine(line: string, width: number): Part[] {
  const cells = cellsOf(line);
  const parts: Part[] = [];
  let from = 0;
  let column = 0;
  let breakAt = 0;
  const cut = (to: number) => {
    const row = cells.slice(from, to);
    parts.push({
      start: row[0]?.at ?? 0,
      end: cells[to]?.at ?? line.length,
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
  return parts;
}

function cellsOf(line: string): Cell[] {
  return Array.from(charactersOf(line), ({ at, text }) => {
    const shown = text === '\t' ? TAB : text;
    return { at, shown, width: columnsOf(shown) };
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
  const { line = 0, part } = rows[row] ?? {};
  for (const cell of part?.cells ?? []) {
    if (line + cell.at >= offset) break;
    column += cell.width;
  }
  return { row, column: Math.min(column, width) };
}

/** The offset that is nearest to a column of a row without going past it. */
export function offsetAt(row: Row, column: number): number {
  let reached = 0;
  const { cells, wrapped } = row.part;
  for (const cell of cells) {
    reached += cell.width;
    if (reached > column) return row.line + cell.at;
  }
  // The end of a wrapped row would be shown at the start of the next one.
  return wrapped ? row.line + (cells.at(-1)?.at ?? 0) : row.end;
}
