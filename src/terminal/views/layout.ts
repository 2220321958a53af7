import type { ViewName } from './scene.js';

/** The rows on which a frame's parts stand; a part without a row has no room. */
export interface Layout {
  readonly top: number;
  /** Rows of the picture, 0 where there is none. */
  readonly height: number;
  readonly word: number;
  /** The row of the count; on a screen of one or two rows the word's own. */
  readonly count: number;
  readonly progress: number | undefined;
  readonly note: number | undefined;
  readonly noteRows: number;
  readonly hint: number | undefined;
}

/** A shape taller than this is no calmer, and costs more to draw. */
const TALLEST = 26;
/** Rows under which a circle is no circle. */
export const LOWEST = 4;

/**
 * Shares out the rows of a screen: first the word, then the count, the progress, the hint, the
 * note, and the picture in what is left.
 *
 * @param wish rows that the longest note of the session needs
 */
export function layoutFor(rows: number, view: ViewName, wish: number): Layout {
  let spare = rows - 1;
  const take = (wanted: number) => {
    const taken = spare >= wanted ? wanted : 0;
    spare -= taken;
    return taken;
  };
  const count = take(1);
  const progress = take(1);
  const hint = take(1);
  const noteRows = spare >= wish + LOWEST ? take(wish) : Math.min(spare > LOWEST ? 1 : 0, wish);
  if (noteRows !== wish) spare -= noteRows;
  const [above, between, below] = spare >= LOWEST + 5 ? [1, 1, 1] : [0, 0, spare > LOWEST ? 1 : 0];
  spare -= above + between + below;
  const foot = spare >= 12 ? 1 : 0;
  spare -= foot;
  const height = pictureRows(spare, view, TALLEST);
  const top = above + Math.floor((spare - height) / 2);
  const word = top + height + between;
  const after = word + count + below + 1;
  const last = rows - hint;
  return {
    top,
    height,
    word,
    count: word + count,
    progress: progress ? Math.min(after, last - noteRows - foot - 1) : undefined,
    note: noteRows ? last - noteRows : undefined,
    noteRows,
    hint: hint ? last : undefined,
  };
}

/** The rows that a picture takes of those that are spare: a circle up to `tallest`, else a bar. */
export function pictureRows(spare: number, view: ViewName, tallest: number): number {
  if (view === 'text' || spare < 1) return 0;
  if (view === 'circle' && spare >= LOWEST) return Math.min(spare, tallest);
  return spare >= 5 ? 3 : 1;
}
