import { describe, expect, test } from 'vitest';
import { readHours } from '../../src/care/hours.js';
import { standing } from '../../src/care/standing.js';
import { zoneRules } from '../../src/journal/zone-rules.js';

const berlin = zoneRules('Europe/Berlin');
const split = [
  { from: '09:00', to: '12:30' },
  { from: '13:15', to: '17:30' },
];
// Monday and Tuesday by day, Friday and Saturday by night.
const night = [{ from: '22:00', to: '07:00' }];
const HOURS = { week: { 1: split, 2: split, 5: night, 6: night } };

/** At a wall time of Berlin in March 2026, which began on a Sunday; summer time from the 29th. */
const ms = (wall: string) =>
  Date.parse(`2026-03-${wall}:00${wall > '29T03' ? '+02:00' : '+01:00'}`);

interface Done {
  hours?: unknown;
  opened?: [day: string, at: string];
  closed?: [day: string, at: string];
  snoozed?: string;
}

function at(wall: string, { hours = HOURS, opened, closed, snoozed }: Done = {}) {
  const log = {
    ...(opened && { opened: { day: `2026-03-${opened[0]}`, at: ms(opened[1]) } }),
    ...(closed && { closed: { day: `2026-03-${closed[0]}`, at: ms(closed[1]) } }),
    snoozes: snoozed === undefined ? [] : [{ at: ms(wall), until: ms(snoozed) }],
  };
  return standing(readHours(hours), log, new Date(ms(wall)), berlin, 4);
}

describe('the phase, and the workday that is spoken of', () => {
  test.each([
    // A day with a break.
    ['09T04:30', 'before', '09'],
    ['09T08:59', 'before', '09'],
    ['09T09:00', 'working', '09'],
    ['09T12:29', 'working', '09'],
    ['09T12:30', 'break', '09'],
    ['09T13:15', 'working', '09'],
    ['09T17:29', 'working', '09'],
    ['09T17:30', 'ended', '09'],
    ['09T23:59', 'ended', '09'],
    // Long after its end, but it is still the evening of that day.
    ['10T03:30', 'ended', '09'],
    // A new morning is about the new day, closed or not.
    ['10T04:30', 'before', '10'],
    ['11T03:30', 'ended', '10'],
    ['11T04:30', 'off', '11'],
    // Nights belong to the date on which they begin.
    ['13T21:59', 'before', '13'],
    ['13T22:00', 'working', '13'],
    ['14T06:59', 'working', '13'],
    ['14T07:00', 'ended', '13'],
    ['14T14:59', 'ended', '13'],
    ['14T15:01', 'before', '14'],
    ['15T07:30', 'ended', '14'],
    ['15T16:00', 'off', '15'],
    // The night in which an hour is skipped.
    ['29T06:59', 'working', '28'],
    ['29T07:00', 'ended', '28'],
  ])('%s: %s, of the %s', (wall, phase, day) => {
    expect(at(wall)).toMatchObject({ phase, day: `2026-03-${day}`, isOpened: false });
  });

  test.each([
    ['at once', '09', '09T17:40', '09T17:41'],
    ['past midnight', '09', '09T17:40', '10T03:30'],
    ['past midnight, closed past midnight', '09', '10T00:20', '10T03:30'],
    ['before its end', '09', '09T15:00', '09T15:10'],
    ['a night, in the morning', '13', '14T07:20', '14T08:00'],
  ])('closed: %s', (_, day, closed, wall) => {
    expect(at(wall, { closed: [day, closed] })).toMatchObject({
      phase: 'closed',
      day: `2026-03-${day}`,
      closedAt: ms(closed),
    });
  });

  test('a close is of one day only, and opening the day again takes it back', () => {
    expect(at('10T09:30', { closed: ['09', '09T17:40'] }).phase).toBe('working');
    expect(
      at('09T15:30', { closed: ['09', '09T15:00'], opened: ['09', '09T15:20'] }),
    ).toMatchObject({ phase: 'working', isOpened: true });
    expect(at('09T15:30', { closed: ['09', '09T15:00'], opened: ['09', '09T09:01'] }).phase).toBe(
      'closed',
    );
  });

  test('without hours there is only closed and not closed', () => {
    expect(at('09T10:00', { hours: {} })).toEqual({
      phase: 'unset',
      day: '2026-03-09',
      isOpened: false,
    });
    const closed: [string, string] = ['09', '09T18:00'];
    expect(at('10T01:00', { hours: {}, closed }).phase).toBe('closed');
    expect(at('10T04:30', { hours: {}, closed }).phase).toBe('unset');
  });
});

describe('times', () => {
  test('of the day, and of the span that runs', () => {
    const day = { start: ms('09T09:00'), end: ms('09T17:30') };
    expect(at('09T10:00')).toMatchObject({ ...day, since: ms('09T09:00'), next: ms('09T13:15') });
    expect(at('09T13:00')).toMatchObject({ ...day, next: ms('09T13:15') });
    expect(at('09T13:00').since).toBeUndefined();
    expect(at('09T14:00')).toMatchObject({ ...day, since: ms('09T13:15'), next: ms('10T09:00') });
    expect(at('09T18:00')).toMatchObject(day);
    expect(at('14T03:00')).toMatchObject({ since: ms('13T22:00'), end: ms('14T07:00') });
    expect(at('14T08:00')).toMatchObject({ start: ms('13T22:00'), end: ms('14T07:00') });
  });

  test('a day off has none', () => {
    expect(at('11T12:00').start).toBeUndefined();
    expect(at('11T12:00').end).toBeUndefined();
  });

  test('a snooze counts until it is over or the day is closed', () => {
    expect(at('09T17:40', { snoozed: '09T18:00' }).snoozedUntil).toBe(ms('09T18:00'));
    expect(at('09T18:00', { snoozed: '09T18:00' }).snoozedUntil).toBeUndefined();
    const closed: [string, string] = ['09', '09T17:35'];
    expect(at('09T17:40', { snoozed: '09T18:00', closed }).snoozedUntil).toBeUndefined();
  });
});
