import xterm from '@xterm/headless';
import { Chalk } from 'chalk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Canvas, difference } from '../../src/terminal/stage-canvas.js';
import { createPalette } from '../../src/terminal/stage-palette.js';

const palette = createPalette(new Chalk({ level: 3 }));
const COLUMNS = 24;
const ROWS = 6;

const mark = fc.record({
  row: fc.integer({ min: -1, max: ROWS }),
  column: fc.integer({ min: -2, max: COLUMNS + 1 }),
  glyph: fc.constantFrom(...' #.█⣿'),
  ink: fc.integer({ min: 0, max: 8 }),
});
const words = fc.record({
  row: fc.integer({ min: 0, max: ROWS - 1 }),
  text: fc.constantFrom('breathe in', 'breathe out', 'hold', '3', 'a  gap'),
});
const canvases = fc
  .tuple(fc.array(mark, { maxLength: 40 }), fc.array(words, { maxLength: 3 }))
  .map(([marks, lines]) => {
    const canvas = new Canvas(COLUMNS, ROWS);
    for (const { row, column, glyph, ink } of marks) {
      canvas.set(row, column, glyph.charCodeAt(0), ink);
    }
    for (const { row, text } of lines) canvas.centre(row, text, 1);
    return canvas;
  });

/** What a canvas should look like: a line of glyphs a row. */
function lines(canvas: Canvas): string[] {
  return Array.from({ length: canvas.rows }, (_, row) =>
    String.fromCharCode(
      ...canvas.glyphs.slice(row * canvas.columns, (row + 1) * canvas.columns),
    ).trimEnd(),
  );
}

test('a terminal that is sent the differences shows every canvas in turn, colours too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(canvases, { minLength: 1, maxLength: 6 }), async (frames) => {
      const terminal = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
      let before: Canvas | undefined;
      for (const frame of frames) {
        await new Promise<void>((done) =>
          terminal.write(difference(before, frame, palette), () => done()),
        );
        before = frame;
        const buffer = terminal.buffer.active;
        const shown = frame.rows;
        expect(
          Array.from({ length: shown }, (_, row) =>
            buffer.getLine(row)?.translateToString().trimEnd(),
          ),
        ).toEqual(lines(frame));
        for (const [at, ink] of frame.inks.entries()) {
          const cell = buffer.getLine(Math.floor(at / COLUMNS))?.getCell(at % COLUMNS);
          if (cell?.getChars().trim()) expect(Boolean(cell.isFgRGB())).toBe(ink >= 3);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('nothing is sent where nothing changed', () => {
  fc.assert(
    fc.property(canvases, (canvas) => {
      expect(difference(canvas, canvas, palette)).toBe('');
    }),
  );
});

test('a line of words is sent whole, so that it is never half new', () => {
  const [one, two] = ['breathe in', 'breathe out'].map((text) => {
    const canvas = new Canvas(40, 3);
    canvas.centre(1, text, 0);
    return canvas;
  });
  expect(difference(one, two ?? new Canvas(1, 1), palette)).toContain('breathe out');
});

test('a moved dot costs a few bytes, not a screen', () => {
  const before = new Canvas(80, 24);
  const after = new Canvas(80, 24);
  for (const canvas of [before, after]) {
    for (let at = 0; at < 80 * 20; at++) canvas.set(Math.floor(at / 80), at % 80, 0x28ff, 5);
  }
  after.set(10, 40, 0x28fe, 5);
  expect(difference(before, after, palette).length).toBeLessThan(50);
});

test('another size is drawn afresh', () => {
  const after = new Canvas(10, 2);
  after.centre(0, 'hold', 0);
  expect(difference(new Canvas(80, 24), after, palette)).toMatch(/\[2J.*hold/);
});
