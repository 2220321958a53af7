import { Canvas } from '../stage-canvas.js';
import { Clusters } from '../stage-clusters.js';
import { INK, type Palette } from '../stage-palette.js';
import type { Symbols } from '../symbols.js';
import { wrapText } from '../wrap.js';
import { createBar } from './bar.js';
import { createCircle } from './circle.js';
import { drawProgress } from './progress.js';
import type { Scene, ViewName } from './scene.js';
import { stepLayout } from './step-layout.js';

/** Everything that one frame of a step shows. */
export interface StepScene extends Omit<Scene, 'word'> {
  readonly title: string;
  /** What to do; wrapped where it is longer than a line. */
  readonly cue: string;
}

/** The longest texts of a session: their room is kept, so that nothing jumps. */
export interface Longest {
  readonly cues: readonly string[];
  readonly note: string;
}

/** Columns of the widest line of words: longer ones are hard to come back from. */
const WIDEST = 60;

/** Draws the steps of a practice: a picture of the seconds that are left, and what to do. */
export function createStepView(
  name: ViewName,
  palette: Palette,
  symbols: Symbols,
  { cues, note }: Longest,
): (columns: number, rows: number, scene: StepScene) => Canvas {
  const circle = createCircle(palette, symbols.unicode);
  const bar = createBar(palette, symbols.unicode);
  const clusters = new Clusters();
  const wrapped = new Map<string, string[]>();
  const lines = (text: string, width: number): string[] => {
    const key = `${width} ${text}`;
    const known = wrapped.get(key) ?? (text === '' ? [] : wrapText(text, width).split('\n'));
    wrapped.set(key, known);
    return known;
  };
  return (columns, rows, scene) => {
    const canvas = new Canvas(columns, rows, clusters);
    const width = Math.min(columns - 2, WIDEST);
    const cueRows = Math.max(...cues.map((cue) => lines(cue, width).length));
    const layout = stepLayout(rows, name, cueRows, lines(note, width).length);
    const draw = name === 'circle' && layout.height > 3 ? circle : bar;
    if (layout.height > 0) draw(canvas, layout.top, layout.height, scene);
    if (layout.count !== undefined) canvas.centre(layout.count, scene.count, INK.soft);
    if (layout.title !== undefined) canvas.centre(layout.title, scene.title, INK.word);
    const block = (top: number, room: number, all: readonly string[], ink: number) => {
      for (const [at, line] of all.slice(0, room).entries()) {
        const isCut = at === room - 1 && all.length > room;
        canvas.centre(top + at, isCut ? `${line} ${symbols.ellipsis}` : line, ink);
      }
    };
    block(layout.cue, layout.cueRows, lines(scene.cue, width), INK.none);
    const notes = lines(scene.note, width);
    block(layout.note ?? 0, layout.noteRows, notes, INK.soft);
    // A word of one line that has no row of its own stands where the keys do.
    const isAbove = layout.noteRows > 0 || notes.length !== 1;
    const hint = isAbove ? scene.hint : (notes[0] ?? '');
    if (layout.hint !== undefined) canvas.centre(layout.hint, hint, INK.soft);
    if (layout.progress !== undefined) drawProgress(canvas, layout.progress, scene, symbols);
    return canvas;
  };
}
