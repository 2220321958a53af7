import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  instantOf,
  isAt,
  momentAt,
  momentOfWall,
  normalAt,
  offsetText,
  wallOf,
} from '../../src/journal/moment.js';
import { zoneRules } from '../../src/journal/zone-rules.js';

test.each([
  ['2026-03-10T17:30:00Z', 'Europe/Berlin', '2026-03-10T18:30:00.000+01:00'],
  ['2026-07-10T17:30:00Z', 'Europe/Berlin', '2026-07-10T19:30:00.000+02:00'],
  ['2026-03-10T17:30:00Z', 'Asia/Kathmandu', '2026-03-10T23:15:00.000+05:45'],
  ['2026-03-10T23:30:00Z', 'Asia/Tokyo', '2026-03-11T08:30:00.000+09:00'],
  ['2026-01-01T02:00:00Z', 'America/New_York', '2025-12-31T21:00:00.000-05:00'],
  ['2026-07-01T00:00:00Z', 'Australia/Lord_Howe', '2026-07-01T10:30:00.000+10:30'],
  ['2026-01-01T00:00:00Z', 'Australia/Lord_Howe', '2026-01-01T11:00:00.000+11:00'],
  ['2026-01-01T00:00:00Z', 'Pacific/Apia', '2026-01-01T13:00:00.000+13:00'],
  ['2026-01-01T00:00:00Z', 'America/St_Johns', '2025-12-31T20:30:00.000-03:30'],
  ['1931-06-01T12:00:00Z', 'Europe/Berlin', '1931-06-01T13:00:00.000+01:00'],
  ['2026-03-10T17:30:00Z', 'UTC', '2026-03-10T17:30:00.000+00:00'],
])('%s on the wall in %s', (instant, zone, at) => {
  expect(momentAt(new Date(instant), zoneRules(zone))).toEqual({ at, zone });
});

describe('the moment of a wall time', () => {
  test.each([
    // Spring: the wall time never was; its digits stay, with the offset before the jump.
    ['2026-03-29T02:30:00', 'Europe/Berlin', '+01:00'],
    ['2026-03-08T02:30:00', 'America/New_York', '-05:00'],
    ['2026-10-04T02:15:00', 'Australia/Lord_Howe', '+10:30'],
    // Autumn: it came twice; the first time counts.
    ['2026-10-25T02:30:00', 'Europe/Berlin', '+02:00'],
    ['2026-11-01T01:30:00', 'America/New_York', '-04:00'],
    ['2026-04-05T01:45:00', 'Australia/Lord_Howe', '+11:00'],
    // Around the edges.
    ['2026-03-29T01:59:59', 'Europe/Berlin', '+01:00'],
    ['2026-03-29T03:00:00', 'Europe/Berlin', '+02:00'],
    ['2026-10-25T01:59:59', 'Europe/Berlin', '+02:00'],
    ['2026-10-25T03:00:00', 'Europe/Berlin', '+01:00'],
    // A day that Samoa never had.
    ['2011-12-30T12:00:00', 'Pacific/Apia', '-10:00'],
    // Before 1970, and wartime double summer time.
    ['1931-05-06T07:08:09', 'Europe/Berlin', '+01:00'],
    ['1941-07-01T12:00:00', 'Europe/London', '+02:00'],
    ['1945-06-01T12:00:00', 'Europe/Berlin', '+03:00'],
  ])('%s in %s', (wall, zone, offset) => {
    expect(momentOfWall(wall, zoneRules(zone))).toEqual({ at: wall + offset, zone });
  });

  const ZONES = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/Sao_Paulo',
    'Pacific/Apia',
  ];

  test.each(ZONES)('in %s, a wall time that was comes back as itself', (zone) => {
    const rules = zoneRules(zone);
    // Any instant has a wall time that was.
    const instants = fc.integer({ min: Date.UTC(1900, 0, 2) / 1000, max: Date.UTC(2100) / 1000 });
    fc.assert(
      fc.property(instants, (seconds) => {
        const wall = wallOf(momentAt(new Date(seconds * 1000), rules).at);
        const moment = momentOfWall(wall, rules);
        expect(wallOf(moment.at)).toBe(wall);
        // Offsets of the time before zones had seconds that an `at` cannot carry.
        const back = momentAt(new Date(moment.at), rules).at;
        expect(Math.abs(Date.parse(`${wallOf(back)}Z`) - Date.parse(`${wall}Z`))).toBeLessThan(
          60_000,
        );
        if (Number.isInteger(rules.offsetAt(new Date(moment.at)))) expect(wallOf(back)).toBe(wall);
        // Of a wall time that came twice it is the first.
        expect(instantOf(moment.at)).toBeLessThanOrEqual(seconds * 1000 + 60_000);
      }),
    );
  });

  test.each(ZONES)('in %s, any wall time keeps its digits and names an instant', (zone) => {
    const rules = zoneRules(zone);
    const walls = fc
      .date({ min: new Date('1850-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 19));
    fc.assert(
      fc.property(walls, (wall) => {
        const { at } = momentOfWall(wall, rules);
        expect(wallOf(at)).toBe(wall);
        expect(isAt(at)).toBe(true);
      }),
    );
  });
});

test.each([
  ['2026-03-01T18:04:09+01:00', true],
  ['2026-03-01T18:04+01:00', true],
  ['2026-03-01T18:04:09.123-03:30', true],
  ['2026-03-01T18:04:09Z', true],
  ['2026-03-01T18:04:09', false],
  ['2026-03-01', false],
  ['2026-13-01T18:04:09Z', false],
  ['2026-03-01T25:04:09Z', false],
  ['2026-03-01T18:04:09+0100', false],
  ['', false],
  [undefined, false],
  [1772384649, false],
])('%j is a moment: %s', (at, wanted) => {
  expect(isAt(at)).toBe(wanted);
});

test('a moment is stored with seconds and a numeric offset', () => {
  expect(normalAt('2026-03-01T18:04+01:00')).toBe('2026-03-01T18:04:00+01:00');
  expect(normalAt('2026-03-01T18:04:09Z')).toBe('2026-03-01T18:04:09+00:00');
  expect(normalAt('2026-03-01T18:04:09.5-03:30')).toBe('2026-03-01T18:04:09.5-03:30');
});

test.each([
  [0, '+00:00'],
  [330, '+05:30'],
  [-210, '-03:30'],
  [840, '+14:00'],
  [-30, '-00:30'],
])('%i minutes are %s', (minutes, text) => {
  expect(offsetText(minutes)).toBe(text);
});

test('a zone without a name is named by its offset', () => {
  const rules = { zone: () => '', offsetAt: () => 300 };
  expect(momentAt(new Date('2026-03-10T17:30:00Z'), rules).zone).toBe('+05:00');
  expect(momentOfWall('2026-03-10T17:30:00', rules).zone).toBe('+05:00');
});
