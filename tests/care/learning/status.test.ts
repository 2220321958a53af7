import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCategoryRule, readHours } from '../../../src/care/learning/category.js';
import {
  activityIn,
  cycleIn,
  withCategories,
  type Activity,
  type Cycle,
} from '../../../src/care/learning/cycle.js';
import { beginOf, CYCLE_PRESETS, presetNamed } from '../../../src/care/learning/presets.js';
import { monthsFrom, yearsOf } from '../../../src/care/learning/span.js';
import { cycleStatus } from '../../../src/care/learning/status.js';

const cycleOf = (preset: string, from: string): Cycle => {
  const rules = presetNamed(preset);
  if (!rules) throw new Error(`no preset ${preset}`);
  return { ...rules, from };
};
/** `2026-01-05 3 law/ethics`: a day, hours, maybe a category. */
const activity = (line: string): Activity => {
  const [day = '', hours = '', ...rest] = line.split(' ');
  const category = rest.join(' ');
  return { day, hours: Number(hours), ...(category === '' ? {} : { category }) };
};
const status = (cycle: Cycle, today: string, ...lines: string[]) =>
  cycleStatus(cycle, lines.map(activity), today);

describe('a cycle’s days', () => {
  test.each([
    ['2026-01-01', 24, '2027-12-31'],
    ['2025-12-01', 12, '2026-11-30'],
    ['2026-03-15', 24, '2028-03-14'],
    ['2026-03-15', 1, '2026-04-14'],
    // A month without such a day ends the stretch with itself.
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-01-29', 1, '2026-02-28'],
    ['2028-01-29', 1, '2028-02-28'],
    ['2026-08-31', 3, '2026-11-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-28'],
    ['2023-02-28', 12, '2024-02-27'],
    ['2026-11-22', 120, '2036-11-21'],
  ])('%s and %i months end on %s', (from, months, to) => {
    expect(monthsFrom(from, months)).toEqual({ from, to });
  });

  test('years are counted from the first day, and none drifts', () => {
    expect(yearsOf('2024-02-29', 60)).toEqual([
      { from: '2024-02-29', to: '2025-02-28' },
      { from: '2025-03-01', to: '2026-02-28' },
      { from: '2026-03-01', to: '2027-02-28' },
      { from: '2027-03-01', to: '2028-02-28' },
      { from: '2028-02-29', to: '2029-02-28' },
    ]);
    expect(yearsOf('2026-03-15', 18)).toEqual([{ from: '2026-03-15', to: '2027-03-14' }]);
    expect(yearsOf('2026-03-15', 11)).toEqual([]);
  });

  test('stretches follow each other without a gap', () => {
    const day = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (start, years) => {
        const from = new Date(start * 86_400_000).toISOString().slice(0, 10);
        const spans = yearsOf(from, years * 12);
        const next = (date: string) =>
          new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
        expect(spans).toHaveLength(years);
        expect(spans[0]?.from).toBe(from);
        expect(spans.at(-1)?.to).toBe(monthsFrom(from, years * 12).to);
        for (const [n, { from: begin }] of spans.slice(1).entries()) {
          expect(begin).toBe(next(spans[n]?.to ?? ''));
        }
      }),
    );
  });
});

