import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import type { Canvas } from '../../src/terminal/stage-canvas.js';
import { createPalette, INK } from '../../src/terminal/stage-palette.js';
import { symbolsFor } from '../../src/terminal/symbols.js';
import { VIEWS, wrapWords, type Scene, type ViewName } from '../../src/terminal/views/scene.js';
import { createView } from '../../src/terminal/views/view.js';

const NOTE = 'Gentle, not deep. If you feel dizzy, stop. Never while driving.';
const scene: Scene = {
  word: 'breathe out',
  count: '7',
  level: 0.5,
  left: '4:12',
  done: 0.4,
  note: NOTE,
  hint: 'space pause',
  time: 3000,
};
const rich = symbolsFor({ LANG: 'C.UTF-8' }, 'linux');
const ascii = symbolsFor({ LANG: 'C' }, 'linux');

function draw(
  view: ViewName,
  columns: number,
  rows: number,
  over: Partial<Scene> = {},
  symbols = rich,
) {
  const palette = createPalette(new Chalk({ level: 3 }));
  return createView(view, palette, symbols, NOTE)(columns, rows, { ...scene, ...over });
}

function text(canvas: Canvas): string[] {
  return Array.from({ length: canvas.rows }, (_, row) =>
    String.fromCharCode(...canvas.glyphs.slice(row * canvas.columns, (row + 1) * canvas.columns)),
  );
}

function inked(canvas: Canvas): number {
  return canvas.glyphs.filter((glyph) => glyph >= 0x2801 && glyph <= 0x28ff).length;
}

describe.each(VIEWS)('the %s view', (view) => {
  test('says what to do at every size, and never twice', () => {
    for (let columns = 12; columns <= 120; columns += 9) {
      for (let rows = 1; rows <= 50; rows++) {
        const lines = text(draw(view, columns, rows));
        expect(lines.filter((line) => line.includes('breathe out'))).toHaveLength(1);
        if (rows < 2) continue;
        expect(lines.filter((line) => line.trim() === '7')).toHaveLength(1);
        if (rows >= 3) expect(lines.filter((line) => line.includes('4:12'))).toHaveLength(1);
        if (rows >= 4) expect(lines.at(-1)?.trim()).toBe('space pause');
      }
    }
  });

  test.each([
    [80, 24],
    [40, 20],
    [40, 10],
    [200, 60],
  ])('has room for the whole note at %d x %d', (columns, rows) => {
    const words = text(draw(view, columns, rows)).map((line) => line.trim());
    expect(words.join(' ').replaceAll(/\s+/g, ' ')).toContain(NOTE);
  });

  test('stays where it is when the note goes', () => {
    const [noted, silent] = [NOTE, ''].map((note) => text(draw(view, 80, 24, { note })));
    const row = (lines: string[] | undefined) =>
      lines?.findIndex((line) => line.includes('breathe out'));
    expect(row(noted)).toBe(row(silent));
  });

  test('is drawn in ASCII alone where there is no more', () => {
    for (const line of text(draw(view, 80, 24, {}, ascii))) expect(line).toMatch(/^[ -~]*$/);
  });

  test('survives a terminal of a single cell', () => {
    expect(text(draw(view, 1, 1))).toHaveLength(1);
  });
});

describe('the circle', () => {
  test('swells with the breath, dot by dot', () => {
    const sizes = Array.from({ length: 101 }, (_, at) =>
      inked(draw('circle', 80, 24, { level: at / 100 })),
    );
    for (const [at, size] of sizes.entries())
      expect(size).toBeGreaterThanOrEqual(sizes[at - 1] ?? 0);
    expect(sizes[100]).toBeGreaterThan((sizes[0] ?? 0) * 5);
  });

  test('is round, and the same in each half', () => {
    const lines = text(draw('circle', 80, 24, { level: 1 })).filter((line) =>
      /[\u2801-\u28ff]/.test(line),
    );
    for (const line of lines) {
      const left = line.length - line.trimStart().length;
      const right = line.length - line.trimEnd().length;
      expect(Math.abs(left - right)).toBeLessThanOrEqual(1);
    }
    const widest = Math.max(...lines.map((line) => line.trim().length));
    expect(widest / lines.length).toBeGreaterThan(1.7);
    expect(widest / lines.length).toBeLessThan(2.2);
  });

  test('leaves the margins free even when it is full', () => {
    for (const [columns, rows] of [
      [80, 24],
      [40, 20],
      [30, 40],
      [100, 12],
    ] as const) {
      const lines = text(draw('circle', columns, rows, { level: 1 }));
      for (const line of lines) expect(/^[\u2801-\u28ff]|[\u2801-\u28ff]$/.test(line)).toBe(false);
    }
  });
});

test('the bar fills from nothing to all of its width', () => {
  const filled = (level: number) =>
    text(draw('bar', 80, 24, { level }))
      .join('')
      .split('█').length - 1;
  expect(filled(0)).toBe(0);
  expect(filled(0.5)).toBeCloseTo(filled(1) / 2, -1);
  expect(filled(1)).toBe(60 * 3);
});

test('colours deepen with the terminal, and none are used where there are none', () => {
  const shades = (level: 0 | 1 | 2 | 3) => {
    const palette = createPalette(new Chalk({ level }));
    const all = Array.from({ length: 200 }, (_, at) => palette.paint(palette.shade(at / 199), 'x'));
    return new Set(all).size;
  };
  expect([0, 1, 2, 3].map((level) => shades(level as 0 | 1 | 2 | 3))).toEqual([1, 1, 5, 24]);
  const none = createPalette(new Chalk({ level: 0 }));
  expect(Object.values(INK).map((ink) => none.paint(ink, 'x'))).toEqual(['x', 'x', 'x', 'x']);
});

test('words wrap at the width', () => {
  expect(wrapWords('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapWords('', 7)).toEqual([]);
});
