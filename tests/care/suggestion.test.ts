import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayLog } from '../../src/care/daylog.js';
import type { Phase, Standing } from '../../src/care/standing.js';
import { loopsAreDue } from '../../src/care/suggestion-work.js';
import { suggestion, type Situation } from '../../src/care/suggestion.js';
import { zoneRules } from '../../src/journal/zone-rules.js';

const zone = zoneRules('Europe/Berlin');
/** At a wall time of Berlin in January 2026; the 5th is a Monday. */
const ms = (wall: string) => Date.parse(`2026-01-${wall}:00+01:00`);
const START = ms('05T09:00');
const END = ms('05T17:30');

const NO_SESSIONS = { today: 0, week: 0, heavyToday: 0, heavyWeek: 0 };

interface Given {
  phase: Phase;
  day?: Partial<Standing>;
  log?: Partial<DayLog>;
  heavyLimit?: number;
  isDue?: string[];
}

function situation(
  wall: string,
  { phase, day, log, heavyLimit = 3, isDue = [] }: Given,
): Situation {
  const hasDay = phase !== 'off' && phase !== 'unset';
  return {
    day: {
      phase,
      day: '2026-01-05',
      isOpened: false,
      ...(hasDay && { start: START, end: END }),
      ...(phase === 'working' && { since: START }),
      ...day,
    },
    log: { openLoops: 0, snoozes: [], sessions: NO_SESSIONS, isEmpty: false, ...log },
    heavyLimit,
    isDue,
    dayStart: 4,
    now: new Date(ms(wall)),
    zone,
  };
}

const heavy = (heavyToday: number) => ({ sessions: { ...NO_SESSIONS, heavyToday } });

describe('what is suggested, and why', () => {
  const CASES: [wall: string, given: Given, command: string | undefined, reason?: RegExp][] = [
    // What has time: off work, one at a time, and only what is due.
    ['10T10:00', { phase: 'off', isDue: ['plan', 'learning'] }, 'learn'],
    ['10T10:00', { phase: 'off', isDue: ['support', 'plan'] }, 'support'],
    ['10T10:00', { phase: 'off', isDue: ['plan'] }, 'plan'],
    ['10T10:00', { phase: 'off', isDue: ['close', 'checkin'] }, 'journal'],
    ['05T18:00', { phase: 'closed', isDue: ['supervision', 'learning'] }, 'support due'],
    ['05T18:00', { phase: 'ended', isDue: ['supervision'] }, 'boundary'],
    ['05T09:10', { phase: 'working', isDue: ['supervision', 'plan'] }, undefined],
    ['10T10:00', { phase: 'unset', isDue: ['supervision'] }, 'support due'],
    // At work: pauses and loops.
    ['05T09:10', { phase: 'working' }, undefined],
    ['05T09:29', { phase: 'working' }, undefined],
    ['05T09:30', { phase: 'working' }, 'breathe -m 1', /^Short breaks/],
    ['05T10:59', { phase: 'working' }, 'breathe -m 1'],
    [
      '05T11:00',
      { phase: 'working' },
      'breathe -m 2',
      /^2 hours at work, and no pause noted yet\.$/,
    ],
    [
      '05T12:05',
      { phase: 'working', log: { lastBreath: ms('05T10:00') } },
      'breathe -m 2',
      /^2 hours 5 minutes since your last pause\.$/,
    ],
    ['05T12:05', { phase: 'working', log: { lastBreath: ms('05T11:40') } }, undefined],
    // A breath of before the day is none of its pauses; the hours' own break is one.
    [
      '05T11:10',
      { phase: 'working', log: { lastBreath: ms('05T08:50') } },
      'breathe -m 2',
      /^2 hours 10 minutes at work, and no pause/,
    ],
    ['05T14:00', { phase: 'working', day: { since: ms('05T13:15') } }, 'breathe -m 1'],
    [
      '05T15:15',
      { phase: 'working', day: { since: ms('05T13:15') } },
      'breathe -m 2',
      /^2 hours since your last pause\.$/,
    ],
    ['05T09:05', { phase: 'working', log: { openLoops: 1 } }, 'boundary open', /^1 open loop from/],
    ['05T09:05', { phase: 'working', log: { openLoops: 3 } }, 'boundary open', /^3 open loops/],
    ['05T09:05', { phase: 'working', log: { openLoops: 3 }, day: { isOpened: true } }, undefined],
    ['05T14:00', { phase: 'working', log: { openLoops: 3 } }, 'breathe -m 2'],
    ['05T16:59', { phase: 'working', day: { since: ms('05T16:50') } }, undefined],
    [
      '05T17:00',
      { phase: 'working', day: { since: ms('05T16:00') } },
      'boundary',
      /^The day ends at 17:30, in 30 minutes\.$/,
    ],
    [
      '05T17:00',
      { phase: 'working', day: { since: ms('05T16:50'), snoozedUntil: END } },
      undefined,
    ],
    // After heavy sessions a longer pause, within an hour of one no other.
    ['05T09:40', { phase: 'working', log: heavy(3) }, 'breathe -m 3', /^3 heavy sessions today\.$/],
    ['05T09:40', { phase: 'working', log: heavy(2) }, 'breathe -m 1'],
    ['05T09:40', { phase: 'working', log: heavy(9), heavyLimit: 0 }, 'breathe -m 1'],
    ['05T09:40', { phase: 'working', log: { ...heavy(3), lastBreath: ms('05T09:20') } }, undefined],
    // On a break.
    ['05T12:30', { phase: 'break', day: { next: ms('05T13:15') } }, 'breathe', /from five minutes/],
    ['05T13:09', { phase: 'break', day: { next: ms('05T13:15') } }, 'breathe -m 2', /^Short/],
    ['05T13:13', { phase: 'break', day: { next: ms('05T13:15') } }, undefined],
    [
      '05T12:50',
      { phase: 'break', day: { next: ms('05T13:15') }, log: { lastBreath: ms('05T12:31') } },
      undefined,
    ],
    // Over: to be closed, unless that was put off.
    ['05T18:10', { phase: 'ended' }, 'boundary', /easier to let go/],
    ['05T18:10', { phase: 'ended', day: { snoozedUntil: ms('05T18:30') } }, undefined],
    // Closed, or off: writing, breathing, or nothing.
    ['05T19:00', { phase: 'closed' }, 'journal -t good-things'],
    [
      '05T19:00',
      { phase: 'closed', log: { lastJournal: ms('02T18:00') } },
      'journal -t good-things',
      /^You last wrote on Friday\.$/,
    ],
    ['05T19:00', { phase: 'closed', log: { lastJournal: ms('02T19:01') } }, 'breathe', /five/],
    [
      '05T19:00',
      { phase: 'closed', log: { lastJournal: ms('05T12:00'), lastBreath: ms('05T04:10') } },
      undefined,
    ],
    ['04T11:00', { phase: 'off' }, 'journal'],
    ['04T11:00', { phase: 'off', log: { lastJournal: ms('03T12:00') } }, 'breathe'],
    // Before work: a breath where there is time; loops wait until it begins.
    ['05T08:50', { phase: 'before', log: { openLoops: 2 } }, 'breathe'],
    ['05T08:51', { phase: 'before' }, undefined],
    ['05T08:30', { phase: 'before', log: { lastBreath: ms('05T07:00') } }, undefined],
    // No hours known: writing only in the evening.
    ['05T08:00', { phase: 'unset', log: { openLoops: 2 } }, 'boundary open'],
    ['05T12:00', { phase: 'unset', log: { openLoops: 2 } }, 'breathe'],
    ['05T17:59', { phase: 'unset' }, 'breathe'],
    ['05T18:00', { phase: 'unset' }, 'journal -t good-things'],
    ['06T03:59', { phase: 'unset' }, 'journal -t good-things'],
    [
      '05T17:00',
      { phase: 'unset', log: { lastBreath: ms('05T09:00') } },
      'hours set mon-fri 9:00-17:30',
    ],
  ];
  test.each(CASES)('%s %j: %s', (wall, given, command, reason = /./) => {
    const found = suggestion(situation(wall, given));
    expect(found?.command).toBe(command === undefined ? undefined : `selfcare ${command}`);
    if (found) expect(found.reason).toMatch(reason);
  });
});

