import { Canvas } from '../stage-canvas.js';
import { INK, type Palette } from '../stage-palette.js';
import type { Symbols } from '../symbols.js';
import { createBar } from './bar.js';
import { createCircle } from './circle.js';
import { drawProgress } from './progress.js';
import { layoutFor, type Layout } from './layout.js';
import { wrapWords, type Scene, type ViewName } from './scene.js';

/** Draws a scene on a screen of a size. */
export type View = (columns: number, rows: number, scene: Scene) => Canvas;

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
    if (layout.progress !== undefined) drawProgress(canvas, layout.progress, scene, symbols);
    return canvas;
  };
}

function words(canvas: Canvas, { word, count }: Layout, scene: Scene): void {
  if (word === count) return canvas.centre(word, `${scene.word} ${scene.count}`.trim(), INK.word);
  canvas.centre(word, scene.word, INK.word);
  canvas.centre(count, scene.count, INK.none);
}
