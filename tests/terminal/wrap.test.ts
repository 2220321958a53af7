import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { wrapText } from '../../src/terminal/wrap.js';

const URL = 'https://example.org/a/very/long/path/that/is/longer/than/the/line?x=1';

test.each([
  ['by words', 'the quick brown fox', 10, {}, 'the quick\nbrown fox'],
  ['own line breaks stay', 'a\n\nb', 10, {}, 'a\n\nb'],
  ['wide characters', '漢字漢字漢字', 9, {}, '漢字漢字\n漢字'],
  ['emoji are two columns', '👩‍👩‍👧 👩‍👩‍👧 👩‍👩‍👧 👩‍👩‍👧', 8, {}, '👩‍👩‍👧 👩‍👩‍👧 👩‍👩‍👧\n👩‍👩‍👧'],
  ['a word longer than a line', 'abcdefghijkl', 8, {}, 'abcdefgh\nijkl'],
  ['an address stays whole', `see ${URL} there`, 20, {}, `see\n${URL}\nthere`],
  ['hanging', 'one two three', 11, { first: '- ', rest: '  ' }, '- one two\n  three'],
  ['both lines indented', 'one two three', 11, { first: '  ' }, '  one two\n  three'],
])('%s', (_, text, width, indent, wrapped) => {
  expect(wrapText(text, width, indent)).toBe(wrapped);
});

test('no line is wider than asked, and no word is lost', () => {
  const words = fc.array(fc.constantFrom('a', 'word', '漢字', 'supercalifragilistic', 'é', '👩‍👩‍👧'));
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 40 }), (parts, width) => {
      const wrapped = wrapText(parts.join(' '), width, { first: '  ' });
      for (const line of wrapped.split('\n')) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }
      expect(wrapped.replace(/\s/g, '')).toBe(parts.join(''));
    }),
  );
});
