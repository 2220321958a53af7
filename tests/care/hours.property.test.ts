import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHours, workState, type Hours } from '../../src/care/hours.js';
import { walk } from './support/walk.js';

/** Zones with their years: clocks that change by an hour, by half of one, never, and by a whole day. */
const ZONES: [zone: string, year: number][] = [
  ['America/New_York', 2026],
  ['Europe/Berlin', 2026],
  ['Australia/Lord_Howe', 2026],
  ['Asia/Kolkata', 2026],
  ['Pacific/Apia', 2011],
  ['America/St_Johns', 2011],
];

const time = fc.integer({ min: 0, max: 287 }).map((n) => n * 5);
const wall = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A workday of up to three spans, often over midnight. */
const spans = fc
  .tuple(time, fc.array(fc.tuple(fc.integer({ min: 1, max: 80 }), fc.nat(30)), { maxLength: 3 }))
  .map(([start, parts]) => {
    let at = start;
    return parts.map(([length, pause]) => {
      const from = wall(at % 1440);
      const to = wall((at + length * 5) % 1440);
      at += (length + pause + 1) * 5;
      return { from, to };
    });
  });
const week = fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), spans);
const dateIn = (year: number) =>
  fc
    .nat(364)
    .map((n) => new Date(Date.UTC(year, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const hoursIn = (year: number): fc.Arbitrary<Hours> =>
  fc.record({
    week,
    off: fc.array(
      fc
        .tuple(dateIn(year), dateIn(year))
        .map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a })),
      { maxLength: 2 },
    ),
    once: fc.dictionary(dateIn(year), spans, { maxKeys: 4 }),
  });

const daily = (...each: [from: string, to: string][]): Hours => {
  const own = each.map(([from, to]) => ({ from, to }));
  const days = ['1', '2', '3', '4', '5', '6', '7'];
  return { week: Object.fromEntries(days.map((day) => [day, own])), off: [], once: {} };
};
const on = (days: Record<string, [from: string, to: string]>): Hours => ({
  ...daily(),
  week: Object.fromEntries(Object.entries(days).map(([day, [from, to]]) => [day, [{ from, to }]])),
});
/** Work around the hours at which clocks change, and nights. */
const HARD = [
  daily(['22:00', '02:00'], ['02:30', '07:00']),
  daily(['01:30', '02:15'], ['02:20', '02:40'], ['02:45', '10:00']),
  daily(['00:00', '00:30'], ['23:30', '24:00']),
  daily(['09:00', '09:00']),
  // Two that end together, and two days of which the earlier ends later: over a day left out too.
  on({
    '1': ['22:00', '07:00'],
    '2': ['03:00', '07:00'],
    '4': ['22:00', '16:45'],
    '6': ['01:00', '04:00'],
  }),
].map((hours): [Hours, number[]] => [hours, []]);

test.each(ZONES)(
  'the hours are those of a walk through every minute: %s, %i',
  (zone, year) => {
    const path = walk(zone, year);
    let looked = 0;
    fc.assert(
      fc.property(hoursIn(year), fc.array(fc.nat(525_599), { maxLength: 50 }), (stored, some) => {
        const hours = readHours(stored);
        const expected = path.stateAt(hours);
        for (const minute of path.minutesToLookAt(hours, some)) {
          const now = new Date(path.start + minute * 60_000);
          const found = workState(hours, now, path.zone);
          const seen = expected(minute);
          // `expect` for each of a hundred thousand would take longer than the walk.
          const keys = Object.keys(seen) as (keyof typeof seen)[];
          const same = keys.every((key) => found[key] === seen[key]);
          if (!same) expect({ now, ...found }).toEqual({ now, ...seen });
          looked++;
        }
      }),
      { numRuns: 7, examples: HARD, interruptAfterTimeLimit: 40_000 },
    );
    expect(looked).toBeGreaterThan(5000);
  },
  60_000,
);
