import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIdentifiers } from '../../../src/care/identifiers/find.js';
import { identify } from '../../../src/care/identifiers/identify.js';
import { maskIdentifiers } from '../../../src/care/identifiers/mask.js';
import { TYPES } from '../../../src/care/identifiers/span.js';

const PIECES = [
  'Maria',
  'saw maria today',
  'J.',
  'client K',
  '12 Oak Street',
  'LS6 2AB',
  'on 3 March 2024',
  '07700 900123',
  'a@b.org',
  'https://x.org/a',
  'she is 34',
  'MRN 0048291',
  'GB29 NWBK 6016 1331 9268 19',
  'works at Tesco',
  '\n',
  '. ',
  '😀',
  'é',
  ', ',
  '\ud83d',
  '\u0000',
  ' and ',
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 14,
  })
  .map((pieces) => pieces.join(' '));

describe('whatever the text', () => {
  test('spans are in order, apart, of a known type, and say what stands there', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end, type, text: found } of findIdentifiers(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(found).toBe(text.slice(start, end));
          expect(TYPES).toContain(type);
          // No character of two units is cut in half.
          expect(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(found)).toBe(false);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 150 },
    );
  });

  test('the same text gives the same answer', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(findIdentifiers(text)).toEqual(findIdentifiers(`${text}`));
      }),
      { numRuns: 60 },
    );
  });

  test('what is masked is gone, and the rest is as it was', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const spans = findIdentifiers(text);
        const rest = text.length - spans.reduce((sum, { start, end }) => sum + end - start, 0);
        const masks = spans.reduce((sum, { type }) => sum + type.length + 2, 0);
        expect(maskIdentifiers(text, spans)).toHaveLength(rest + masks);
      }),
      { numRuns: 60 },
    );
  });

  test('what is allowed is not found, whatever its case and accents', () => {
    const text = 'Saw Zoë and Maria in Leeds, then zoë again.';
    const found = (allow: string[]) => findIdentifiers(text, { allow }).map((span) => span.text);
    expect(found([])).toEqual(['Zoë', 'Maria', 'zoë']);
    expect(found(['ZOE'])).toEqual(['Maria']);
    expect(found(['zoë', 'maria'])).toEqual([]);
  });
});

/** Each long enough: what takes more than its length in time would not come to an end. */
const LONG = ['a', 'A', '1', '1 ', '12 34 ', 'Aa Bb ', 'a.', 'a@', 'J. ', '1.1.1.1.', 'ab:', '(1) ']
  .concat(['http://', 'case no ', 'ssn 1 ', '3 March ', 'x-', 'É', '12 Aa Bb ', '\n', 'A & '])
  .concat(['account 1234 ', 'works at A', '1-', "o'", 'twenty-one ', 'maria ']);

test.each(LONG)('a long text of nothing but %j ends', async (piece) => {
  const text = piece.repeat(Math.ceil(40_000 / piece.length));
  for (const { start, end } of await identify(text)) expect(end).toBeGreaterThan(start);
});

test('a name is found where a long text is cut', () => {
  for (const shift of [0, 1, 2, 3, 4, 5, 6]) {
    const text = `${'word '.repeat(11_999)}${'x'.repeat(shift)} saw Maria today. ${'word '.repeat(50)}`;
    const at = text.indexOf('Maria');
    expect(findIdentifiers(text)).toEqual([
      { start: at, end: at + 5, type: 'name', text: 'Maria' },
    ]);
  }
});
