import type { Canvas } from '../stage-canvas.js';
import { INK } from '../stage-palette.js';
import type { Symbols } from '../symbols.js';
import type { Scene } from './scene.js';

const WIDEST_LINE = 60;

/** A thin line of the time behind and ahead, and what is left of it in figures. */
export function drawProgress(
  canvas: Canvas,
  row: number,
  { done, left }: Pick<Scene, 'done' | 'left'>,
  symbols: Symbols,
): void {
  const width = Math.min(WIDEST_LINE, canvas.columns - 4);
  const line = width - left.length - 2;
  if (line < 4) return canvas.centre(row, left, INK.soft);
  const start = Math.floor((canvas.columns - width) / 2);
  const filled = Math.round(line * done);
  canvas.write(row, start, symbols.full.repeat(filled), INK.done);
  canvas.write(row, start + filled, symbols.empty.repeat(line - filled), INK.soft);
  canvas.write(row, start + line + 2, left, INK.soft);
}
