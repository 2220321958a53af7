import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { layOut, offsetAt, placeOf } from '../../src/terminal/compose-layout.js';

const shown = (text: string, width: number) => layOut(text, width).map((row) => row.part.shown);

test.each([
  ['an empty text has one row', '', 10, ['']],
  ['words stay whole', 'the quick brown fox', 10, ['the quick ', 'brown fox']],
  ['a long word is cut', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['a long word starts on a row of its own', 'ab cdefghij', 5, ['ab ', 'cdefg', 'hij']],
  ['blanks hang over the edge', 'abcde   fg', 5, ['abcde', 'fg']],
  ['blank lines are rows', 'a\n\nb\n', 5, ['a', '', 'b', '']],
  ['wide characters take two columns', '漢字漢字漢', 5, ['漢字', '漢字', '漢']],
  ['a tab shows as blanks', 'a\tb', 10, ['a    b']],
])('%s', (_, text, width, rows) => {
  expect(shown(text, width)).toEqual(rows);
});

test.each([
  ['abc', 3, { row: 0, column: 3 }],
  ['the quick brown', 10, { row: 1, column: 0 }],
  ['漢字', 1, { row: 0, column: 2 }],
  ['a\n', 2, { row: 1, column: 0 }],
  ['abcdefghij   ', 13, { row: 0, column: 10 }],
])('in %j offset %i is at %j', (text, offset, place) => {
  expect(placeOf(layOut(text, 10), offset, 10)).toEqual(place);
});

const texts = fc
  .array(fc.constantFrom('a', 'bc', ' ', '  ', '\t', '\n', '漢', 'é', '👩‍👩‍👧', 'word'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

test('every row fits, and all rows together are the text', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 4, max: 30 }), (text, width) => {
      const rows = layOut(text, width);
      for (const row of rows) expect(stringWidth(row.part.shown)).toBeLessThanOrEqual(width);
      const whole = rows.map(
        ({ start, end, part }) => text.slice(start, end) + (part.wrapped ? '' : '\n'),
      );
      expect(whole.join('')).toBe(`${text}\n`);
    }),
  );
});

test('the place of each character leads back to it', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 4, max: 30 }), (text, width) => {
      const rows = layOut(text, width);
      for (const { line, part } of rows) {
        for (const { at: within, width: own } of part.cells) {
          const at = line + within;
          const { row, column } = placeOf(rows, at, width);
          const found = rows[row];
          // Blanks that hang over the edge share its place.
          if (own > 0 && column < width && found) expect(offsetAt(found, column)).toBe(at);
        }
      }
    }),
  );
});
