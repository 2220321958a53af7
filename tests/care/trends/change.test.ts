import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesIn } from '../../../src/care/trends/change.js';
import { standingOf, usual } from '../../../src/care/trends/standing.js';
import type { Point } from '../../../src/care/trends/signals.js';
import { dayOf } from './series.js';

const DAY = 86_400_000;

/** Check-ins a day apart, from `mood` alone. */
const moods = (...all: number[]): Point[] => all.map((mood, day) => ({ at: day * DAY, mood }));
const times = (count: number, mood: number): number[] => new Array<number>(count).fill(mood);

describe('who always says the same', () => {
  test('is steady for ever', () => {
    expect(changesIn(moods(...times(200, 3)), dayOf)).toEqual([]);
  });

  test('is not lower after a day or two that were', () => {
    expect(
      changesIn(moods(...times(30, 3), 2, ...times(20, 3), 1, 2, ...times(20, 3)), dayOf),
    ).toEqual([]);
  });

  test('is when it lasts', () => {
    const [change] = changesIn(moods(...times(30, 3), ...times(10, 2)), dayOf);
    expect(change).toMatchObject({ since: 30 });
    expect(change?.found).toBeLessThan(36);
  });
});

describe('a change that lasts', () => {
  /** As usual, with its ups and downs. */
  const asUsual = (from: number, count: number): Point[] =>
    Array.from({ length: count }, (_, day) => ({
      at: (from + day) * DAY,
      mood: [4, 3, 4, 5][day % 4] ?? 0,
      energy: [3, 3, 4][day % 3] ?? 0,
      tension: [4, 2, 5, 3, 3][day % 5] ?? 0,
    }));
  const before = asUsual(0, 40);
  const low = Array.from({ length: 30 }, (_, day) => ({
    at: (40 + day) * DAY,
    mood: 1 + (day % 2),
    energy: 2 - (day % 2),
    tension: 8 + (day % 3),
  }));

  test('is one, however long it lasts', () => {
    expect(changesIn([...before, ...low], dayOf)).toHaveLength(1);
    expect(standingOf([...before, ...low], dayOf)).toMatchObject({ state: 'lower', since: 40 });
  });

  test('is over when it is as before, and may then come again', () => {
    const again = low.map((point) => ({ ...point, at: point.at + 60 * DAY }));
    const all = [...before, ...low, ...asUsual(70, 30), ...again];
    const changes = changesIn(all, dayOf);
    expect(changes).toMatchObject([{ since: 40 }, { since: 100 }]);
    const [first] = changes;
    expect(first?.over).toBeGreaterThan(72);
    expect(first?.over).toBeLessThan(80);
    expect(standingOf(all.slice(0, 99), dayOf)).toEqual({ state: 'steady', worse: [] });
  });

  test('for the better is none', () => {
    const better = before.map(({ at }) => ({ at: at + 40 * DAY, mood: 5, energy: 5, tension: 0 }));
    expect(changesIn([...before, ...better], dayOf)).toEqual([]);
  });

  test('of a single day is none, however often one looks', () => {
    const oneDay = low
      .slice(0, 12)
      .map((point, index) => ({ ...point, at: 40 * DAY + index * 1000 }));
    expect(changesIn([...before, ...oneDay], dayOf)).toEqual([]);
  });

  test('is seen in one signal where no other is given, and in those that come late', () => {
    const tense = (from: number, count: number, tension: number) =>
      Array.from({ length: count }, (_, day) => ({
        at: (from + day) * DAY,
        tension: tension + (day % 3),
      }));
    const all = [...moods(...times(15, 3)), ...tense(15, 31, 2), ...tense(46, 8, 7)];
    expect(standingOf(all, dayOf)).toMatchObject({ state: 'lower', since: 46, worse: ['tension'] });
  });
});

