import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cadenceIn,
  cadenceWords,
  intervalDays,
  readCadence,
  UNITS,
  type TypedCadence,
} from '../../../src/care/commitments/cadence.js';

const once = (every: number, unit: TypedCadence['unit']) => ({ times: 1, every, unit });

describe('what a person types', () => {
  const READ: [typed: string, read: TypedCadence][] = [
    ['2/week', { times: 2, every: 1, unit: 'week' }],
    ['2 / week', { times: 2, every: 1, unit: 'week' }],
    ['2 a week', { times: 2, every: 1, unit: 'week' }],
    ['twice a week', { times: 2, every: 1, unit: 'week' }],
    ['Once a Month', once(1, 'month')],
    ['3 times per month', { times: 3, every: 1, unit: 'month' }],
    ['3x/week', { times: 3, every: 1, unit: 'week' }],
    ['3 times every 2 weeks', { times: 3, every: 2, unit: 'week' }],
    ['every 2 weeks', once(2, 'week')],
    ['every other week', once(2, 'week')],
    ['2 weeks', once(2, 'week')],
    ['2w', once(2, 'week')],
    ['1d', once(1, 'day')],
    ['every fortnight', once(2, 'week')],
    ['every month', once(1, 'month')],
    ['month', once(1, 'month')],
    ['weekly', once(1, 'week')],
    ['fortnightly', once(2, 'week')],
    ['quarterly', once(1, 'quarter')],
    ['every 5 years', once(5, 'year')],
    ['1.5 h a calendar month', { ...once(1, 'month'), minutes: 90 }],
    ['1,5 hours a month', { ...once(1, 'month'), minutes: 90 }],
    ['90 min/month', { ...once(1, 'month'), minutes: 90 }],
    ['1 hour every 2 weeks', { ...once(2, 'week'), minutes: 60 }],
    ['250 hours every 5 years', { ...once(5, 'year'), minutes: 15_000 }],
  ];
  test.each(READ)('%s', (typed, read) => expect(readCadence(typed)).toEqual(read));

  const NONE = [
    '',
    ' ',
    'often',
    'biweekly',
    'bimonthly',
    '0/week',
    '51/week',
    '2/2/week',
    '-1/week',
  ];
  NONE.push(
    'every 0 weeks',
    'every 367 days',
    'every',
    'every two',
    'a month',
    '/week',
    '2/',
    '0 h a month',
    '1.5/week',
  );
  test.each(NONE)('not %j', (typed) => expect(readCadence(typed)).toBeUndefined());
});

const cadences = fc.record({
  times: fc.integer({ min: 1, max: 50 }),
  every: fc.integer({ min: 1, max: 366 }),
  unit: fc.constantFrom(...UNITS),
});

test('what is said of a cadence is read as that cadence', () => {
  fc.assert(
    fc.property(cadences, (cadence) => {
      expect(readCadence(cadenceWords(cadence))).toEqual(cadence);
      expect(cadenceIn(JSON.parse(JSON.stringify(cadence)))).toEqual(cadence);
    }),
  );
});

test('no text makes reading throw', () => {
  fc.assert(fc.property(fc.string(), (text) => void readCadence(text)));
  const likely = fc.array(fc.constantFrom('2', '/', ' a ', 'week', 'every', '1.5 h', ' '));
  fc.assert(fc.property(likely, (parts) => void readCadence(parts.join(''))));
});

test.each([null, 3, 'weekly', {}, { times: 2, every: 1 }, { times: '2', every: 1, unit: 'week' }])(
  'what is stored as %j is no cadence',
  (value) => expect(cadenceIn(value)).toBeUndefined(),
);

test.each([
  [{ times: 2, every: 1, unit: 'week' } as const, 3.5],
  [{ times: 1, every: 2, unit: 'week' } as const, 14],
  [{ times: 1, every: 1, unit: 'day' } as const, 1],
])('%j is every %d days', (cadence, days) => expect(intervalDays(cadence)).toBe(days));
