import { expect, test } from 'vitest';
import { falseNotices, named } from './series.js';

// The whole table, with more series and other noises, is in simulation.slow.test.ts.
const PERSON = { noise: 'normal', signals: ['mood', 'energy', 'tension'] } as const;

test('a lasting drop of one standard deviation is named within 10 check-ins, mostly', () => {
  const { within } = named(PERSON, 80, { at: 60 });
  expect(within(10)).toBeGreaterThanOrEqual(0.8);
  expect(within(20)).toBeGreaterThanOrEqual(0.95);
});

test('one steady series of 20 at most has a false notice in 200 check-ins', () => {
  expect(falseNotices(PERSON, 60)).toBeLessThanOrEqual(0.05);
});
