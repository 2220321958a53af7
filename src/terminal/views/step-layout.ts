import { LOWEST, pictureRows } from './layout.js';
import type { ViewName } from './scene.js';

/** The rows on which the parts of a step stand; a part without a row has no room. */
export interface StepLayout {
  readonly top: number;
  /** Rows of the picture, 0 where there is none. */
  readonly height: number;
  readonly count: number | undefined;
  readonly title: number | undefined;
  readonly cue: number;
  readonly cueRows: number;
  readonly progress: number | undefined;
  readonly note: number | undefined;
  readonly noteRows: number;
  readonly hint: number | undefined;
}

/** Words stand under it: a taller circle would leave them less air. */
const TALLEST = 14;

/**
 * Shares out the rows of a screen: what to do comes first, then its title, the time, the keys, and
 * what is left is for notes, air and the picture.
 *
 * @param cueRows rows that the longest words of the session need
 * @param wish rows that its longest note needs
 */
export function stepLayout(
  rows: number,
  view: ViewName,
  cueRows: number,
  wish: number,
): StepLayout {
  const words = Math.min(cueRows, rows);
  let spare = rows - words;
  const take = (wanted: number) => {
    const taken = spare >= wanted ? wanted : 0;
    spare -= taken;
    return taken;
  };
  const [title, count, progress, hint] = [take(1), take(1), take(1), take(1)];
  const noteRows = take(wish) || Math.min(take(1), wish);
  const [between, below] = [take(1), take(1)];
  const foot = spare > LOWEST + 2 ? take(1) : 0;
  const height = pictureRows(spare, view, TALLEST);
  const above = height > 0 && spare > height ? 1 : 0;
  const top = Math.floor((spare - height - above) / 2);
  const countAt = top + height + above;
  const titleAt = countAt + count + between;
  const cue = titleAt + title;
  const last = rows - hint;
  return {
    top,
    height,
    count: count ? countAt : undefined,
    title: title ? titleAt : undefined,
    cue,
    cueRows: words,
    progress: progress ? Math.min(cue + words + below, last - noteRows - foot - 1) : undefined,
    note: noteRows ? last - noteRows : undefined,
    noteRows,
    hint: hint ? last : undefined,
  };
}
