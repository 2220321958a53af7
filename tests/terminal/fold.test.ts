import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/terminal/fold.js';

test.each([
  [
    'Saved as k3f2ab, Saturday 21 November 2026 at 22:10.',
    40,
    'Saved as k3f2ab, Saturday 21 November\n2026 at 22:10.',
  ],
  ['short', 40, 'short'],
  [
    'no terminal, so nothing is broken anywhere',
    undefined,
    'no terminal, so nothing is broken anywhere',
  ],
  [
    'a-word-that-is-longer-than-the-line and more',
    10,
    'a-word-that-is-longer-than-the-line\nand more',
  ],
  ['Saved as \u001b[36mk3f2ab\u001b[39m now', 20, 'Saved as \u001b[36mk3f2ab\u001b[39m now'],
  ['one two\nthree four five', 11, 'one two\nthree four\nfive'],
])('%j at %s columns', (text, columns, folded) => {
  expect(fold(text, columns)).toBe(folded);
});

test('what a break has made hangs', () => {
  expect(fold('one two three four', 10, '  ')).toBe('one two\n  three\n  four');
});

test('no letter is lost, and only words longer than a line reach its end', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(words, fc.integer({ min: 4, max: 60 }), (list, columns) => {
      const folded = fold(list.join(' '), columns);
      expect(folded.split(/[ \n]/)).toEqual(list);
      for (const line of folded.split('\n')) {
        expect(line.length < columns || !line.includes(' ')).toBe(true);
      }
    }),
  );
});
