import { describe, expect, test } from 'vitest';
import { hasHours, readHours, workState, type WorkState } from '../../src/care/hours.js';
import { instantOf, momentAt, momentOfWall } from '../../src/journal/moment.js';
import { zoneRules } from '../../src/journal/zone-rules.js';

const day = { from: '09:00', to: '17:30' };
const BERLIN = zoneRules('Europe/Berlin');
const OFFICE = {
  '1': [day],
  '2': [day],
  '3': [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
  '5': [
    { from: '22:00', to: '02:00' },
    { from: '02:30', to: '07:00' },
  ],
};

/** Times by the wall clock, without seconds. */
function stateAt(stored: unknown, wall: string, rules = BERLIN) {
  const now = instantOf(momentOfWall(`${wall}:00`, rules).at);
  const state = workState(readHours(stored), new Date(now), rules);
  const shown = (ms: number | undefined) => ms && momentAt(new Date(ms), rules).at.slice(0, 16);
  const times = (['start', 'end', 'lastEnd', 'next', 'nextDay'] as const).map((key) => [
    key,
    shown(state[key]),
  ]);
  return { ...state, ...Object.fromEntries(times) } as Omit<WorkState, 'start'>;
}

describe('a week of office hours, a split day and a night', () => {
  // 2026-11-16 is a Monday.
  test.each([
    [
      'before work',
      '2026-11-16T08:59',
      { working: false, day: '2026-11-16', next: '2026-11-16T09:00' },
    ],
    [
      'at the first minute',
      '2026-11-16T09:00',
      { working: true, end: '2026-11-16T17:30', nextDay: '2026-11-17T09:00' },
    ],
    ['at the last minute', '2026-11-16T17:29', { working: true, onBreak: false }],
    [
      'at the end',
      '2026-11-16T17:30',
      { working: false, onBreak: false, lastEnd: '2026-11-16T17:30', lastDay: '2026-11-16' },
    ],
    [
      'on a break',
      '2026-11-18T13:00',
      {
        working: false,
        onBreak: true,
        next: '2026-11-18T14:00',
        nextDay: '2026-11-20T22:00',
        lastEnd: '2026-11-17T17:30',
      },
    ],
    [
      'on a day off',
      '2026-11-19T10:00',
      { working: false, day: '2026-11-19', start: undefined, end: undefined },
    ],
    [
      'in the night',
      '2026-11-21T01:59',
      { working: true, day: '2026-11-20', start: '2026-11-20T22:00', end: '2026-11-21T07:00' },
    ],
    [
      'on a break in the night',
      '2026-11-21T02:10',
      { working: false, onBreak: true, day: '2026-11-20', next: '2026-11-21T02:30' },
    ],
    [
      'after the night',
      '2026-11-21T07:00',
      {
        working: false,
        day: '2026-11-21',
        start: undefined,
        lastEnd: '2026-11-21T07:00',
        lastDay: '2026-11-20',
      },
    ],
  ])('%s', (_name, wall, expected) => {
    expect(stateAt({ week: OFFICE }, wall)).toMatchObject(expected);
  });
});

describe('leave and one-off changes', () => {
  const week = { '1': [day], '2': [day], '3': [day], '4': [day], '5': [day] };
  const off = [{ from: '2026-12-24', to: '2027-01-02', why: 'leave' }];
  test.each([
    [
      'leave',
      { week, off },
      '2026-12-28T10:00',
      { working: false, lastEnd: '2026-12-23T17:30', next: '2027-01-04T09:00' },
    ],
    [
      'a day worked in the leave',
      { week, off, once: { '2026-12-28': [{ from: '10:00', to: '12:00' }] } },
      '2026-12-28T10:00',
      { working: true, end: '2026-12-28T12:00' },
    ],
    [
      'longer today',
      { week, once: { '2026-11-16': [{ from: '09:00', to: '19:00' }] } },
      '2026-11-16T18:00',
      { working: true, end: '2026-11-16T19:00' },
    ],
    [
      'one day off',
      { week, once: { '2026-11-16': [] } },
      '2026-11-16T10:00',
      { working: false, next: '2026-11-17T09:00' },
    ],
    [
      'away for a year',
      { week, off: [{ from: '2026-01-01', to: '2026-12-31' }] },
      '2026-06-01T10:00',
      { lastEnd: '2025-12-31T17:30', next: '2027-01-01T09:00' },
    ],
    [
      'nothing set',
      {},
      '2026-06-01T10:00',
      { working: false, day: '2026-06-01', next: undefined, lastEnd: undefined },
    ],
  ])('%s', (_name, stored, wall, expected) => {
    expect(stateAt(stored, wall)).toMatchObject(expected);
  });
});

test.each([
  [null],
  ['9-17'],
  [{ week: { '1': 'all' }, off: 'never', once: 7 }],
  [{ week: { '0': [day], '8': [day], mon: [day] } }],
  [{ week: { '1': [{ from: '9:00', to: '17:00' }, { from: '24:00', to: '02:00' }, null] } }],
  [
    {
      off: [
        { from: '2026-02-30', to: '2026-03-02' },
        { from: '2026-03-02', to: '2026-03-01' },
      ],
    },
  ],
  [{ once: { tomorrow: [day], '2026-13-01': [day], '2026-01-01': 'all' } }],
])('hours that cannot be are left out: %j', (stored) => {
  expect(hasHours(readHours(stored))).toBe(false);
  expect(readHours(stored).off).toEqual([]);
});

test('the spans that are sound are kept beside those that are not', () => {
  const hours = readHours({ week: { '1': [day, { from: 'x', to: 'y' }], '2': [day, day] } });
  expect(hours.week).toEqual({ '1': [day], '2': [day] });
});
