import { describe, expect, test } from 'vitest';
import { clockAt, counted, dayWords, durationWords, timeWords } from '../../src/care/times.js';
import { zoneRules } from '../../src/journal/zone-rules.js';

const berlin = zoneRules('Europe/Berlin');
const now = Date.parse('2026-03-27T16:00:00Z');

test.each([
  ['2026-03-27T23:05:00+01:00', '23:05', '23:05'],
  ['2026-03-26T17:30:00+01:00', '17:30', '17:30 yesterday'],
  ['2026-03-28T07:00:00+01:00', '07:00', '07:00 tomorrow'],
  ['2026-03-29T09:00:00+02:00', '09:00', '09:00 on Sunday'],
  ['2026-04-02T09:00:00+02:00', '09:00', '09:00 on Thursday'],
  ['2026-04-03T09:00:00+02:00', '09:00', '09:00 on 3 April'],
  ['2026-03-20T09:00:00+01:00', '09:00', '09:00 on 20 March'],
  ['2025-12-31T09:00:00+01:00', '09:00', '09:00 on 31 December 2025'],
])('%s is %s, or said on 27 March: %s', (at, clock, words) => {
  expect(clockAt(Date.parse(at), berlin)).toBe(clock);
  expect(timeWords(Date.parse(at), now, berlin)).toBe(words);
});

test('a day is counted by the calendar, not by hours', () => {
  const late = Date.parse('2026-03-27T22:50:00Z');
  expect(dayWords(Date.parse('2026-03-27T23:10:00Z'), late, berlin)).toBe('tomorrow');
  expect(dayWords(Date.parse('2026-03-26T23:10:00Z'), late, berlin)).toBe('today');
});

describe('a day that begins at 04:00 is still lived in the small hours', () => {
  // The night from Thursday 12 to Friday 13 March 2026.
  test.each([
    ['12T23:59', ['17:30', '02:00 tomorrow', '09:00 tomorrow', '02:00 on Saturday']],
    ['13T00:30', ['17:30', '02:00', '09:00', '02:00 on Saturday']],
    ['13T03:59', ['17:30', '02:00', '09:00', '02:00 on Saturday']],
    ['13T04:00', ['17:30 yesterday', '02:00', '09:00', '02:00 tomorrow']],
  ])('at %s', (wall, words) => {
    const ms = (each: string) => Date.parse(`2026-03-${each}:00+01:00`);
    const at = ['12T17:30', '13T02:00', '13T09:00', '14T02:00'].map(ms);
    expect(at.map((each) => timeWords(each, ms(wall), berlin, 4))).toEqual(words);
  });
});

describe('lengths of time', () => {
  const minute = 60_000;
  test.each([
    [0, '0 minutes'],
    [59_999, '0 minutes'],
    [minute, '1 minute'],
    [59.9 * minute, '59 minutes'],
    [60 * minute, '1 hour'],
    [64 * minute, '1 hour'],
    [65 * minute, '1 hour 5 minutes'],
    [120 * minute, '2 hours'],
    [131 * minute, '2 hours 10 minutes'],
    [47 * 60 * minute, '47 hours'],
    [48 * 60 * minute, '2 days'],
    [71 * 60 * minute, '2 days'],
  ])('%i ms: %s', (length, words) => {
    expect(durationWords(length)).toBe(words);
  });

  test.each([
    [0, '0 sessions'],
    [1, '1 session'],
    [2, '2 sessions'],
  ])('%i: %s', (count, words) => {
    expect(counted(count, 'session')).toBe(words);
  });
});