describe('published rules', () => {
  test.each([
    // 16 CCR 1397.61.1: 36 hours in two years, at least 4 of law and ethics, at least 4 of diversity.
    [
      'california-psychologist',
      ['2026-03-01 28', '2026-04-01 4 law/ethics', '2026-05-01 4 diversity'],
      0,
    ],
    ['california-psychologist', ['2026-03-01 36'], 8],
    ['california-psychologist', ['2026-03-01 32', '2026-04-01 3.5 law/ethics'], 4.5],
    ['california-psychologist', ['2026-03-01 4 law/ethics', '2026-04-01 4 diversity'], 28],
    ['california-psychologist', ['2026-03-01 36 Law/Ethics'], 4],
    // 16 CCR 1887.3: 36 hours in two years, 6 of them law and ethics.
    ['california-therapist', ['2026-03-01 30', '2026-04-01 6 law/ethics'], 0],
    ['california-therapist', ['2026-03-01 31', '2026-04-01 5 law/ethics'], 1],
    ['california-therapist', ['2026-03-01 29', '2026-04-01 6 law/ethics'], 1],
    // Psychology Board of Australia: 30 hours a year, at least 10 of peer consultation.
    ['psychology-board-australia', ['2026-03-01 20', '2026-04-01 10 peer consultation'], 0],
    ['psychology-board-australia', ['2026-03-01 21', '2026-04-01 9 peer consultation'], 1],
    ['psychology-board-australia', ['2026-03-01 30'], 10],
    // UKAHPP, CPD policy 1.2: 250 hours in five years, at least 20 in each.
    ['ukahpp', ['2026-03-01 149.5'], 100.5],
    ['ukahpp', ['2026-03-01 249.5'], 80],
    ['ukahpp', ['2026-03-01 250'], 80],
    // HCPC: no number of hours.
    ['hcpc', [], 0],
  ])('%s with %j needs %d hours more', (preset, lines, needed) => {
    expect(status(cycleOf(preset, '2026-01-01'), '2026-06-01', ...lines).needed).toBe(needed);
  });

  test('the Australian year runs from 1 December to 30 November', () => {
    const preset = presetNamed('psychology-board-australia');
    const year = (today: string) => preset && beginOf(preset, today);
    expect(['2026-11-30', '2026-12-01', '2027-01-01', '2028-02-29'].map(year)).toEqual([
      '2025-12-01',
      '2026-12-01',
      '2026-12-01',
      '2027-12-01',
    ]);
    expect(monthsFrom('2025-12-01', 12).to).toBe('2026-11-30');
    const others = CYCLE_PRESETS.filter((each) => each !== preset);
    expect(others.map((each) => beginOf(each, '2026-11-30'))).toEqual(others.map(() => undefined));
  });

  test('a floor of 20 hours a year (UKAHPP) is one of each year', () => {
    const lines = ['2024-03-01 100', '2025-06-30 19.5', '2026-06-30 130.5'];
    // A cycle that began in mid-month of a leap year.
    const { needed, neededAnytime, years, missed } = status(
      cycleOf('ukahpp', '2023-07-15'),
      '2026-07-14',
      ...lines,
    );
    expect([needed, neededAnytime, missed.map(({ from }) => from)]).toEqual([
      40,
      0,
      ['2024-07-15'],
    ]);
    expect(
      years.map(({ from, to, counted, needed: lacking }) => [from, to, counted, lacking]),
    ).toEqual([
      ['2023-07-15', '2024-07-14', 100, 0],
      ['2024-07-15', '2025-07-14', 19.5, 0.5],
      ['2025-07-15', '2026-07-14', 130.5, 0],
      ['2026-07-15', '2027-07-14', 0, 20],
      ['2027-07-15', '2028-07-14', 0, 20],
    ]);
  });

  test('each names its source and when it was looked up', () => {
    for (const { source, asOf, title, name } of CYCLE_PRESETS) {
      expect(asOf).toMatch(/^20\d\d-\d\d$/);
      expect([source, title].every((text) => text.length > 5)).toBe(true);
      expect(presetNamed(` ${name.toUpperCase()} `)?.name).toBe(name);
    }
  });
});

describe('what counts', () => {
  const cycle: Cycle = { from: '2026-03-15', months: 12, hours: 20, categories: [] };

  test.each([
    ['2026-03-14 2', 0],
    ['2026-03-15 2', 2],
    ['2027-03-14 2', 2],
    ['2027-03-15 2', 0],
  ])('%s: %d hours', (line, done) => {
    expect(status(cycle, '2027-06-01', line)).toMatchObject({ done, phase: 'over' });
  });

  test('what is noted for a day to come is not done yet', () => {
    const then = status(cycle, '2026-06-01', '2026-06-01 2', '2026-06-02 3', '2027-04-01 9');
    expect(then).toMatchObject({ done: 2, planned: 3, needed: 18, phase: 'running' });
    expect(status(cycle, '2026-03-14', '2026-03-15 2')).toMatchObject({
      phase: 'ahead',
      done: 0,
      planned: 2,
    });
  });

  test('hours beyond a maximum count no more', () => {
    const most: Cycle = { ...cycle, categories: [{ name: 'self-study', min: 2, max: 8 }] };
    const lines = ['2026-04-01 6 self-study', '2026-05-01 5 Self-Study', '2026-06-01 10 other'];
    expect(status(most, '2026-07-01', ...lines)).toMatchObject({
      done: 21,
      counted: 18,
      needed: 2,
      categories: [{ done: 11, counted: 8, needed: 0, over: 3 }],
    });
  });

  test('of hours beyond a maximum, those of the first year counted', () => {
    const two: Cycle = {
      ...cycle,
      months: 24,
      floor: 5,
      categories: [{ name: 'self-study', max: 8 }],
    };
    const lines = ['2026-04-01 6 self-study', '2027-05-01 6 self-study'];
    const { years } = status(two, '2027-07-01', ...lines);
    expect(years.map(({ counted, needed }) => [counted, needed])).toEqual([
      [6, 0],
      [2, 3],
    ]);
  });

  test('a cycle that was given up ends there', () => {
    const ended: Cycle = { ...cycle, ended: '2026-06-30' };
    const lines = ['2026-06-30 2', '2026-07-01 2'];
    expect(status(ended, '2026-07-01', ...lines)).toMatchObject({
      to: '2026-06-30',
      phase: 'over',
      done: 2,
    });
  });

  test('hundredths of hours add up', () => {
    const lines = Array.from({ length: 10 }, () => '2026-04-01 0.1 x');
    const x: Cycle = { ...cycle, hours: 1, categories: [{ name: 'x', min: 1 }] };
    expect(status(x, '2026-07-01', ...lines)).toMatchObject({ done: 1, needed: 0 });
  });

  test('whatever is done: what is needed shrinks by no more than was done, and never grows', () => {
    const hours = fc.integer({ min: 1, max: 2000 }).map((n) => n / 100);
    const name = fc.constantFrom('law', 'study', 'other', undefined);
    const one = fc.record({ hours, name }).map(({ hours: done, name: category }) => ({
      day: '2026-05-01',
      hours: done,
      ...(category === undefined ? {} : { category }),
    }));
    const rules: Cycle = {
      ...cycle,
      categories: [
        { name: 'law', min: 6 },
        { name: 'study', min: 1, max: 5 },
      ],
    };
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), one, (lines, more) => {
        const before = cycleStatus(rules, lines, '2026-07-01').needed;
        const after = cycleStatus(rules, [...lines, more], '2026-07-01').needed;
        expect(after).toBeLessThanOrEqual(before);
        expect(before - after).toBeLessThanOrEqual(more.hours + 1e-9);
      }),
    );
  });
});

