import { expect, test } from 'vitest';
import { checkinIn, pointOf, pointsToDistress } from '../../../src/care/checkin/checkin.js';
import { SIGNS } from '../../../src/care/checkin/lists.js';

test.each([
  [null, {}, { body: [], signs: [] }],
  [3, { energy: 2, tension: 0 }, { mood: 3, energy: 2, tension: 0, body: [], signs: [] }],
  [0, { energy: 6, tension: 11 }, { body: [], signs: [] }],
  [6, { energy: '3', tension: 2.5 }, { body: [], signs: [] }],
  [null, { body: ['tired', 'unicorn', 4], signs: 'trauma' }, { body: ['tired'], signs: [] }],
])('mood %s and %j', (mood, data, expected) => {
  expect(checkinIn({ mood, data })).toEqual(expected);
});

test('a point has the scores and nothing else', () => {
  const checkin = checkinIn({ mood: 4, data: { tension: 3, body: ['jaw'] } });
  expect(pointOf(5, checkin)).toEqual({ at: 5, mood: 4, tension: 3 });
});

test.each([
  [{ mood: 1, tension: 8 }, 0, true],
  [{ mood: 1 }, 0, true],
  [{ mood: 2, tension: 9 }, 0, false],
  [{ mood: 2, tension: 10 }, 0, true],
  [{}, 3, false],
  [{ mood: 5 }, 4, true],
] as const)('%j with %d signs points to help: %s', (scores, signs, is) => {
  expect(pointsToDistress({ ...scores, body: [], signs: SIGNS.slice(0, signs) })).toBe(is);
});
