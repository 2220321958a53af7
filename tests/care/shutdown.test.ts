import { describe, expect, test } from 'vitest';
import { readHours, workState } from '../../src/care/hours.js';
import {
  afterMinutes,
  closingDay,
  finishOf,
  livedDay,
  loopsParked,
  minutesWords,
  openingDay,
  plannedEnd,
  timesWords,
} from '../../src/care/shutdown.js';
import { momentOfWall } from '../../src/journal/moment.js';
import { zoneRules } from '../../src/journal/zone-rules.js';

const BERLIN = zoneRules('Europe/Berlin');
const DAY = [{ from: '09:00', to: '17:30' }];
const NIGHT = [{ from: '22:00', to: '07:00' }];
const SPLIT = [
  { from: '09:00', to: '12:00' },
  { from: '15:00', to: '19:00' },
];
/** Monday a day, Tuesday a night, Wednesday two halves; 2026-11-16 is a Monday. */
const HOURS = readHours({ week: { 1: DAY, 2: NIGHT, 3: SPLIT } });
const NONE = readHours({});
const WEEKDAYS = readHours({ week: { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY } });

function instant(wall: string): Date {
  return new Date(momentOfWall(`${wall}:00`, BERLIN).at);
}

function closing(hours: typeof HOURS, wall: string, closed?: string): string {
  const now = instant(wall);
  return closingDay(workState(hours, now, BERLIN), now, livedDay(now, BERLIN, 4), closed);
}

describe('when work ended', () => {
  const time = (wall: string | undefined) => wall && instant(`2026-11-${wall}`).getTime();
  test.each([
    ['the same evening', '16T17:30', '16T19:00', undefined, '16T19:00', true],
    ['after midnight', '16T21:00', '17T02:00', undefined, '17T02:00', true],
    ['after a night', '16T17:30', '17T08:00', undefined, undefined, false],
    ['late in the day after a night shift', '17T07:00', '17T18:00', undefined, undefined, false],
    ['a break in between', '16T17:30', '16T17:50', '16T17:36', '16T17:50', true],
    ['left for hours', '16T17:30', '16T23:30', '16T17:36', '16T17:36', false],
    ['left in the morning that followed', '16T17:30', '17T08:30', '17T08:20', undefined, false],
    ['begun early, before its end', '16T17:30', '16T17:00', '16T12:00', '16T17:00', true],
    ['a day off', undefined, '16T23:00', undefined, '16T23:00', true],
  ])('%s', (_, planned, now, left, at, isSure) => {
    const found = finishOf(
      time(planned) as number | undefined,
      time(now) as number,
      time(left) as number | undefined,
      BERLIN,
      4,
    );
    expect(found).toEqual({ ...(at === undefined ? {} : { at: time(at) }), isSure });
  });
});

describe('the workday that is closed', () => {
  test.each([
    ['at work', '2026-11-16T11:00', '2026-11-16'],
    ['just over', '2026-11-16T18:12', '2026-11-16'],
    ['after midnight', '2026-11-17T00:30', '2026-11-16'],
    ['before four in the morning', '2026-11-17T03:59', '2026-11-16'],
    ['in a night shift, before midnight', '2026-11-17T23:00', '2026-11-17'],
    ['in a night shift, after it', '2026-11-18T05:00', '2026-11-17'],
    ['when the night shift has just ended', '2026-11-18T07:10', '2026-11-17'],
    ['when the next day’s work runs', '2026-11-18T10:00', '2026-11-18'],
    ['between two halves of a day', '2026-11-18T13:00', '2026-11-18'],
    ['on a day off', '2026-11-20T13:00', '2026-11-20'],
    ['in the night after a day off', '2026-11-21T01:00', '2026-11-20'],
  ])('%s', (_, wall, day) => {
    expect(closing(HOURS, wall)).toBe(day);
  });

  test.each([
    ['never closed: still that one', undefined, '2026-11-16'],
    ['closed: the one that is to begin', '2026-11-16', '2026-11-17'],
  ])('before the next one begins, the last %s', (_, closed, day) => {
    expect(closing(WEEKDAYS, '2026-11-17T08:30', closed)).toBe(day);
  });

  test('a day off in between ends the waiting', () => {
    expect(closing(WEEKDAYS, '2026-11-23T08:30')).toBe('2026-11-23');
  });

  test.each([
    ['2026-11-17T18:00', '2026-11-17'],
    ['2026-11-18T03:00', '2026-11-17'],
    ['2026-11-18T04:00', '2026-11-18'],
  ])('without hours, at %s, it is the day that is lived', (wall, day) => {
    expect(closing(NONE, wall)).toBe(day);
  });
});

