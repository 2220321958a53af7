import { expect, test } from 'vitest';
import { readCadence } from '../../../src/care/commitments/cadence.js';
import { periodOf } from '../../../src/care/commitments/periods.js';
import { standings } from '../../../src/care/commitments/standing.js';
import { hoursWords, onDay, periodWords } from '../../../src/care/commitments/words.js';
import { dayOfDate } from '../../../src/care/wall.js';

/** A Sunday. */
const TODAY = dayOfDate('2026-11-22');

test.each([
  ['daily', 'today'],
  ['weekly', 'this week'],
  ['monthly', 'in November'],
  ['quarterly', 'this quarter'],
  ['yearly', 'in 2026'],
  ['every 2 weeks', 'by 3 December'],
  ['every 3 days', 'by today'],
  ['every 5 years', 'by 19 November 2031'],
])('%s, since 20 November: %s', (often, words) => {
  const cadence = readCadence(often);
  if (!cadence) throw new Error(often);
  const period = periodOf(cadence, dayOfDate('2026-11-20'), TODAY);
  expect(periodWords(cadence, period, TODAY)).toBe(words);
});

test.each([
  ['daily', 3, 'since Friday'],
  ['weekly', 2, 'since 9 November'],
  ['monthly', 3, 'from September to November'],
  ['monthly', 12, 'from December 2025 to November'],
  ['quarterly', 2, 'since July'],
  ['yearly', 2, 'since 2025'],
])('%s, averaged over %d: %s', (often, average, words) => {
  const cadence = readCadence(often);
  if (!cadence) throw new Error(often);
  const target = { cadence, since: dayOfDate('2020-01-01'), minutes: 60, average };
  const { period } = standings(target, []).on(TODAY);
  expect(periodWords(cadence, period, TODAY)).toBe(words);
});

test.each([
  [0, '0 hours'],
  [60, '1 hour'],
  [90, '1.5 hours'],
  // What is short never looks whole.
  [89.99, '1.49 hours'],
  [100, '1.66 hours'],
  [20, '0.33 hours'],
  [89.999999999, '1.5 hours'],
])('%d minutes are %s', (minutes, words) => expect(hoursWords(minutes)).toBe(words));

test.each([
  ['2026-11-22', 'today'],
  ['2026-11-23', 'tomorrow'],
  ['2026-11-26', 'on Thursday'],
  ['2026-12-24', 'on 24 December'],
  ['2025-12-24', 'on 24 December 2025'],
])('%s is said %s', (date, words) => expect(onDay(dayOfDate(date), TODAY)).toBe(words));
