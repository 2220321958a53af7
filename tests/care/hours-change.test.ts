import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  minutesIn,
  spansUntil,
  withBreak,
  withLeave,
  withOnce,
  withoutChanges,
  withWeekdays,
} from '../../src/care/hours-change.js';
import { readHours, spansOn, type Hours } from '../../src/care/hours.js';
import { dateOfDay, dayOfDate } from '../../src/care/wall.js';

const spans = (text: string) =>
  text
    .split(' ')
    .filter((each) => each !== '')
    .map((each) => {
      const [from = '', to = ''] = each.split('-');
      return { from, to };
    });
const shown = (list: readonly { from: string; to: string }[] | undefined) =>
  list?.map(({ from, to }) => `${from}-${to}`).join(' ');
const NONE = readHours({});

test.each([
  ['in the middle', '09:00-17:30', '12:30-13:15', '09:00-12:30 13:15-17:30'],
  ['at the start', '09:00-17:30', '08:00-10:00', '10:00-17:30'],
  ['at the end', '09:00-17:30', '17:00-18:00', '09:00-17:00'],
  ['over a gap', '09:00-12:00 14:00-18:00', '11:30-14:30', '09:00-11:30 14:30-18:00'],
  ['after midnight', '22:00-07:00', '02:00-02:30', '22:00-02:00 02:30-07:00'],
  ['over midnight', '20:00-06:00', '23:30-00:15', '20:00-23:30 00:15-06:00'],
  ['before midnight', '20:00-24:00', '21:00-22:00', '20:00-21:00 22:00-24:00'],
  ['up to midnight', '20:00-06:00', '23:30-24:00', '20:00-23:30 00:00-06:00'],
  ['over everything', '12:00-13:00', '11:00-14:00', ''],
  ['beside it', '09:00-12:00', '12:00-13:00', undefined],
])('a break %s', (_name, day, pause, left) => {
  const [cut = { from: '', to: '' }] = spans(pause);
  expect(shown(withBreak(spans(day), cut))).toBe(left);
});

test.each([
  ['later', '09:00-12:00 13:00-17:30', '19:00', '09:00-12:00 13:00-19:00'],
  ['earlier', '09:00-12:00 13:00-17:30', '15:00', '09:00-12:00 13:00-15:00'],
  ['before the break', '09:00-12:00 13:00-17:30', '11:00', '09:00-11:00'],
  ['in the break', '09:00-12:00 13:00-17:30', '12:30', '09:00-12:30'],
  ['after midnight', '14:00-20:00', '01:00', '14:00-01:00'],
  ['at midnight', '14:00-20:00', '24:00', '14:00-24:00'],
  ['a longer night', '22:00-06:00', '08:00', '22:00-08:00'],
  ['before it starts', '09:00-17:00', '08:00', undefined],
  ['as it starts', '09:00-17:00', '09:00', undefined],
  ['on a day off', '', '19:00', undefined],
])('a day that ends %s', (_name, day, end, expected) => {
  const hours = { ...NONE, once: { '2026-11-17': spans(day) } };
  expect(shown(spansUntil(hours, '2026-11-17', end, 960))).toBe(expected);
});

test.each([
  ['09:00-12:30 13:15-17:30', 465],
  ['22:00-02:00 02:30-07:00', 510],
  ['00:00-24:00', 1440],
  ['', 0],
])('the minutes in %s', (day, minutes) => {
  expect(minutesIn(spans(day))).toBe(minutes);
});

test('a weekday set again is replaced, and off clears it', () => {
  const first = withWeekdays(
    NONE,
    new Map([
      [1, spans('09:00-17:00')],
      [2, spans('10:00-12:00')],
    ]),
  );
  const next = withWeekdays(
    first,
    new Map([
      [1, spans('08:00-12:00')],
      [2, []],
    ]),
  );
  expect(next.week).toEqual({ '1': spans('08:00-12:00') });
});

describe('changes of dates, day by day', () => {
  const START = dayOfDate('2026-01-01');
  const dates = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]) => ({
    from: dateOfDay(START + from),
    to: dateOfDay(START + from + length),
  }));
  const step = fc.record({ act: fc.constantFrom('leave', 'once', 'back'), dates });
  const week = Object.fromEntries(
    ['1', '2', '3', '4', '5'].map((day) => [day, spans('09:00-17:00')]),
  );
  const own = spans('10:00-14:00');
  const take = (
    hours: Hours,
    {
      act,
      dates: when,
    }: { act: string; dates: typeof dates extends fc.Arbitrary<infer T> ? T : never },
  ) =>
    act === 'leave'
      ? withLeave(hours, { ...when, why: 'leave' })
      : act === 'once'
        ? withOnce(hours, when, own)
        : withoutChanges(hours, when);

  test('the last word about a date counts, and no other date changes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const hours = steps.reduce(take, { ...NONE, week });
        for (let day = START - 1; day < START + 83; day++) {
          const date = dateOfDay(day);
          const last = steps.findLast(({ dates: { from, to } }) => from <= date && date <= to);
          const usual = spansOn({ ...NONE, week }, day);
          const expected = { leave: [], once: own, back: usual }[last?.act ?? 'back'];
          expect([date, spansOn(hours, day)]).toEqual([date, expected]);
        }
        // What is stored is what is read.
        expect(readHours(JSON.parse(JSON.stringify(hours)))).toEqual(hours);
        const froms = hours.off.map(({ from }) => from);
        expect(froms).toEqual([...froms].sort());
      }),
    );
  });
});

test('one-off changes of more than a year ago are let go', () => {
  const long = withOnce(NONE, { from: '2025-01-01', to: '2025-01-01' }, []);
  const next = withOnce(long, { from: '2026-11-17', to: '2026-11-17' }, []);
  expect(Object.keys(next.once)).toEqual(['2026-11-17']);
});
