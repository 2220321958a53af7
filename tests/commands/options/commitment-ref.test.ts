import { describe, expect, test } from 'vitest';
import { commitmentNamed } from '../../../src/commands/options/commitment-ref.js';
import { UserError } from '../../../src/errors.js';

const ALL = [
  { id: 'swiabcdefghi', title: 'Yoga', kind: 'body' },
  { id: 'k3fabcdefghi', title: 'Swim', kind: 'body' },
  { id: 'k3gabcdefghi', title: 'Swimming lesson', kind: 'body' },
  { id: 'zzzabcdefghi', title: 'Ruhige Stunde', kind: 'still' },
];
const WORDS = { one: 'commitment', list: 'selfcare plan' };
const named = (ref: string) => commitmentNamed(ref, ALL, WORDS, ({ kind }) => kind).title;

test.each([
  ['last', 'Yoga'],
  ['k3fabcdefghi', 'Swim'],
  ['K3F', 'Swim'],
  ['swim', 'Swim'],
  ['  SWIM ', 'Swim'],
  ['swimming', 'Swimming lesson'],
  ['y', 'Yoga'],
  ['ruhige  s', 'Ruhige Stunde'],
  ['stunde', 'Ruhige Stunde'],
  ['less', 'Swimming lesson'],
  ['still', 'Ruhige Stunde'],
])('%s names %s', (ref, title) => expect(named(ref)).toBe(title));

describe('what names nothing, or too much', () => {
  const refused = (ref: string) => {
    try {
      return named(ref);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return [error.exitCode, error.message, error.hint];
    }
  };
  test.each([
    // Letters of one and the beginning of another: nobody is to guess.
    ['swi', [2, 'more than one commitment begins with swi', 'name one by: swiabc, k3fabc, k3gabc']],
    ['k3', [1, 'there is no commitment k3', '`selfcare plan` shows them all']],
    ['', [1, 'no commitment is named', '`selfcare plan` shows them all']],
    [
      'yogs',
      [1, 'there is no commitment yogs', 'did you mean swiabc? `selfcare plan` shows them all'],
    ],
    [
      'body',
      [2, 'more than one commitment begins with body', 'name one by: swiabc, k3fabc, k3gabc'],
    ],
    ['lunch with Mia', [1, 'no commitment goes by those words', '`selfcare plan` shows them all']],
  ])('%j', (ref, said) => expect(refused(ref)).toEqual(said));

  test('last, where there is none', () => {
    expect(() => commitmentNamed('last', [], WORDS)).toThrow('there is no commitment last');
  });
});
