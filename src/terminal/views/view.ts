import { Canvas } from '../stage-canvas.js';
import { INK, type Palette } from '../stage-palette.js';
import type { Symbols } from '../symbols.js';
import { createBar } from './bar.js';
import { createCircle } from './circle.js';
import { layoutFor, type Layout } from './layout.js';
import { wrapWords, type Scene, type ViewName } from './scene.js';

/** Draws a scene on a screen of a size. */
export type View = (columns: number, rows: number, scene: Scene) => Canvas;

const WIDEST_LINE = 60;

/**
 * A way to draw a session.
 *
 * @param longest the longest note of the session; its room is kept, so that nothing jumps
 */
export function createView(
  name: ViewName,
  palette: Palette,
  symbols: Symbols,
  longest: string,
): View {
  const circle = createCircle(palette, symbols.unicode);
  const bar = createBar(palette, symbols.unicode);
  return (columns, rows, scene) => {
    const canvas = new Canvas(columns, rows);
    const room = Math.max(10, Math.min(columns - 2, 72));
    const layout = layoutFor(rows, name, wrapWords(longest, room).length);
    const draw = name === 'circle' && layout.height > 3 ? circle : bar;
    if (layout.height > 0) draw(canvas, layout.top, layout.height, scene);
    words(canvas, layout, scene);
    const notes = wrapWords(scene.note, room).slice(0, layout.noteRows);
    for (const [line, text] of notes.entries()) {
      canvas.centre((layout.note ?? 0) + line, text, INK.soft);
    }
    if (layout.hint !== undefined) canvas.centre(layout.hint, scene.hint, INK.soft);
    if (layout.progress !== undefined) progress(canvas, layout.progress, scene, symbols);
    return canvas;
  };
}

function words(canvas: Canvas, { word, count }: Layout, scene: Scene): void {
  if (word === count) return canvas.centre(word, `${scene.word} ${scene.count}`.trim(), INK.word);
  canvas.centre(word, scene.word, INK.word);
  canvas.centre(count, scene.count, INK.none);
}

/** A thin line of the time behind and ahead, and what is left of it in figures. */
function progress(canvas: Canvas, row: number, { done, left }: Scene, symbols: Symbols): void {
  const width = Math.min(WIDEST_LINE, canvas.columns - 4);
  const line = width - left.length - 2;
  if (line < 4) return canvas.centre(row, left, INK.soft);
  const start = Math.floor((canvas.columns - width) / 2);
  const filled = Math.round(line * done);
  canvas.write(row, start, symbols.full.repeat(filled), INK.done);
  canvas.write(row, start + filled, symbols.empty.repeat(line - filled), INK.soft);
  canvas.write(row, start + line + 2, left, INK.soft);
}
