import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insert, press, type Draft, type Key, type Step } from '../../src/terminal/compose-keys.js';

const WIDTH = 20;

/** A draft from its text with `|` where the cursor is. */
function at(marked: string): Draft {
  const cursor = marked.indexOf('|');
  return { text: marked.replace('|', ''), cursor };
}

function marked({ text, cursor }: Draft): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

/** `ctrl+w`, `meta+b`, `left`, or a character. */
function key(name: string): Key {
  const parts = name.split('+');
  const last = parts.at(-1) ?? '';
  const flags = { ctrl: parts.includes('ctrl'), meta: parts.includes('meta') };
  return { ...flags, name: last, sequence: [...name].length === 1 ? name : `\u001b${last}` };
}

function pressAll(from: Draft, keys: readonly string[], width = WIDTH): Step {
  return keys.reduce<Step>((step, one) => press(step.draft, key(one), width), { draft: from });
}

const CASES: [from: string, keys: string, to: string][] = [
  ['|', 'h i', 'hi|'],
  ['hi|', 'return', 'hi\n|'],
  ['ab|c', 'left left x', 'x|abc'],
  ['a|\nb', 'right right', 'a\nb|'],
  ['a\n|b', 'left', 'a|\nb'],
  ['|', 'left', '|'],
  ['a|', 'right', 'a|'],
  ['a\n|b', 'backspace', 'a|b'],
  ['a|\nb', 'delete', 'a|b'],
  ['|a', 'backspace', '|a'],
  ['a|', 'delete', 'a|'],
  ['one\ntwo th|ree', 'home', 'one\n|two three'],
  ['one\ntwo th|ree', 'ctrl+a', 'one\n|two three'],
  ['o|ne\ntwo', 'end', 'one|\ntwo'],
  ['o|ne\ntwo', 'ctrl+e', 'one|\ntwo'],
  ['one two|', 'meta+b', 'one |two'],
  ['one two|', 'ctrl+left ctrl+left', '|one two'],
  ['|one two', 'meta+f', 'one| two'],
  ['|one two', 'ctrl+right ctrl+right', 'one two|'],
  ['one two |', 'ctrl+w', 'one |'],
  ['one\n|', 'ctrl+w', 'one|'],
  ['one two.|', 'meta+backspace', 'one |'],
  ['|one two', 'meta+d', '| two'],
  ['a\none t|wo', 'ctrl+u', 'a\n|wo'],
  ['one t|wo\nb', 'ctrl+k', 'one t|\nb'],
  ['one|\nb', 'ctrl+k', 'one|b'],
  ['one t|wo', 'ctrl+k home ctrl+y', 'wo|one t'],
  ['one two|', 'ctrl+w ctrl+w ctrl+y', 'one |'],
  ['ab\ncd|', 'up', 'ab|\ncd'],
  ['abcdef\nab\nabcde|f', 'up up', 'abcde|f\nab\nabcdef'],
  ['a|b\ncd', 'up', '|ab\ncd'],
  ['ab\nc|d', 'down', 'ab\ncd|'],
  ['a👩‍👩‍👧|b', 'left', 'a|👩‍👩‍👧b'],
  ['a👩‍👩‍👧|b', 'backspace', 'a|b'],
  ['ae\u0301|', 'backspace', 'a|'],
  ['漢|字', 'right', '漢字|'],
  ['🇩|', '🇪', '🇩🇪|'],
  ['🇩|a🇪', 'delete', '🇩🇪|'],
  ['🇩one|🇪', 'ctrl+w', '|🇪'],
  ['ab|', 'ctrl+g f5', 'ab|'],
  ['a|', 'escape b return', 'ab\n|'],
];

test.each(CASES)('%j, %s: %j', (from, keys, to) => {
  const step = pressAll(at(from), keys.split(' '));
  expect(marked(step.draft)).toBe(to);
  expect(step.wish).toBeUndefined();
});

