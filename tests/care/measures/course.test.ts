import { expect, test } from 'vitest';
import { coursesOf, retestOf, warningOf } from '../../../src/care/measures/course.js';
import { instrumentOf } from '../../../src/care/measures/instruments.js';
import { measureIn } from '../../../src/care/measures/measure.js';

const DAY = 86_400_000;

function results(instrument: string, score: string, values: number[], type = 'raw') {
  return values.flatMap((value, index) => {
    const measure = measureIn({ instrument, scores: { [score]: value }, type });
    return measure ? [{ at: index * 30 * DAY, measure }] : [];
  });
}

function warned(instrument: string, score: string, ...values: number[]) {
  const [course] = coursesOf(results(instrument, score, values));
  return course && warningOf(course);
}

test.each([
  // 3 of 25 are 12 of 100; 2 are 8.
  [[18], undefined],
  [[18, 16], undefined],
  [
    [18, 15],
    [12, 0],
  ],
  [[15, 18], undefined],
  [
    [18, 16, 15],
    [12, 0],
  ],
  [[18, 16, 16], undefined],
  [[18, 15, 15], undefined],
  [[18, 15, 14], undefined],
  [
    [18, 15, 12],
    [12, 1],
  ],
  [
    [18, 18, 15],
    [12, 1],
  ],
  [
    [12, 18, 12],
    [24, 1],
  ],
] as const)('WHO-5 %j: lower by so much since that result: %j', (values, fall) => {
  const warning = warned('who5', 'score', ...values);
  const [by, since = 0] = fall ?? [];
  const at = results('who5', 'score', [...values])[since]?.at;
  expect(warning).toEqual(fall === undefined ? undefined : { why: 'fell', by, since: at });
});

test.each([
  ['proqol', 'bo', [20, 30], false],
  ['proqol', 'bo', [20, 30, 30], true],
  ['proqol', 'bo', [20, 30, 45], true],
  ['proqol', 'bo', [20, 30, 20], false],
  ['proqol', 'bo', [30, 30, 45], false],
  ['proqol', 'bo', [20, 20, 30], false],
  // Said once: after that it is no news.
  ['proqol', 'bo', [20, 30, 30, 30], false],
  ['proqol', 'cs', [45, 30, 30], true],
  ['proqol', 'cs', [30, 45, 45], false],
  ['cbi', 'work', [40, 50, 60], true],
  ['stss', 'score', [20, 30, 40], true],
  ['pss10', 'score', [27, 14, 13], false],
  ['olbi', 'exhaustion', [1, 3, 4], false],
  ['mbi', 'ee', [1, 30, 54], false],
] as const)('%s %s %j: a worse band twice in a row: %s', (instrument, score, values, is) => {
  expect(warned(instrument, score, ...values)?.why).toBe(is ? 'band' : undefined);
});

test('raw and T are courses of their own, in the order of their times', () => {
  const all = [
    ...results('proqol', 'bo', [20, 30]),
    ...results('proqol', 'bo', [50, 60], 't'),
  ].reverse();
  const courses = coursesOf(all);
  expect(courses).toHaveLength(2);
  expect(courses.find(({ type }) => type === 'raw')?.values.map(({ value }) => value)).toEqual([
    20, 30,
  ]);
  expect(courses.find(({ type }) => type === 't')?.values.map(({ value }) => value)).toEqual([
    50, 60,
  ]);
});

test.each([
  ['who5', 14, 28],
  ['proqol', 30, 91],
  ['stss', 30, 91],
  ['pss10', 30, 91],
  ['cbi', 91, 91],
  ['olbi', 91, 91],
] as const)('%s again after %d to %d days', (id, earliest, usual) => {
  const instrument = instrumentOf(id);
  expect(instrument && retestOf(instrument, 0)).toEqual({
    earliest: earliest * DAY,
    usual: usual * DAY,
  });
});

test('of the MBI no time is suggested', () => {
  const instrument = instrumentOf('mbi');
  expect(instrument && retestOf(instrument, 0)).toBeUndefined();
});
