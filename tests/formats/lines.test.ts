import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../src/formats/lines.js';
import { all, lines, pieces } from './support.js';

const texts = async (text: string) => (await all(lines(text))).map((line) => line.text);

test('line ends of both kinds, a byte order mark, an unfinished last line', async () => {
  expect(await texts('\ufeffone\r\ntwo\n\nthrée\n')).toEqual(['one', 'two', '', 'thrée']);
  expect(await texts('one\nlast')).toEqual(['one', 'last']);
  expect(await texts('')).toEqual([]);
});

test('the pieces in which bytes arrive do not matter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\r\n\ufeff]/g, ''))),
      fc.integer({ min: 1, max: 20 }),
      async (written, length) => {
        const bytes = Buffer.from(written.map((line) => `${line}\n`).join(''));
        const read = await all(linesOf(pieces(bytes, length)));
        expect(read).toEqual(written.map((text, index) => ({ number: index + 1, text })));
      },
    ),
  );
});

test('bytes that are not UTF-8 are named by their line', async () => {
  const bytes = Buffer.concat([Buffer.from('fine\nbad: '), Buffer.from([0xff, 0xfe, 10])]);
  await expect(all(linesOf(pieces(bytes)))).rejects.toThrow('line 2: not valid UTF-8');
});