const PHASES: Phase[] = ['unset', 'before', 'working', 'break', 'ended', 'closed', 'off'];
const instant = fc.integer({ min: ms('01T00:00'), max: ms('08T00:00') });
const anything = fc.record({
  phase: fc.constantFrom(...PHASES),
  now: instant,
  since: instant,
  next: instant,
  lastBreath: fc.option(instant, { nil: undefined }),
  lastJournal: fc.option(instant, { nil: undefined }),
  openLoops: fc.nat({ max: 4 }),
  heavyToday: fc.nat({ max: 4 }),
  isOpened: fc.boolean(),
  snoozedUntil: fc.option(instant, { nil: undefined }),
});

function anySituation(given: typeof anything extends fc.Arbitrary<infer T> ? T : never): Situation {
  const { phase, now, since, next, lastBreath, lastJournal, openLoops } = given;
  const base = situation('05T10:00', {
    phase,
    day: {
      since,
      next,
      isOpened: given.isOpened,
      ...(given.snoozedUntil !== undefined && { snoozedUntil: given.snoozedUntil }),
    },
    log: {
      openLoops,
      ...heavy(given.heavyToday),
      ...(lastBreath !== undefined && { lastBreath }),
      ...(lastJournal !== undefined && { lastJournal }),
    },
  });
  return { ...base, now: new Date(now) };
}

describe('whatever the day is like', () => {
  test('writing is never suggested while someone works or is about to', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const found = suggestion(anySituation(given));
        if (['before', 'working', 'break', 'ended'].includes(given.phase)) {
          expect(found?.id).not.toBe('journal');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('nobody is told to hurry, scolded or counted', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const {
          text = '',
          reason = '.',
          command = 'selfcare ',
        } = suggestion(anySituation(given)) ?? {};
        expect(`${text} ${reason}`).not.toMatch(/!|streak|should|must|fail|only|haven|missed|NaN/i);
        expect(reason).toMatch(/^[A-Z0-9][^\n]*\.$|^\.$/);
        expect(command).toMatch(/^selfcare /);
      }),
      { numRuns: 500 },
    );
  });

  test('loops are shown exactly while they may be suggested', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const at = anySituation(given);
        if (suggestion(at)?.id === 'loops') expect(loopsAreDue(at)).toBe(true);
        if (given.openLoops === 0 || given.isOpened) expect(loopsAreDue(at)).toBe(false);
        if (['before', 'ended', 'closed', 'off'].includes(given.phase))
          expect(loopsAreDue(at)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
