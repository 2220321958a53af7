import { describe, expect, test } from 'vitest';
import { readCadence } from '../../../src/care/commitments/cadence.js';
import { creditedMinutes } from '../../../src/care/commitments/credit.js';
import { SUPPORT_PRESETS, type PresetName } from '../../../src/care/commitments/presets.js';
import { dueDay, isMet, standings, type Target } from '../../../src/care/commitments/standing.js';
import { dateOfDay, dayOfDate } from '../../../src/care/wall.js';

/** `2026-11-03 60` minutes, `2026-11-03 120/5` in a group of five. */
type Logged = string;

function target(preset: PresetName, since: string): Target {
  return { ...SUPPORT_PRESETS[preset], since: dayOfDate(since) };
}

function counted(preset: PresetName, logged: readonly Logged[]) {
  return logged.map((each) => {
    const [, date = '', minutes, group] = /^(\S+) (\d+)(?:\/(\d+))?$/.exec(each) ?? [];
    const people = group === undefined ? undefined : Number(group);
    const rule = SUPPORT_PRESETS[preset].credit;
    return { day: dayOfDate(date), amount: creditedMinutes(Number(minutes), people, rule) };
  });
}

describe('1.5 hours a month, as BACP and BABCP count', () => {
  const CASES: [
    rule: string,
    preset: PresetName,
    logged: Logged[],
    day: string,
    stands: [done: number, needed: number, met: boolean],
    due: string,
  ][] = [
    ['nothing yet', 'bacp', [], '2026-11-10', [0, 90, false], '2026-10-25'],
    ['in one session', 'bacp', ['2026-11-03 90'], '2026-11-10', [90, 90, true], '2026-12-25'],
    [
      'in two',
      'bacp',
      ['2026-11-01 60', '2026-11-30 30'],
      '2026-11-30',
      [90, 90, true],
      '2026-12-25',
    ],
    // “Arrangements such as one hour every three weeks … won’t meet the requirement.”
    [
      'an hour every three weeks',
      'bacp',
      ['2026-10-20 60', '2026-11-10 60'],
      '2026-11-12',
      [60, 90, false],
      '2026-10-25',
    ],
    // “We won’t accept supervision time that has been averaged out.”
    ['no average', 'bacp', ['2026-10-05 300'], '2026-11-12', [0, 90, false], '2026-11-24'],
    [
      'a group of 4 counts half',
      'bacp',
      ['2026-11-03 180/4'],
      '2026-11-12',
      [90, 90, true],
      '2026-12-25',
    ],
    [
      'a group of 5 a fifth',
      'bacp',
      ['2026-11-03 180/5'],
      '2026-11-12',
      [36, 90, false],
      '2026-10-25',
    ],
    [
      'alone and in a group',
      'bacp',
      ['2026-11-03 60', '2026-11-09 120/4'],
      '2026-11-12',
      [120, 90, true],
      '2026-12-25',
    ],
    ['thirds add up', 'bacp', ['2026-11-03 630/7'], '2026-11-12', [90, 90, true], '2026-12-25'],
    // “This can be an average, providing the contact is regular.”
    ['an average', 'babcp', ['2026-10-05 300'], '2026-11-12', [300, 180, true], '2027-01-25'],
    [
      'an average that is short',
      'babcp',
      ['2026-10-05 90'],
      '2026-11-12',
      [90, 180, false],
      '2026-11-24',
    ],
    [
      'an average forgets',
      'babcp',
      ['2026-10-05 600'],
      '2027-01-03',
      [0, 270, false],
      '2027-01-25',
    ],
    ['a group of 6', 'babcp', ['2026-10-05 90/6'], '2026-10-12', [90, 90, true], '2026-11-24'],
    ['a group of 7', 'babcp', ['2026-10-05 90/7'], '2026-10-12', [0, 90, false], '2026-10-25'],
    [
      'February',
      'bacp',
      ['2027-01-31 90', '2027-02-01 30'],
      '2027-02-27',
      [30, 90, false],
      '2027-02-22',
    ],
    [
      'a leap day counts for February',
      'bacp',
      ['2028-02-29 90'],
      '2028-02-29',
      [90, 90, true],
      '2028-03-25',
    ],
  ];
  test.each(CASES)('%s (%s)', (_name, preset, logged, day, [done, needed, met], due) => {
    const what = target(preset, '2026-10-01');
    const log = counted(preset, logged);
    const stands = standings(what, log).on(dayOfDate(day));
    expect(stands.done).toBeCloseTo(done, 6);
    expect([stands.needed, isMet(stands)]).toEqual([needed, met]);
    expect(dateOfDay(dueDay(what, log, dayOfDate(day)))).toBe(due);
  });

  test('a month that had mostly gone by when it began asks for nothing, and what is logged shows', () => {
    const late = standings(target('bacp', '2026-11-20'), counted('bacp', ['2026-11-21 30']));
    expect(late.on(dayOfDate('2026-11-22'))).toMatchObject({ done: 30, needed: 0 });
    expect(late.on(dayOfDate('2026-12-01'))).toMatchObject({ done: 0, needed: 90 });
    const early = standings(target('bacp', '2026-11-16'), []);
    expect(early.on(dayOfDate('2026-11-22')).needed).toBe(90);
  });

  test.each([
    ['2026-11-20', '2026-12-25'],
    ['2026-11-16', '2026-11-24'],
  ])('begun on %s with nothing logged, it is due from %s', (since, due) => {
    const day = dayOfDate('2026-11-22');
    expect(dateOfDay(dueDay(target('bacp', since), [], day))).toBe(due);
  });
});

describe('other cadences', () => {
  const CASES: [typed: string, since: string, logged: string[], day: string, due: string][] = [
    ['every 2 weeks', '2026-11-01', [], '2026-11-10', '2026-11-15'],
    ['every 2 weeks', '2026-11-01', ['2026-11-12'], '2026-11-20', '2026-11-26'],
    ['every 2 weeks', '2026-11-01', ['2026-11-12'], '2027-01-20', '2026-11-26'],
    ['every month', '2026-01-31', [], '2026-02-10', '2026-02-28'],
    ['every month', '2026-01-31', ['2028-01-31'], '2028-02-10', '2028-02-29'],
    ['quarterly', '2026-11-30', [], '2026-12-10', '2027-02-28'],
    ['yearly', '2028-02-29', [], '2028-12-10', '2029-02-28'],
    ['3 days', '2026-11-30', [], '2026-12-10', '2026-12-03'],
    ['2/week', '2026-11-02', ['2026-11-03'], '2026-11-04', '2026-11-07'],
    ['2/week', '2026-11-02', ['2026-11-03', '2026-11-08'], '2026-11-08', '2026-11-14'],
    ['2/month', '2026-11-02', [], '2027-01-08', '2026-11-24'],
    // A cycle that begins in the middle of a month, and ends there.
    ['1 h every 2 months', '2026-03-15', ['2026-03-20'], '2026-05-16', '2026-07-01'],
    ['20 hours every 2 years', '2026-03-15', [], '2026-05-16', '2028-02-14'],
  ];
  test.each(CASES)('%s since %s, done %j, on %s: due %s', (typed, since, logged, day, due) => {
    const cadence = readCadence(typed);
    if (!cadence) throw new Error(typed);
    const what = {
      cadence,
      since: dayOfDate(since),
      ...(cadence.minutes && { minutes: cadence.minutes }),
    };
    const log = logged.map((date) => ({ day: dayOfDate(date), amount: cadence.minutes ?? 1 }));
    expect(dateOfDay(dueDay(what, log, dayOfDate(day)))).toBe(due);
  });
});
