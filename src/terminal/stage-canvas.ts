import { clustersOf, COVERED, type Clusters } from './stage-clusters.js';
import type { Palette } from './stage-palette.js';
import { columnsOf } from './width.js';

const BLANK = 32;
/** Unchanged cells that are cheaper to write again than to jump over. */
const JUMP = 5;

/** A screenful of cells, each a glyph and an ink. */
export class Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Uint16Array;
  readonly inks: Uint8Array;
  /** Rows of words: written whole when anything in them changed, so that they are never half new. */
  readonly worded = new Set<number>();
  readonly clusters: Clusters | undefined;

  /** @param clusters where words may hold more than characters of one column */
  constructor(columns: number, rows: number, clusters?: Clusters) {
    this.columns = columns;
    this.rows = rows;
    this.clusters = clusters;
    this.glyphs = new Uint16Array(columns * rows).fill(BLANK);
    this.inks = new Uint8Array(columns * rows);
  }

  set(row: number, column: number, glyph: number, ink: number): void {
    if (row < 0 || row >= this.rows || column < 0 || column >= this.columns) return;
    this.glyphs[row * this.columns + column] = glyph;
    this.inks[row * this.columns + column] = ink;
  }

  /** Words from `column` on; what has no room is cut. */
  write(row: number, column: number, text: string, ink: number): void {
    this.worded.add(row);
    if (this.clusters && clustersOf(text)) return this.writeClusters(row, column, text, ink);
    for (let at = 0; at < text.length; at++) {
      this.set(row, column + at, text.charCodeAt(at), ink);
    }
  }

  /** Words in the middle of a row. */
  centre(row: number, text: string, ink: number): void {
    const spare = Math.max(0, this.columns - columnsOf(text));
    this.write(row, Math.floor(spare / 2), text, ink);
  }

  private writeClusters(row: number, from: number, text: string, ink: number): void {
    let column = from;
    for (const cluster of clustersOf(text) ?? []) {
      const width = columnsOf(cluster);
      // Half a wide one would push the rest of the row.
      if (column + width > this.columns) return;
      if (width > 0) this.set(row, column, this.clusters?.codeOf(cluster) ?? BLANK, ink);
      if (width === 2) this.set(row, column + 1, COVERED, ink);
      column += width;
    }
  }
}

/** What a terminal that shows `before` must be sent to show `after`; empty where they are alike. */
export function difference(
  before: Canvas | undefined,
  after: Canvas,
  palette: Pick<Palette, 'paint'>,
): string {
  const same = before?.columns === after.columns && before.rows === after.rows;
  let text = same ? '' : '\u001B[0m\u001B[2J';
  const from = same ? before : new Canvas(after.columns, after.rows);
  for (let row = 0; row < after.rows; row++) {
    for (const [start, end] of changes(from, after, row)) {
      text += `\u001B[${row + 1};${start + 1}H${painted(after, row, start, end, palette)}`;
    }
  }
  return text;
}

/** The runs of columns of a row that differ, close ones joined. */
function changes(before: Canvas, after: Canvas, row: number): [start: number, end: number][] {
  const runs: [number, number][] = [];
  const base = row * after.columns;
  const whole = after.worded.has(row) || before.worded.has(row);
  for (let column = 0; column < after.columns; column++) {
    const at = base + column;
    if (before.glyphs[at] === after.glyphs[at] && before.inks[at] === after.inks[at]) continue;
    const last = runs.at(-1);
    if (last && (whole || column - last[1] < JUMP)) last[1] = column + 1;
    else runs.push([column, column + 1]);
  }
  const only = runs[0];
  if (!whole || !only) return runs;
  let [start, end] = only;
  while (start > 0 && isInked(before, after, base + start - 1)) start--;
  while (end < after.columns && isInked(before, after, base + end)) end++;
  return [[start, end]];
}

/** Whether a cell or its neighbour shows something: words are joined by single blanks. */
function isInked(before: Canvas, after: Canvas, at: number): boolean {
  return [at - 1, at, at + 1].some(
    (cell) => before.glyphs[cell] !== BLANK || after.glyphs[cell] !== BLANK,
  );
}

function painted(
  canvas: Canvas,
  row: number,
  start: number,
  end: number,
  palette: Pick<Palette, 'paint'>,
): string {
  const base = row * canvas.columns;
  let text = '';
  for (let at = base + start; at < base + end;) {
    const ink = canvas.inks[at] ?? 0;
    let run = '';
    for (; at < base + end && canvas.inks[at] === ink; at++) {
      const glyph = canvas.glyphs[at] ?? BLANK;
      if (glyph === COVERED) continue;
      run += canvas.clusters?.textOf(glyph) ?? String.fromCharCode(glyph);
    }
    text += palette.paint(ink, run);
  }
  return text;
}
