import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import { COVERED } from '../../src/terminal/stage-clusters.js';
import type { Canvas } from '../../src/terminal/stage-canvas.js';
import { createPalette } from '../../src/terminal/stage-palette.js';
import { symbolsFor } from '../../src/terminal/symbols.js';
import { VIEWS, type ViewName } from '../../src/terminal/views/scene.js';
import { columnsOf } from '../../src/terminal/width.js';
import { createStepView, type StepScene } from '../../src/terminal/views/step-view.js';

const NOTE = 'Your eyes may stay open. Leave out what does not suit you, and stop when you like.';
const CUE = 'Let your eyes wander over the room, and name five things to yourself, small or large.';
const scene: StepScene = {
  title: 'Five things you see',
  cue: CUE,
  count: '24',
  level: 0.6,
  left: '2:40',
  done: 0.3,
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
  over: Partial<StepScene> = {},
  symbols = rich,
): string[] {
  const palette = createPalette(new Chalk({ level: 3 }));
  const longest = { cues: [CUE, 'short', over.cue ?? ''], note: NOTE };
  const made = createStepView(view, palette, symbols, longest);
  return text(made(columns, rows, { ...scene, ...over }));
}

function text(canvas: Canvas): string[] {
  return Array.from({ length: canvas.rows }, (_, row) =>
    [...canvas.glyphs.slice(row * canvas.columns, (row + 1) * canvas.columns)]
      .filter((glyph) => glyph !== COVERED)
      .map((glyph) => canvas.clusters?.textOf(glyph) ?? String.fromCharCode(glyph))
      .join(''),
  );
}

const joined = (lines: string[]) => lines.map((line) => line.trim()).join(' ');

describe.each(VIEWS)('the %s view of a step', (view) => {
  test('says all that is to be done wherever there are rows for it, and no part twice', () => {
    for (let columns = 20; columns <= 120; columns += 25) {
      for (let rows = 8; rows <= 50; rows += rows < 26 ? 1 : 12) {
        const lines = draw(view, columns, rows);
        expect(joined(lines).replaceAll(/\s+/g, ' ')).toContain(CUE);
        expect(lines.filter((line) => line.trim() === scene.title)).toHaveLength(1);
        if (rows < 12) continue;
        expect(lines.filter((line) => line.trim() === '24')).toHaveLength(1);
        expect(lines.filter((line) => line.includes('2:40'))).toHaveLength(1);
        expect(lines.at(-1)?.trim()).toBe('space pause');
      }
    }
  });

  test.each([
    [80, 24],
    [40, 24],
    [40, 16],
    [200, 60],
  ])('has room for the whole note at %d x %d', (columns, rows) => {
    expect(joined(draw(view, columns, rows)).replaceAll(/\s+/g, ' ')).toContain(NOTE);
  });

  test('stays where it is when the words are short and the note has gone', () => {
    const row = (over: Partial<StepScene>) =>
      draw(view, 40, 24, over).findIndex((line) => line.includes(scene.title));
    expect(row({ cue: 'short', note: '' })).toBe(row({}));
  });

  test('a word in passing has the place of the keys where there is no other', () => {
    const lines = draw(view, 40, 7, { note: 'sound: bell' });
    expect(lines.filter((line) => line.includes('sound: bell'))).toHaveLength(1);
  });

  test('is drawn in ASCII alone where there is no more', () => {
    for (const line of draw(view, 80, 24, {}, ascii)) expect(line).toMatch(/^[ -~]*$/);
  });

  test('survives every small size', () => {
    for (let columns = 1; columns <= 20; columns++) {
      for (let rows = 1; rows <= 8; rows++) {
        for (const line of draw(view, columns, rows)) {
          expect(columnsOf(line), `${columns} x ${rows}`).toBe(columns);
        }
      }
    }
  });

  test('says that words were cut', () => {
    expect(draw(view, 40, 2).at(-1)).toContain('…');
  });
});

test('words of any script are counted by the columns that they take', () => {
  const [line = ''] = draw('text', 20, 1, { cue: '看看窗外' });
  expect(line).toBe(`${' '.repeat(6)}看看窗外${' '.repeat(6)}`);
});
