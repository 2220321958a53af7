import type { Palette } from '../stage-palette.js';
import type { Draw } from './circle.js';

const FULL = 0x2588;
/** A cell filled from the left by 1 to 7 eighths. */
const EIGHTH = 0x2590;
const WIDEST = 60;

/** A horizontal bar that fills with the breath in and empties with the breath out. */
export function createBar(palette: Palette, unicode: boolean): Draw {
  return (canvas, top, height, { level }) => {
    const width = Math.max(1, Math.min(WIDEST, canvas.columns - 4));
    const left = Math.floor((canvas.columns - width) / 2);
    const eighths = Math.round(level * width * 8);
    for (let column = 0; column < width; column++) {
      const filled = Math.min(8, Math.max(0, eighths - column * 8));
      const ink = palette.shade(column / width);
      for (let row = top; row < top + height; row++) {
        canvas.set(row, left + column, cell(filled, unicode), filled === 0 ? 2 : ink);
      }
    }
  };
}

function cell(filled: number, unicode: boolean): number {
  if (!unicode) return (filled >= 4 ? '#' : '.').charCodeAt(0);
  if (filled === 0) return '·'.charCodeAt(0);
  return filled === 8 ? FULL : EIGHTH - filled;
}
