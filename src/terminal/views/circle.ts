import type { Canvas } from '../stage-canvas.js';
import type { Palette } from '../stage-palette.js';
import type { Scene } from './scene.js';

/** Draws a level into the rows `top` to `top + height` of a canvas. */
export type Draw = (
  canvas: Canvas,
  top: number,
  height: number,
  scene: Pick<Scene, 'level' | 'time'>,
) => void;

const BRAILLE = 0x2800;
/** The bits of a braille cell, row by row, two dots a row. */
const BITS = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];
/** What stands for 0 to 8 dots where there is only ASCII. */
const RAMP = ' .:-=+*##';

/** Half the width of the soft rim, as a share of the radius. */
const SOFT = 0.14;
const SMALLEST = 0.3;
/** The light goes once round the shape in this many milliseconds. */
const TURN = 24_000;

/**
 * A soft disc of braille dots. Every dot has a radius of its own at which it lights up, spread
 * by a fixed noise: the rim is soft, and one dot at a time makes it grow without a jump.
 */
export function createCircle(palette: Palette, unicode: boolean): Draw {
  let thresholds = new Float32Array(0);
  let shape = '';
  return (canvas, top, height, scene) => {
    const columns = Math.min(canvas.columns, height * 2 + 2);
    const left = Math.floor((canvas.columns - columns) / 2);
    if (shape !== `${columns}x${height}`) {
      shape = `${columns}x${height}`;
      thresholds = thresholdsFor(columns, height);
    }
    const largest = (Math.min(columns * 2, height * 4) / 2) * (1 - SOFT);
    const radius = largest * (SMALLEST + (1 - SMALLEST) * scene.level);
    const angle = ((scene.time % TURN) / TURN) * 2 * Math.PI - 2.2;
    const lightX = columns + Math.cos(angle) * radius * 0.4;
    const lightY = height * 2 + Math.sin(angle) * radius * 0.4;
    for (let cell = 0; cell < columns * height; cell++) {
      const bits = litDots(thresholds, cell, radius);
      if (bits === 0) continue;
      const row = Math.floor(cell / columns);
      const column = cell % columns;
      const [x, y] = [column * 2 + 1 - lightX, row * 4 + 2 - lightY];
      // Math.hypot would take most of a frame's time.
      const away = Math.sqrt(x * x + y * y) / radius;
      const brightness = (1 - away / 1.45) * (0.7 + 0.3 * scene.level);
      const glyph = unicode ? BRAILLE + bits : RAMP.charCodeAt(dotCount(bits));
      canvas.set(top + row, left + column, glyph, palette.shade(brightness));
    }
  };
}

/** The braille bits of the dots of a cell that are lit at a radius. */
function litDots(thresholds: Float32Array, cell: number, radius: number): number {
  let bits = 0;
  for (let dot = 0; dot < 8; dot++) {
    if ((thresholds[cell * 8 + dot] ?? Infinity) <= radius) bits |= BITS[dot] ?? 0;
  }
  return bits;
}

function dotCount(bits: number): number {
  return BITS.filter((bit) => bits & bit).length;
}

/** For every dot, the radius of the disc at which it lights up. */
function thresholdsFor(columns: number, height: number): Float32Array<ArrayBuffer> {
  const thresholds = new Float32Array(columns * height * 8);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < columns; column++) {
      for (let dot = 0; dot < 8; dot++) {
        const x = column * 2 + (dot % 2);
        const y = row * 4 + Math.floor(dot / 2);
        const [dx, dy] = [Math.abs(x + 0.5 - columns), Math.abs(y + 0.5 - height * 2)];
        const away = Math.hypot(dx, dy);
        // The same noise in each quarter keeps the shape in balance.
        const spread = 1 + SOFT * (2 * noise(Math.floor(dx), Math.floor(dy)) - 1);
        thresholds[(row * columns + column) * 8 + dot] = away * spread;
      }
    }
  }
  return thresholds;
}

/** Interleaved gradient noise (Jimenez 2014): even, without clumps, 0 to 1. */
function noise(x: number, y: number): number {
  return (52.9829189 * ((0.06711056 * x + 0.00583715 * y) % 1)) % 1;
}
