import { expect, test } from 'vitest';
import { summaryWords } from '../../src/commands/journal/summary-words.js';
import type { Kind } from '../../src/journal/entry.js';

const BREATH = { pattern: 'box', plannedSeconds: 128, seconds: 128, cycles: 8, completed: true };
const STEPS = { practice: 'stop', plannedSeconds: 60, seconds: 7.6, steps: 1, completed: false };

test.each<[Kind, Record<string, unknown>, string | undefined]>([
  ['breath', BREATH, 'box: 8 breaths in 2:08'],
  [
    'breath',
    { ...BREATH, cycles: 1, seconds: 16, completed: false },
    'box: 1 breath in 0:16, left early',
  ],
  [
    'breath',
    { ...BREATH, tension: { before: 6, after: 3 } },
    'box: 8 breaths in 2:08, tension 6 to 3',
  ],
  [
    'breath',
    { ...BREATH, tension: { before: 6, after: null } },
    'box: 8 breaths in 2:08, tension 6 before it',
  ],
  [
    'breath',
    { ...BREATH, tension: { before: null, after: 0 } },
    'box: 8 breaths in 2:08, tension 0 at the end',
  ],
  ['breath', { ...BREATH, tension: null }, 'box: 8 breaths in 2:08'],
  ['practice', STEPS, 'stop: 1 step in 0:08, left early'],
  ['practice', { ...STEPS, steps: 4, completed: true }, 'stop: 4 steps in 0:08'],
  ['load', { sessions: 5, heavy: 0 }, '5 sessions'],
  ['load', { sessions: 1, heavy: 1 }, '1 session, 1 heavy'],
  // As a file that was imported may hold it: then its data are shown as they are.
  ['breath', { ...BREATH, cycles: 'eight' }, undefined],
  ['practice', { seconds: 5 }, undefined],
  ['load', { sessions: -1 }, undefined],
  ['workday', { event: 'open' }, undefined],
])('a %s of %j says in a list: %s', (kind, data, said) => {
  expect(summaryWords({ kind, data })).toBe(said);
});
