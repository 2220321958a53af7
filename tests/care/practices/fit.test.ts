import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUILT_IN } from '../../../src/care/practices/built-in.js';
import { fit, leastSeconds } from '../../../src/care/practices/fit.js';
import { lengthOf, type Step } from '../../../src/care/practices/practice.js';

function steps(...lengths: (number | [seconds: number, round: number])[]): Step[] {
  return lengths.map((each) =>
    typeof each === 'number'
      ? { seconds: each, cue: 'x' }
      : { seconds: each[0], cue: 'x', round: each[1] },
  );
}

function lengths(fitted: readonly Step[] | undefined): number[] | undefined {
  return fitted?.map(({ seconds }) => seconds);
}

describe('steps', () => {
  test.each([
    ['as written', [10, 20, 30], 60, [10, 20, 30]],
    ['twice as long', [10, 20, 30], 120, [20, 40, 60]],
    ['half as long', [10, 20, 30], 30, [5, 10, 15]],
    ['none under 5 s; the others give it', [10, 20, 30], 20, [5, 6, 9]],
    ['the shortest there is', [10, 20, 30], 15, [5, 5, 5]],
    ['shorter still', [10, 20, 30], 14, undefined],
    ['one that was shorter as written stays', [2, 20, 38], 30, [2, 10, 18]],
    ['whole seconds, the largest remainders up', [10, 10, 10], 40, [14, 13, 13]],
    ['of a single step', [60], 45, [45]],
  ])('%s', (_, written, seconds, wanted) => {
    expect(lengths(fit(steps(...written), seconds))).toEqual(wanted);
  });
});

describe('rounds keep their lengths', () => {
  const pairs: (number | [number, number])[] = [20, [5, 1], [20, 1], [5, 2], [20, 2], 20];
  test.each([
    ['as written', 90, [20, 5, 20, 5, 20, 20]],
    ['what is over goes to the other steps', 100, [25, 5, 20, 5, 20, 25]],
    ['another round where it fits', 115, [20, 5, 20, 5, 20, 5, 20, 20]],
    ['and the second again', 140, [20, 5, 20, 5, 20, 5, 20, 5, 20, 20]],
    ['the last is left out', 89, [32, 5, 20, 32]],
    ['one is left, and the others give', 40, [8, 5, 20, 7]],
    ['the shortest there is', 35, [5, 5, 20, 5]],
    ['shorter still', 34, undefined],
  ])('%s: %d s', (_, seconds, wanted) => {
    expect(lengths(fit(steps(...pairs), seconds))).toEqual(wanted);
  });

  test('the ones that come again are the first', () => {
    const again = fit(steps(20, [5, 1], [20, 1], [6, 2], [19, 2], 20), 115);
    expect(again?.map(({ round }) => round)).toEqual([
      ...[undefined, 1, 1, 2, 2],
      ...[1, 1, undefined],
    ]);
  });

  test('where there is nothing else, as many whole ones as last as long as asked', () => {
    const only = steps([10, 1], [10, 2]);
    expect(lengths(fit(only, 21))).toEqual([10, 10, 10]);
    expect(lengths(fit(only, 30))).toEqual([10, 10, 10]);
    expect(lengths(fit(only, 10))).toEqual([10]);
    expect(fit(only, 9)).toBeUndefined();
  });

  test.each([
    [240, 8],
    [120, 3],
    [60, 1],
    [300, 10],
    [600, 22],
  ])('muscle relaxation in %d s has %d groups of 5 and 20 s', (seconds, groups) => {
    const practice = BUILT_IN.find(({ name }) => name === 'muscle-relaxation');
    const fitted = fit(practice?.steps ?? [], seconds) ?? [];
    const kept = fitted.filter(({ round }) => round !== undefined);
    expect(kept.map((step) => step.seconds)).toEqual(Array(groups).fill([5, 20]).flat());
    expect(lengthOf(fitted)).toBe(seconds);
  });
});

/** Seconds as a file may have them. */
const TENTHS = fc.integer({ min: 10, max: 400 }).map((tenths) => tenths / 10);

const written = fc
  .record({
    before: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 6 }),
    rounds: fc.array(fc.array(TENTHS, { minLength: 1, maxLength: 3 }), {
      maxLength: 4,
    }),
    after: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 6 }),
  })
  .map(({ before, rounds, after }) =>
    steps(
      ...before,
      ...rounds.flatMap((round, at) => round.map((each): [number, number] => [each, at + 1])),
      ...after,
    ),
  )
  .filter((made) => made.some(({ round }) => round === undefined));

test('rounds whose tenths do not add up in binary leave no second too much', () => {
  const made = steps(1, [9.6, 1]);
  expect(lengthOf(fit(made, 338) ?? [])).toBeCloseTo(338, 6);
});

test('whatever is asked for, the sum is that, no step under 5 s, no order lost', () => {
  fc.assert(
    fc.property(written, fc.integer({ min: 1, max: 7200 }), (made, seconds) => {
      const fitted = fit(made, seconds);
      if (seconds < leastSeconds(made) && seconds !== lengthOf(made)) {
        expect(fitted).toBeUndefined();
        return;
      }
      const all = fitted ?? [];
      expect(lengthOf(all)).toBeCloseTo(seconds, 6);
      const loose = all.filter(({ round }) => round === undefined);
      const asWritten = made.filter(({ round }) => round === undefined);
      expect(loose).toHaveLength(asWritten.length);
      const own = asWritten.map(({ seconds: each }) => each);
      const short = loose.filter(
        (step, at) => step.seconds < Math.floor(Math.min(5, own[at] ?? 0)),
      );
      expect(short).toEqual([]);
      // A longer step stays the longer one, but for the rounding.
      const ranked = loose.map((step, at) => [own[at] ?? 0, step.seconds] as const);
      ranked.sort(([a, x], [b, y]) => a - b || x - y);
      const fallen = ranked.filter(([, each], at) => each < (ranked[at - 1]?.[1] ?? 0) - 2);
      expect(fallen).toEqual([]);
      const known = new Set(made);
      expect(all.every((step) => step.round === undefined || known.has(step))).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('every practice that ships can be had in five minutes, in ten and in an hour', () => {
  for (const { steps: own } of BUILT_IN) {
    for (const seconds of [300, 600, 3600]) expect(lengthOf(fit(own, seconds) ?? [])).toBe(seconds);
  }
});