test.each([
  ['2026-11-16T08:45', '2026-11-16'],
  ['2026-11-17T21:45', '2026-11-17'],
  ['2026-11-18T02:00', '2026-11-17'],
  ['2026-11-18T08:00', '2026-11-18'],
])('the workday that is opened at %s', (wall, day) => {
  const now = instant(wall);
  expect(openingDay(workState(HOURS, now, BERLIN), livedDay(now, BERLIN, 4))).toBe(day);
});

test.each([
  ['2026-11-16', '2026-11-16T17:30'],
  ['2026-11-17', '2026-11-18T07:00'],
  ['2026-11-18', '2026-11-18T19:00'],
  ['2026-11-19', undefined],
])('when %s was to end', (day, wall) => {
  const end = plannedEnd(HOURS, day, BERLIN);
  expect(end).toBe(wall === undefined ? undefined : instant(wall).getTime());
});

test('a night in which the clock goes back is an hour longer', () => {
  const saturday = readHours({ week: { 6: NIGHT } });
  const end = plannedEnd(saturday, '2026-10-24', BERLIN);
  expect(new Date(end ?? 0).toISOString()).toBe('2026-10-25T06:00:00.000Z');
});

test.each([
  ['17:29:59', 0],
  ['17:30:00', 0],
  ['17:30:59', 0],
  ['17:31:00', 1],
  ['18:12:00', 42],
  ['23:59:59', 389],
])('finished at %s, it is %d minutes after half past five', (time, minutes) => {
  const planned = Date.parse('2026-11-16T17:30:00Z');
  expect(afterMinutes(planned, Date.parse(`2026-11-16T${time}Z`))).toBe(minutes);
  expect(afterMinutes(undefined, Date.parse(`2026-11-16T${time}Z`))).toBe(0);
});

test.each([
  [0, '0 minutes'],
  [1, '1 minute'],
  [42, '42 minutes'],
  [60, '1 hour'],
  [61, '1 hour 1 minute'],
  [150, '2 hours 30 minutes'],
])('%d minutes in words', (minutes, words) => {
  expect(minutesWords(minutes)).toBe(words);
});

test.each([
  [1, 'once'],
  [2, 'twice'],
  [3, '3 times'],
  [12, '12 times'],
])('%d times in words', (count, words) => {
  expect(timesWords(count)).toBe(words);
});

describe('open loops are out of sight', () => {
  const friday = { day: '2026-11-20', at: instant('2026-11-20T18:00').getTime() };
  const monday = instant('2026-11-23T09:00').getTime();
  test.each([
    ['after a close', '2026-11-20T18:01', monday],
    ['on the days off', '2026-11-22T12:00', monday],
    ['until the next workday begins', '2026-11-23T08:59', monday],
    ['and then no more', '2026-11-23T09:00', false],
  ])('%s', (_, wall, until) => {
    expect(loopsParked({ closed: friday }, WEEKDAYS, instant(wall), BERLIN, 4)).toBe(until);
  });

  test('but not where nothing was closed, or the next day was opened early', () => {
    const now = instant('2026-11-23T08:00');
    const opened = { day: '2026-11-23', at: instant('2026-11-23T07:50').getTime() };
    expect(loopsParked({}, WEEKDAYS, now, BERLIN, 4)).toBe(false);
    expect(loopsParked({ closed: friday, opened }, WEEKDAYS, now, BERLIN, 4)).toBe(false);
  });

  test.each([
    ['2026-11-21T03:59', true],
    ['2026-11-21T04:00', false],
  ])('without hours, at %s: %s', (wall, parked) => {
    expect(loopsParked({ closed: friday }, NONE, instant(wall), BERLIN, 4)).toBe(parked);
  });
});
