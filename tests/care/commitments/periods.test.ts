import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNITS, type Unit } from '../../../src/care/commitments/cadence.js';
import {
  addMonths,
  dayLived,
  periodAt,
  periodOf,
  startOfDay,
} from '../../../src/care/commitments/periods.js';
import { dateOfDay, dayOfDate } from '../../../src/care/wall.js';
import { zoneRules } from '../../../src/journal/zone-rules.js';

const plus = (date: string, months: number) => dateOfDay(addMonths(dayOfDate(date), months));

describe('months later', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2096-02-29', 48, '2100-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-15', 60, '2031-03-15'],
  ])('%s and %d months: %s', (date, months, then) => expect(plus(date, months)).toBe(then));
});

describe('the period of a day', () => {
  const period = (every: number, unit: Unit, since: string, day: string) => {
    const { from, to, index } = periodOf({ every, unit }, dayOfDate(since), dayOfDate(day));
    return [dateOfDay(from), dateOfDay(to), index];
  };
  test.each<[number, Unit, since: string, day: string, unknown[]]>([
    [1, 'day', '2026-11-20', '2026-11-22', ['2026-11-22', '2026-11-23', 2]],
    // 22 November 2026 is a Sunday.
    [1, 'week', '2026-11-20', '2026-11-22', ['2026-11-16', '2026-11-23', 0]],
    [1, 'week', '2026-11-20', '2026-11-23', ['2026-11-23', '2026-11-30', 1]],
    [1, 'month', '2026-11-20', '2026-11-30', ['2026-11-01', '2026-12-01', 0]],
    [1, 'month', '2026-11-20', '2028-02-29', ['2028-02-01', '2028-03-01', 15]],
    [1, 'quarter', '2026-11-20', '2027-01-01', ['2027-01-01', '2027-04-01', 1]],
    [1, 'year', '2026-11-20', '2026-12-31', ['2026-01-01', '2027-01-01', 0]],
    [2, 'week', '2026-11-20', '2026-12-03', ['2026-11-20', '2026-12-04', 0]],
    [2, 'week', '2026-11-20', '2026-12-04', ['2026-12-04', '2026-12-18', 1]],
    // Cycles that begin in the middle, and at the end, of a month.
    [2, 'year', '2026-03-15', '2028-03-14', ['2026-03-15', '2028-03-15', 0]],
    [2, 'year', '2026-03-15', '2028-03-15', ['2028-03-15', '2030-03-15', 1]],
    [2, 'month', '2025-12-31', '2026-02-27', ['2025-12-31', '2026-02-28', 0]],
    [2, 'month', '2025-12-31', '2026-02-28', ['2026-02-28', '2026-04-30', 1]],
    [4, 'year', '2028-02-29', '2032-02-28', ['2028-02-29', '2032-02-29', 0]],
    [1, 'month', '2026-11-20', '2026-10-31', ['2026-10-01', '2026-11-01', -1]],
  ])('%d %s since %s, on %s', (every, unit, since, day, expected) =>
    expect(period(every, unit, since, day)).toEqual(expected),
  );

  test('periods follow each other without a gap, and every day lies in its own', () => {
    const day = fc.integer({ min: dayOfDate('1990-01-01'), max: dayOfDate('2090-01-01') });
    const every = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(day, day, every, fc.constantFrom(...UNITS), (since, at, count, unit) => {
        const cadence = { every: count, unit };
        const { from, to, index } = periodOf(cadence, since, at);
        expect(from <= at && at < to).toBe(true);
        expect(periodAt(cadence, since, index + 1).from).toBe(to);
        const first = periodOf(cadence, since, since);
        expect(first.index).toBe(0);
      }),
    );
  });
});

describe('days as they are lived', () => {
  test.each([
    ['2026-11-30T23:30:00-05:00', '2026-11-30'],
    ['2026-12-01T03:59:59.999+01:00', '2026-11-30'],
    ['2026-12-01T04:00+01:00', '2026-12-01'],
    ['2026-03-29T03:30:00Z', '2026-03-28'],
  ])('%s belongs to %s', (at, day) => expect(dateOfDay(dayLived(at, 4))).toBe(day));

  test.each([
    ['2026-03-29', 4, '2026-03-29T02:00:00.000Z'],
    ['2026-03-29', 2, '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', 2, '2026-10-25T00:00:00.000Z'],
    ['2026-10-25', 4, '2026-10-25T03:00:00.000Z'],
  ])('%s begins at %d: %s', (day, hour, at) => {
    const zone = zoneRules('Europe/Berlin');
    expect(new Date(startOfDay(dayOfDate(day), zone, hour)).toISOString()).toBe(at);
  });
});
