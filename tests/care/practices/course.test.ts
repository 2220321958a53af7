import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseOf, cutAt, stepAt, stepsDone } from '../../../src/care/practices/course.js';

const course = courseOf([
  { seconds: 10, cue: 'one' },
  { seconds: 20, cue: 'two', more: 'and then' },
  { seconds: 5, cue: 'three' },
]);

describe('the place at an instant', () => {
  test.each([
    [0, 'one', false, 10_000, 10_000],
    [9999, 'one', false, 1, 10_000],
    [10_000, 'two', false, 20_000, 20_000],
    [19_999, 'two', false, 10_001, 20_000],
    [20_000, 'two', true, 10_000, 30_000],
    [30_000, 'three', false, 5000, 35_000],
    [35_000, 'three', false, 0, 35_000],
  ])('%d ms', (elapsed, cue, isLater, remaining, next) => {
    const place = stepAt(course, elapsed);
    expect(place).toMatchObject({ isLater, remaining, next });
    expect(place.step.cue).toBe(cue);
  });
});

test('a step counts when half of its seconds are behind', () => {
  const times = [0, 4999, 5000, 19_999, 20_000, 32_499, 32_500, 35_000];
  expect(times.map((at) => stepsDone(course, at))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
});

describe('a step that is left early', () => {
  test('ends there; the next begins', () => {
    const cut = cutAt(course, 12_000);
    expect(cut.totalMs).toBe(17_000);
    expect(stepAt(cut, 12_000)).toMatchObject({ index: 2, into: 0, remaining: 5000 });
  });

  test.each([
    [12_000, 2],
    [19_999, 2],
    [20_000, 3],
  ])('at %d ms, %d steps count at the end', (at, count) => {
    const cut = cutAt(course, at);
    expect(stepsDone(cut, cut.totalMs)).toBe(count);
  });

  test('at its very beginning has no length', () => {
    const cut = cutAt(course, 10_000);
    expect(stepAt(cut, 10_000)).toMatchObject({ index: 2 });
    expect(stepsDone(cut, 10_000)).toBe(1);
  });

  test('the last one ends the session', () => {
    expect(cutAt(course, 31_000).totalMs).toBe(31_000);
  });
});

test('going through any steps, each is met in its order, for its length', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(lengths, (seconds) => {
      const made = courseOf(seconds.map((each) => ({ seconds: each, cue: 'x', more: 'y' })));
      let at = 0;
      const met: number[] = [];
      while (at < made.totalMs) {
        const place = stepAt(made, at);
        expect(place.next).toBeGreaterThan(at);
        met[place.index] = (met[place.index] ?? 0) + place.next - at;
        at = place.next;
      }
      expect(met).toEqual(seconds.map((each) => each * 1000));
      expect(stepsDone(made, at)).toBe(seconds.length);
    }),
  );
});
