import xterm from '@xterm/headless';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../../src/terminal/compose-keys.js';
import {
  closingLines,
  erase,
  frameOf,
  paint,
  type Frame,
} from '../../src/terminal/compose-view.js';

/** A terminal that shows what is written to it. */
class Screen {
  private readonly model;

  constructor(columns: number, rows: number) {
    this.model = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  }

  write(text: string): Promise<void> {
    return new Promise((done) => this.model.write(text, done));
  }

  resize(columns: number, rows: number): void {
    this.model.resize(columns, rows);
  }

  lines(): string[] {
    const buffer = this.model.buffer.active;
    return Array.from({ length: buffer.length }, (_, row) =>
      (buffer.getLine(row)?.translateToString(true) ?? '').trimEnd(),
    );
  }

  cursor(): [row: number, column: number] {
    const buffer = this.model.buffer.active;
    return [buffer.baseY + buffer.cursorY, buffer.cursorX];
  }
}

const HEADER = ['What is on your mind?', 'Ctrl-D saves'];

test('a draft taller than the screen scrolls to its cursor', () => {
  const text = Array.from({ length: 30 }, (_, row) => `line ${row}`).join('\n');
  const size = { columns: 40, rows: 10 };
  const bottom = frameOf({ text, cursor: text.length }, HEADER, size, 0);
  expect(bottom.frame.lines).toHaveLength(10);
  expect(bottom.frame.lines.at(-1)).toBe('  line 29');
  const top = frameOf({ text, cursor: 0 }, HEADER, size, bottom.top);
  expect(top.frame.lines.slice(0, 3)).toEqual([...HEADER, '  line 0']);
  const same = frameOf({ text, cursor: text.indexOf('line 25') }, HEADER, size, bottom.top);
  expect(same.top).toBe(bottom.top);
});

test('a terminal too low for the header shows the text', () => {
  const { frame } = frameOf({ text: 'a', cursor: 1 }, HEADER, { columns: 40, rows: 4 }, 0);
  expect(frame.lines).toEqual(['  a']);
});

test('a change of one line writes that line only', () => {
  const size = { columns: 40, rows: 10 };
  const one = frameOf({ text: 'first\nsecond', cursor: 12 }, HEADER, size, 0).frame;
  const two = frameOf({ text: 'first\nsecondo', cursor: 13 }, HEADER, size, 0).frame;
  const written = paint(one, two);
  expect(written).toContain('secondo');
  expect(written).not.toContain('first');
  expect(written).not.toContain('mind');
});

const drafts = fc
  .array(fc.constantFrom('a', 'bc ', ' ', '\n', '漢', 'word ', 'é', '\t'), { maxLength: 80 })
  .chain((parts) => {
    const bounds = [0];
    for (const part of parts) bounds.push((bounds.at(-1) ?? 0) + part.length);
    return fc.constantFrom(...bounds).map((cursor): Draft => ({ text: parts.join(''), cursor }));
  });

test('after any changes the terminal shows exactly the last frame', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(drafts, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 12, max: 40 }),
      fc.integer({ min: 4, max: 12 }),
      fc.integer({ min: 0, max: 20 }),
      async (changes, columns, rows, above) => {
        const screen = new Screen(columns, rows);
        await screen.write('before\r\n'.repeat(above));
        let frame: Frame | undefined;
        let top = 0;
        for (const draft of changes) {
          const next = frameOf(
            draft,
            HEADER.map((line) => line.slice(0, columns - 1)),
            { columns, rows },
            top,
          );
          await screen.write(paint(frame, next.frame));
          ({ frame, top } = next);
        }
        const { lines, row, column } = frame ?? { lines: [], row: 0, column: 0 };
        const seen = screen.lines();
        const [atRow, atColumn] = screen.cursor();
        const first = atRow - row;
        const wanted = lines.map((line) => line.replaceAll('\t', '    ').trimEnd());
        expect(seen.slice(first, first + lines.length)).toEqual(wanted);
        expect(seen.slice(0, first)).toEqual(Array.from({ length: first }, () => 'before'));
        expect(seen.slice(first + lines.length).join('')).toBe('');
        expect(atColumn).toBe(column);
      },
    ),
    { numRuns: 60 },
  );
});

test('a frame is erased whole after the terminal became narrower', async () => {
  const text = 'a long day, and words that fill the whole of a row of this terminal\nand more';
  const wide = { columns: 60, rows: 12 };
  const screen = new Screen(wide.columns, wide.rows);
  await screen.write('before\r\n');
  const { frame } = frameOf({ text, cursor: text.length }, HEADER, wide, 0);
  await screen.write(paint(undefined, frame));
  screen.resize(25, 12);
  await screen.write(erase(frame, 25));
  expect(screen.lines().filter(Boolean)).toEqual(['before']);
});

test('what stays is the message and all of the text, without trailing blank lines', () => {
  const lines = closingLines('one\n\n  two\n\n', ['Message'], { columns: 40, rows: 4 });
  expect(lines).toEqual(['Message', '  one', '', '    two']);
});