describe('typed and stored', () => {
  test.each([
    ['law/ethics:4', { name: 'law/ethics', min: 4 }],
    ['law/ethics:4..', undefined],
    ['self-study:..10', { name: 'self-study', max: 10 }],
    ['online : 2..10', { name: 'online', min: 2, max: 10 }],
    [' peer   consultation:10 ', { name: 'peer consultation', min: 10 }],
    ['diversity:0', { name: 'diversity' }],
    ['diversity:1.25', { name: 'diversity', min: 1.25 }],
    ['x:10..2', undefined],
    ['x:', undefined],
    ['x', undefined],
    [':4', undefined],
    ['x:..', undefined],
    ['x:1..2..3', undefined],
    ['x:-1', undefined],
    ['a:b:4', undefined],
    ['x\u202e:4', undefined],
    ['\u001bx:4', undefined],
  ])('%j', (typed, rule) => {
    expect(readCategoryRule(typed)).toEqual(rule);
  });

  test.each([
    ['6', 6],
    ['1.5', 1.5],
    ['1,25', 1.25],
    ['0', 0],
    ['9000', 9000],
    ['9000.5', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['1.255', undefined],
    ['', undefined],
  ])('%j hours', (typed, hours) => {
    expect(readHours(typed)).toBe(hours);
  });

  test('a rule takes the place of the one of its name; one that asks nothing takes it out', () => {
    const kept = withCategories(
      [
        { name: 'law/ethics', min: 4 },
        { name: 'diversity', min: 4 },
      ],
      [{ name: 'Law/Ethics', min: 2 }, { name: 'diversity' }, { name: 'law/ethics', min: 6 }],
    );
    expect(kept).toEqual([{ name: 'law/ethics', min: 6 }]);
  });

  test('whatever data an entry holds is read without a throw', () => {
    const field = fc.oneof(
      fc.constantFrom('cycle', 'activity', '2026-02-30', '2026-03-01'),
      fc.anything(),
    );
    const keys = fc.constantFrom(
      'record',
      'from',
      'months',
      'hours',
      'categories',
      'category',
      'floor',
    );
    fc.assert(
      fc.property(fc.dictionary(keys, field), (data) => {
        const cycle = cycleIn(data);
        activityIn(data, NaN);
        if (cycle) cycleStatus(cycle, [], '2026-01-01');
      }),
    );
    expect(cycleIn({ record: 'cycle', from: '2026-02-30', months: 12 })).toBeUndefined();
    expect(activityIn({ record: 'activity', hours: '6' }, 0)).toBeUndefined();
    for (const day of [NaN, 1e9, -1e9]) {
      expect(activityIn({ record: 'activity', hours: 6 }, day)).toBeUndefined();
    }
    expect(cycleIn({ record: 'cycle', from: '9999-01-31', months: 24 })).toBeUndefined();
    expect(cycleIn({ record: 'cycle', from: '9999-01-01', months: 11 })).toBeDefined();
    const stored = {
      record: 'cycle',
      from: '2026-03-01',
      months: 12,
      hours: null,
      categories: 'x',
    };
    expect(cycleIn(stored)).toEqual({ from: '2026-03-01', months: 12, categories: [] });
  });
});
