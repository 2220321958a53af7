import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTag, normalTag, tagsIn } from '../../src/journal/tags.js';

test.each([
  ['', []],
  ['no tag at all', []],
  ['@walk', ['walk']],
  ['a @walk, then @Rest.', ['rest', 'walk']],
  ['twice @walk and @WALK', ['walk']],
  ['(@a) [@b] "@c" @d! @e? @f; @g: @h…', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  [
    '@new-york @snake_case @2026 @self.care @work/home',
    ['2026', 'new-york', 'self.care', 'snake_case', 'work/home'],
  ],
  ['ends @walk- and @walk/ and @walk.', ['walk']],
  ['@café @Über @漢字 @naïve', ['café', 'naïve', 'über', '漢字']],
  ['@cafe\u0301', ['café']],
  ['one@example.org and me.too@mail.example.org', []],
  ['mail @example.org@home', []],
  ['@@twice', []],
  ['x@y a/@b a.@b', []],
  ['@', []],
  ['@ word', []],
  ['@-dash @.dot', []],
  ['@हिन्दी, @self-care-', ['हिन्दी', 'self-care']],
  ['line one\n@line\n\t@tab', ['line', 'tab']],
])('the tags of %j', (text, tags) => {
  expect(tagsIn(text)).toEqual(tags.sort());
});

test('any word of letters and digits is the tag that it is stored as', () => {
  const word = fc.stringMatching(/^[\p{L}\p{N}_]{1,12}$/u).filter((text) => text === text.trim());
  fc.assert(
    fc.property(word, (tag) => {
      fc.pre(!/\p{M}/u.test(normalTag(tag)));
      expect(isTag(tag)).toBe(true);
      expect(tagsIn(`before @${tag}, after`)).toEqual([normalTag(tag)]);
      expect(normalTag(normalTag(tag))).toBe(normalTag(tag));
    }),
  );
});

test('no text, however odd, gives a tag that could not be typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      for (const tag of tagsIn(text)) {
        expect(tag).not.toMatch(/[\s@]/);
        expect(tag).toBe(normalTag(tag));
      }
    }),
  );
});

test.each([['two words'], [''], ['@'], ['a,b'], ['-a'], ['a@b'], ['a\nb']])(
  '%j cannot be a tag',
  (text) => {
    expect(isTag(text)).toBe(false);
  },
);