describe('of three scores', () => {
  /** Three scores with their ups and downs, each of a length of its own. */
  const usually = (day: number) => ({
    mood: [3, 4, 3, 2, 3, 4, 4][day % 7] ?? 0,
    energy: [3, 3, 4, 2, 3][day % 5] ?? 0,
    tension: [4, 2, 5, 3, 3, 6, 4, 5, 3, 2, 4][day % 11] ?? 0,
  });
  const days = (from: number, count: number, now: Partial<Omit<Point, 'at'>> = {}): Point[] =>
    Array.from({ length: count }, (_, day) => {
      return { at: (from + day) * DAY, ...usually(from + day), ...now };
    });
  const found = (points: readonly Point[], since: number) => {
    const [change] = changesIn(points, dayOf);
    return change ? change.found - since : undefined;
  };

  test.each([
    ['mood', { mood: 1 }],
    ['energy', { energy: 1 }],
    ['tension', { tension: 8 }],
  ] as const)('a lasting change of %s alone is named within 10 check-ins', (signal, now) => {
    const points = [...days(0, 62), ...days(62, 12, now)];
    expect(found(points, 62)).toBeLessThan(10);
    expect(standingOf(points, dayOf)).toMatchObject({ state: 'lower', since: 62, worse: [signal] });
  });

  test('one that is over may be followed by one of another', () => {
    const points = [
      ...days(0, 62),
      ...days(62, 15, { mood: 1 }),
      ...days(77, 23),
      ...days(100, 12, { tension: 9 }),
    ];
    expect(changesIn(points, dayOf)).toMatchObject([{ since: 62 }, { since: 100 }]);
    expect(standingOf(points, dayOf)).toMatchObject({ worse: ['tension'] });
  });

  test('one that is given now and then is watched by itself as well', () => {
    const points = days(0, 100).map((point, day) => {
      const { mood, ...others } = point;
      if (day % 3 > 0) return others;
      return { ...others, mood: day < 60 ? (mood ?? 0) : 1 };
    });
    expect(standingOf(points, dayOf)).toMatchObject({ state: 'lower', since: 60, worse: ['mood'] });
  });

  test('what was worse five times in a row is known before it is sure', () => {
    expect(standingOf([...days(0, 60), ...days(60, 5, { mood: 2 })], dayOf)).toEqual({
      state: 'steady',
      worse: ['mood'],
    });
    expect(
      standingOf([...days(0, 60), ...days(60, 4, { mood: 2 }), ...days(67, 1)], dayOf),
    ).toEqual({ state: 'steady', worse: [] });
  });
});

test('fewer than 10 check-ins with a score say nothing yet', () => {
  const empty = Array.from({ length: 50 }, (_, day) => ({ at: day * DAY }));
  expect(standingOf(empty, dayOf)).toEqual({ state: 'learning' });
  expect(standingOf(moods(5, 5, 5, 5, 1, 1, 1, 1, 1), dayOf)).toEqual({ state: 'learning' });
  expect(standingOf(moods(5, 5, 5, 5, 5, 4, 5, 5, 4, 5), dayOf)).toEqual({
    state: 'steady',
    worse: [],
  });
});

test('a long pause begins what is new anew', () => {
  const [early, late] = [moods(...times(30, 4), 2, 2, 2), moods(2)];
  const back = late.map((point) => ({ ...point, at: point.at + 400 * DAY }));
  expect(changesIn([...early, ...back], dayOf)).toEqual([]);
});

test('whatever is given, it ends, and what it names is in order', () => {
  const score = (min: number, max: number) =>
    fc.option(fc.integer({ min, max }), { nil: undefined });
  const point = fc.record({
    gap: fc.integer({ min: 0, max: 90 * DAY }),
    mood: score(1, 5),
    energy: score(1, 5),
    tension: score(0, 10),
  });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 80 }), (all) => {
      let at = 0;
      const points = all.map(({ gap, ...scores }) => {
        at += gap;
        const given = Object.entries(scores).filter(([, value]) => value !== undefined);
        return { at, ...Object.fromEntries(given) } as Point;
      });
      const changes = changesIn(points, dayOf);
      let last = -1;
      for (const { since, found, over } of changes) {
        expect(since).toBeGreaterThan(last);
        expect(found).toBeGreaterThan(since);
        last = over ?? found;
        expect(last).toBeGreaterThanOrEqual(found);
      }
      // What is to come changes nothing of what was.
      const half = changesIn(points.slice(0, -5), dayOf);
      expect(changes.slice(0, half.length).map(({ found }) => found)).toEqual(
        half.map(({ found }) => found),
      );
    }),
    { numRuns: 60 },
  );
});

test.each([
  [[3], 3],
  [[1, 2], 1.5],
  [[5, 1, 3], 3],
] as const)('of %j what is usual is %d', (all, middle) => {
  expect(usual(moods(...all), 'mood')).toBe(middle);
});
