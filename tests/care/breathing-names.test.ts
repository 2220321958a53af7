import { expect, test } from 'vitest';
import { isRefusal } from '../../src/care/breathing-counts.js';
import { choosePattern, refuseName } from '../../src/care/breathing-names.js';
import { nearest } from '../../src/care/nearest.js';

const own = { night: '4-7.5-4', broken: '4-x' };

test.each([
  ['box', 'box', '4-4-4-4'],
  ['BOX', 'box', '4-4-4-4'],
  ['4-7-8', '4-7-8', '4-7-8'],
  ['4-7-9', '4-7-9', '4-7-9'],
  ['night', 'night', '4-7.5-4'],
])('%s is a pattern', (text, name, timing) => {
  expect(choosePattern(text, own)).toMatchObject({ name, timing });
});

test.each([
  ['bxo', /did you mean box\?/],
  ['resonanse', /did you mean resonance\?/],
  ['nihgt', /did you mean night\?/],
  ['xylophone', /^a name \(resonance, .*night/],
  ['broken', /2 to 4 numbers/],
  ['constructor', /^a name/],
])('%s is none, and the hint helps', (text, hint) => {
  const refusal = choosePattern(text, own);
  expect(isRefusal(refusal) && refusal.hint).toMatch(hint);
});

test.each(['night', 'slow-evening', 'a', 'x2'])('%s can name a pattern', (name) => {
  expect(refuseName(name)).toBeUndefined();
});

test.each([
  'box',
  '4-7-8',
  'list',
  'info',
  'add',
  'remove',
  '4-4',
  '7',
  '',
  'Night',
  'a b',
  '__proto__',
])('%j cannot', (name) => expect(refuseName(name)).toBeDefined());

test('nothing close is nothing near', () => {
  expect(nearest('abc', ['xyz'])).toBeUndefined();
  expect(nearest('abc', [])).toBeUndefined();
});
