import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { columnsOf } from '../../src/terminal/width.js';

test.each([
  ['', 0],
  ['plain', 5],
  ['naïve café', 10],
  ['e\u0301', 1],
  ['漢字', 4],
  ['한글', 4],
  ['👩‍👩‍👧', 2],
  ['👍🏽', 2],
  ['🇩🇪', 2],
  ['1️⃣', 2],
  ['–…“”•★', 6],
  ['a\u200bb', 2],
  ['\u001b[1mbold\u001b[22m', 4],
])('%j takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test('it agrees with a second, slower measure on what people write', () => {
  const pieces = [
    'word',
    ' ',
    'ß',
    'é',
    'e\u0301',
    'Ω',
    'ж',
    '漢',
    'カ',
    '글',
    '👩‍👩‍👧',
    '☕',
    '❤️',
    '★',
    '–',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
      expect(columnsOf(parts.join(''))).toBe(stringWidth(parts.join('')));
    }),
  );
});