test.each([
  ['ctrl+d', 'a\nb|', 'save', 'a\nb'],
  ['meta+return', 'a|', 'save', 'a'],
  ['escape return', 'a|', 'save', 'a'],
  ['. return', 'a\n|', 'save', 'a\n'],
  ['. return', '|', 'save', ''],
  ['ctrl+o', 'a|', 'editor', 'a'],
  ['ctrl+c', 'a|b', 'cancel', 'ab'],
  ['ctrl+z', 'a|', 'suspend', 'a'],
  ['ctrl+l', 'a|', 'redraw', 'a'],
])('%s on %j: %s', (keys, from, wish, text) => {
  const step = pressAll(at(from), keys.split(' '));
  expect([step.wish, step.draft.text]).toEqual([wish, text]);
});

test.each([
  ['a dot with words before it', 'a.|'],
  ['a dot in the middle of the text', '.|\nb'],
])('%s ends nothing', (_, from) => {
  expect(press(at(from), key('return'), WIDTH).wish).toBeUndefined();
});

test('up and down follow the rows of a wrapped line', () => {
  const from = at('the quick brown fox jumps| over');
  expect(marked(pressAll(from, ['up'], 10).draft)).toBe('the quick brown| fox jumps over');
  expect(marked(pressAll(from, ['up', 'down'], 10).draft)).toBe('the quick brown fox jumps| over');
});

test('a paste keeps paragraphs and tabs, and loses what a terminal would obey', () => {
  const pasted = insert(at('<|>'), 'one\r\n\r\n\ttwo\u001b[31m red\u001b]0;t\u0007\u0003');
  expect(marked(pasted)).toBe('<one\n\n\ttwo red|>');
});

/** The text as a list of characters and an index: what the keys mean, without any of the means. */
function model(keys: readonly string[]): string {
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const split = (text: string) => [...characters.segment(text)].map(({ segment }) => segment);
  let before: string[] = [];
  let after: string[] = [];
  for (const name of keys) {
    if (name === 'left' && before.length) after = [before.pop() ?? '', ...after];
    else if (name === 'right' && after.length) before = [...before, after.shift() ?? ''];
    else if (name === 'backspace') before.pop();
    else if (name === 'delete') after.shift();
    else if (name === 'home') {
      const start = before.lastIndexOf('\n') + 1;
      after = [...before.slice(start), ...after];
      before = before.slice(0, start);
    } else if (name === 'end') {
      const end = after.includes('\n') ? after.indexOf('\n') : after.length;
      before = [...before, ...after.slice(0, end)];
      after = after.slice(end);
    } else if (name === 'return') before.push('\n');
    else if ([...name].length === 1) before.push(name);
    // What was typed may have joined its neighbours.
    const cursor = before.join('').length;
    const all = split([...before, ...after].join(''));
    let length = 0;
    const index = all.findIndex((one) => (length += one.length) >= cursor);
    before = cursor === 0 ? [] : all.slice(0, index + 1);
    after = cursor === 0 ? all : all.slice(index + 1);
  }
  return `${before.join('')}|${after.join('')}`;
}

test('the text equals a model for any keys', () => {
  const moves = ['left', 'right', 'home', 'end', 'backspace', 'delete', 'return'];
  const letters = ['a', ' ', 'é', '\u0301', '漢', '👩', '\u200d', '🇩', '🇪'];
  const keys = fc.array(fc.constantFrom(...moves, ...letters), { maxLength: 40 });
  fc.assert(
    fc.property(keys, (names) => {
      expect(marked(pressAll({ text: '', cursor: 0 }, names).draft)).toBe(model(names));
    }),
    { numRuns: 500 },
  );
});

test('no key ever puts the cursor inside a character or outside the text', () => {
  const names = [
    ...['left', 'right', 'up', 'down', 'home', 'end', 'pageup', 'pagedown', 'ctrl+left'],
    ...['ctrl+right', 'ctrl+w', 'ctrl+u', 'ctrl+k', 'ctrl+y', 'meta+d', 'delete', 'backspace'],
    ...['return', 'a', ' ', '漢', '👩', '\u200d', '\u0301', '🇩', '🇪'],
  ];
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...names), { maxLength: 60 }),
      fc.integer({ min: 4, max: 12 }),
      (keys, width) => {
        let draft: Draft = { text: '', cursor: 0 };
        for (const name of keys) {
          draft = press(draft, key(name), width).draft;
          const bounds = [...characters.segment(draft.text)].map(({ index }) => index);
          expect([...bounds, draft.text.length]).toContain(draft.cursor);
        }
      },
    ),
  );
});
