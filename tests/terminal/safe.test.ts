import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeLine, safeText } from '../../src/terminal/safe.js';

const CASES: [what: string, raw: string, safe: string][] = [
  ['colours', 'a \u001b[31mred\u001b[0m b', 'a red b'],
  ['a window title', '\u001b]0;owned\u0007after', 'after'],
  ['clearing the screen', 'x\u001b[2J\u001b[Hy', 'xy'],
  ['a bell and a backspace', 'a\u0007b\u0008c', 'abc'],
  ['an 8-bit escape', 'a\u009b31mb', 'ab'],
  ['a reversed direction', 'a\u202eb\u2066c\u2069', 'abc'],
  ['a title that ends in a string terminator', '\u001b]0;owned\u001b\\after', 'after'],
  ['a reset and a character set', 'a\u001bcb\u001b(Bc', 'abc'],
  ['a command and later a bell, between which words stay', 'a\u001b[2Jb\u0007c', 'abc'],
  ['a title without an end', 'a\u001b]0;words', 'a]0;words'],
  ['a lone escape', 'a\u001b', 'a'],
  ['line ends of all kinds', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ['tabs, accents and emoji', 'a\té 👩‍👩‍👧 漢', 'a\té 👩‍👩‍👧 漢'],
];

test.each(CASES)('%s', (_, raw, safe) => {
  expect(safeText(raw)).toBe(safe);
});

test('nothing that a terminal obeys is ever left', () => {
  const nasty = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u001b', '\u001b[', '\u001b]', '\u009b', '\u0007', '31m', '\u202e', '\r'),
    ),
  );
  fc.assert(
    fc.property(nasty, (parts) => {
      const safe = safeText(parts.join(''));
      const obeyed = [...safe].filter((character) => {
        const code = character.codePointAt(0) ?? 0;
        const control = (code < 32 && code !== 9 && code !== 10) || (code >= 127 && code < 160);
        const direction = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
        return control || direction;
      });
      expect(obeyed).toEqual([]);
      expect(safeText(safe)).toBe(safe);
    }),
  );
});

test('a line stays one line', () => {
  expect(safeLine('a\r\nb\rc\u001b[2J\nd')).toBe('a b c d');
});
