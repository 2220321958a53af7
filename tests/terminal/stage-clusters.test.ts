import xterm from '@xterm/headless';
import { Chalk } from 'chalk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Canvas, difference } from '../../src/terminal/stage-canvas.js';
import { Clusters } from '../../src/terminal/stage-clusters.js';
import { createPalette } from '../../src/terminal/stage-palette.js';

const palette = createPalette(new Chalk({ level: 0 }));
const COLUMNS = 16;
const ROWS = 4;

const WORDS = ['看看窗外', 'Füße', 'cafe\u0301', '안녕', 'plain', 'a看b', 'xxxxxxxxxxxxxxx看', ''];

test('frame after frame, a terminal shows the words of the last one', async () => {
  const frames = fc.array(
    fc.array(fc.constantFrom(...WORDS), { minLength: ROWS, maxLength: ROWS }),
    { minLength: 1, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(frames, async (all) => {
      const terminal = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
      const clusters = new Clusters();
      let before: Canvas | undefined;
      for (const rows of all) {
        const canvas = new Canvas(COLUMNS, ROWS, clusters);
        for (const [row, words] of rows.entries()) canvas.centre(row, words, 0);
        const text = difference(before, canvas, palette);
        await new Promise<void>((done) => terminal.write(text, done));
        before = canvas;
      }
      const line = (row: number) =>
        terminal.buffer.active.getLine(row)?.translateToString(true).trim();
      const wanted = (all.at(-1) ?? []).map((words) => words.replace(/^x+看$/, 'xxxxxxxxxxxxxxx'));
      expect(wanted.map((_, row) => line(row))).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});

test('a code stands for the same characters for ever, and the plain ones for themselves', () => {
  const clusters = new Clusters();
  const codes = ['看', 'e\u0301', '看', 'a', '─'].map((each) => clusters.codeOf(each));
  expect(codes[0]).toBe(codes[2]);
  expect(codes[0]).not.toBe(codes[1]);
  expect(codes.slice(3)).toEqual(['a', '─'].map((each) => each.charCodeAt(0)));
  expect(clusters.textOf(codes[1] ?? 0)).toBe('e\u0301');
  expect(clusters.textOf('a'.charCodeAt(0))).toBeUndefined();
});
