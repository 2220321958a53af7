import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heldIn, livedDay, passedLimits, sessionTotals } from '../../src/care/load.js';
import { zoneRules } from '../../src/journal/zone-rules.js';

const BERLIN = zoneRules('Europe/Berlin');
const held = (at: string, sessions = 1, heavy = 0) => ({ at: Date.parse(at), sessions, heavy });
const totals = (now: string, entries: ReturnType<typeof held>[], dayStart = 4) =>
  sessionTotals(
    entries.map((each) => ({ ...each, day: livedDay(each.at, BERLIN, dayStart) })),
    new Date(now),
    BERLIN,
    dayStart,
  );

describe('today and this week', () => {
  // 2026-11-16 is a Monday.
  const week = [
    held('2026-11-15T20:00:00+01:00', 7, 7),
    held('2026-11-16T10:00:00+01:00', 2, 1),
    held('2026-11-18T10:00:00+01:00', 3),
    held('2026-11-18T23:30:00+01:00', 1, 1),
    held('2026-11-19T01:30:00+01:00'),
    held('2026-11-19T04:00:00+01:00', 9),
  ];
  test.each([
    [
      'on Wednesday',
      '2026-11-18T18:00:00+01:00',
      { today: 5, week: 7, heavyToday: 1, heavyWeek: 2 },
    ],
    [
      'after midnight it is Wednesday still',
      '2026-11-19T03:59:00+01:00',
      { today: 5, week: 7, heavyToday: 1, heavyWeek: 2 },
    ],
    [
      'on Thursday',
      '2026-11-19T04:00:00+01:00',
      { today: 9, week: 16, heavyToday: 0, heavyWeek: 2 },
    ],
    ['on Sunday', '2026-11-22T12:00:00+01:00', { today: 0, week: 16, heavyToday: 0, heavyWeek: 2 }],
    [
      'in the small hours of Monday it is Sunday',
      '2026-11-23T03:00:00+01:00',
      { today: 0, week: 16, heavyToday: 0, heavyWeek: 2 },
    ],
    [
      'on the next Monday',
      '2026-11-23T04:00:00+01:00',
      { today: 0, week: 0, heavyToday: 0, heavyWeek: 0 },
    ],
  ])('%s', (_name, now, expected) => {
    expect(totals(now, week)).toEqual(expected);
  });

  test('a day that begins at midnight ends there', () => {
    expect(totals('2026-11-18T18:00:00+01:00', week, 0).today).toBe(4);
  });
});

test('the order of entries does not matter, and today is a part of the week', () => {
  const hour = fc.integer({ min: 0, max: 24 * 400 });
  const entry = fc.record({ hour, sessions: fc.nat(9), heavy: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(entry), hour, fc.integer({ min: 0, max: 12 }), (list, now, dayStart) => {
      const at = (hours: number) => Date.UTC(2026, 0, 1) + hours * 3_600_000;
      const entries = list.map(({ hour: hours, ...rest }) => ({
        ...rest,
        at: at(hours),
        day: livedDay(at(hours), BERLIN, dayStart),
      }));
      const count = (each: typeof entries) =>
        sessionTotals(each, new Date(at(now)), BERLIN, dayStart);
      const found = count(entries);
      expect(count([...entries].reverse())).toEqual(found);
      expect(found.week).toBeGreaterThanOrEqual(found.today);
      expect(found.heavyWeek).toBeGreaterThanOrEqual(found.heavyToday);
    }),
    { numRuns: 50 },
  );
});

test.each([
  [
    { sessions: 2, heavy: 1 },
    { sessions: 2, heavy: 1 },
  ],
  [{ sessions: 2 }, { sessions: 2, heavy: 0 }],
  [
    { sessions: 1, heavy: 5 },
    { sessions: 1, heavy: 1 },
  ],
  [{ sessions: '2' }, undefined],
  [{ sessions: -1 }, undefined],
  [{ sessions: 1.5, heavy: 0 }, undefined],
  [{ sessions: 1, heavy: null }, undefined],
  [{}, undefined],
])('the count in %j', (data, expected) => {
  expect(heldIn(data)).toEqual(expected);
});

test.each([
  ['at the limits', { today: 6, week: 25, heavyToday: 2 }, [false, false, false]],
  ['past the day', { today: 7, week: 25, heavyToday: 2 }, [true, false, false]],
  ['past the week', { today: 6, week: 26, heavyToday: 2 }, [false, true, false]],
  ['heavy ones', { today: 3, week: 3, heavyToday: 3 }, [false, false, true]],
])('limits: %s', (_name, some, expected) => {
  const { day, week, consult } = passedLimits(
    { heavyWeek: 0, ...some },
    { day: 6, week: 25, heavy: 3 },
  );
  expect([day, week, consult]).toEqual(expected);
});

test('without limits nothing is past one', () => {
  const totalsOf = { today: 50, week: 99, heavyToday: 50, heavyWeek: 50 };
  expect(Object.values(passedLimits(totalsOf, { day: 0, week: 0, heavy: 0 }))).not.toContain(true);
});
