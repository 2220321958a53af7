import { describe, expect, test } from 'vitest';
import { INSTRUMENTS, instrumentOf } from '../../../src/care/measures/instruments.js';
import { bandOf, isScoreOf, measureIn, pointsToHelp } from '../../../src/care/measures/measure.js';

type Row = [id: string, value: number, label: string, setBy: string];
/** No band. */
const NONE = ['', ''] as const;

const band = (id: string, value: number, type: 'raw' | 't' = 'raw') => {
  const [instrument, name = 'score'] = id.split('.');
  const score = instrumentOf(instrument)?.scores.find((each) => each.id === name);
  if (!score || !isScoreOf(score, type, value)) return 'no score';
  return bandOf(score, type, value);
};

/** Each cut with one below and one above, and both ends of the scale: domain facts, section 3. */
const RAW: Row[] = [
  ...['proqol.cs', 'proqol.bo', 'proqol.sts'].flatMap((id): Row[] => [
    [id, 10, 'low', 'author'],
    [id, 22, 'low', 'author'],
    [id, 23, 'average', 'author'],
    [id, 24, 'average', 'author'],
    [id, 41, 'average', 'author'],
    [id, 42, 'high', 'author'],
    [id, 43, 'high', 'author'],
    [id, 50, 'high', 'author'],
  ]),
  ...['cbi.personal', 'cbi.work', 'cbi.client'].flatMap((id): Row[] => [
    [id, 0, 'below 50', 'convention'],
    [id, 49, 'below 50', 'convention'],
    [id, 49.99, 'below 50', 'convention'],
    [id, 50, 'high degree', 'convention'],
    [id, 51, 'high degree', 'convention'],
    [id, 100, 'high degree', 'convention'],
  ]),
  ['who5', 0, '50 of 100 or less', 'convention'],
  ['who5', 11, '50 of 100 or less', 'convention'],
  ['who5', 12, '50 of 100 or less', 'convention'],
  ['who5', 13, 'above 50 of 100', 'convention'],
  ['who5', 25, 'above 50 of 100', 'convention'],
  ['stss', 17, 'lowest of five', 'convention'],
  ['stss', 27, 'lowest of five', 'convention'],
  ['stss', 28, 'second of five', 'convention'],
  ['stss', 29, 'second of five', 'convention'],
  ['stss', 37, 'second of five', 'convention'],
  ['stss', 38, 'third of five', 'convention'],
  ['stss', 39, 'third of five', 'convention'],
  ['stss', 43, 'third of five', 'convention'],
  ['stss', 44, 'fourth of five', 'convention'],
  ['stss', 45, 'fourth of five', 'convention'],
  ['stss', 48, 'fourth of five', 'convention'],
  ['stss', 49, 'highest of five', 'convention'],
  ['stss', 50, 'highest of five', 'convention'],
  ['stss', 85, 'highest of five', 'convention'],
  ['pss10', 0, 'lower range', 'convention'],
  ['pss10', 13, 'lower range', 'convention'],
  ['pss10', 14, 'middle range', 'convention'],
  ['pss10', 15, 'middle range', 'convention'],
  ['pss10', 26, 'middle range', 'convention'],
  ['pss10', 27, 'upper range', 'convention'],
  ['pss10', 28, 'upper range', 'convention'],
  ['pss10', 40, 'upper range', 'convention'],
  ['olbi.exhaustion', 1, ...NONE],
  ['olbi.disengagement', 4, ...NONE],
  ['mbi.ee', 54, ...NONE],
  ['mbi.dp', 0, ...NONE],
  ['mbi.pa', 48, ...NONE],
];

test.each(RAW)('%s %d: %s (%s)', (id, value, label, setBy) => {
  const found = band(id, value);
  if (label === '') expect(found).toBeUndefined();
  else expect(found).toMatchObject({ label, setBy, source: expect.stringMatching(/\w/) as string });
});

const T: [id: string, value: number, label: string][] = [
  ['proqol.bo', 42, 'low'],
  ['proqol.bo', 43, 'low'],
  ['proqol.bo', 44, 'average'],
  ['proqol.bo', 55, 'average'],
  ['proqol.bo', 56, 'high'],
  ['proqol.bo', 57, 'high'],
  ['proqol.sts', 41, 'low'],
  ['proqol.sts', 42, 'low'],
  ['proqol.sts', 43, 'average'],
  ['proqol.sts', 55, 'average'],
  ['proqol.sts', 56, 'high'],
  ['proqol.sts', 57, 'high'],
  ['proqol.cs', 43, 'low'],
  ['proqol.cs', 44, 'low'],
  ['proqol.cs', 45, 'average'],
  ['proqol.cs', 56, 'average'],
  ['proqol.cs', 57, 'high'],
  ['proqol.cs', 58, 'high'],
];

test.each(T)('%s as T %d: %s', (id, value, label) => {
  expect(band(id, value, 't')).toMatchObject({ label, setBy: 'author' });
});

test.each<[id: string, value: number]>([
  ['proqol.cs', 9],
  ['proqol.cs', 51],
  ['proqol.bo', 20.5],
  ['cbi.work', -1],
  ['cbi.work', 100.5],
  ['olbi.exhaustion', 0.9],
  ['olbi.exhaustion', 4.1],
  ['who5', -1],
  ['who5', 26],
  ['stss', 16],
  ['stss', 86],
  ['pss10', 41],
  ['mbi.ee', 55],
  ['mbi.dp', 31],
  ['mbi.pa', 49],
])('%s %d is no score', (id, value) => {
  expect(band(id, value)).toBe('no score');
});

describe('which end is good', () => {
  test('of compassion satisfaction the high one, of the others the low one', () => {
    const rank = (id: string, value: number) => (band(id, value) as { rank: number }).rank;
    expect([rank('proqol.cs', 50), rank('proqol.cs', 30), rank('proqol.cs', 10)]).toEqual([
      0, 1, 2,
    ]);
    expect([rank('proqol.bo', 50), rank('proqol.bo', 30), rank('proqol.bo', 10)]).toEqual([
      2, 1, 0,
    ]);
    expect([rank('proqol.sts', 50), rank('who5', 25), rank('who5', 3)]).toEqual([2, 0, 1]);
  });

  test('only its worst end points to help', () => {
    const points = (instrument: string, scores: object) => {
      const measure = measureIn({ instrument, scores });
      return measure ? pointsToHelp(measure) : undefined;
    };
    expect(points('proqol', { cs: 50, bo: 41, sts: 22 })).toBe(false);
    expect(points('proqol', { cs: 10 })).toBe(false);
    expect(points('proqol', { sts: 42 })).toBe(true);
    expect(points('who5', { score: 13 })).toBe(false);
    expect(points('who5', { score: 12 })).toBe(true);
    expect(points('stss', { score: 48 })).toBe(false);
    expect(points('stss', { score: 49 })).toBe(true);
    expect(points('cbi', { work: 49.9, client: 49.9 })).toBe(false);
    expect(points('cbi', { work: 50 })).toBe(true);
    expect(points('olbi', { exhaustion: 4 })).toBe(false);
    expect(points('mbi', { ee: 54 })).toBe(false);
  });
});

test.each([
  [{}],
  [{ instrument: 'proqol' }],
  [{ instrument: 'proqol', scores: { cs: 'many' } }],
  [{ instrument: 'proqol', scores: { cs: 60 } }],
  [{ instrument: 'other', scores: { cs: 40 } }],
  [{ instrument: 5, scores: null }],
  [{ instrument: 'proqol', scores: null }],
])('%j is no result', (data) => {
  expect(measureIn(data)).toBeUndefined();
});

test('a result keeps what is right of it', () => {
  expect(
    measureIn({ instrument: 'proqol', scores: { cs: 60, bo: 56, zz: 1 }, type: 't' }),
  ).toMatchObject({
    type: 't',
    scores: { cs: 60, bo: 56 },
  });
});

test('every band says who set it and begins where the one before ends', () => {
  for (const { scores } of INSTRUMENTS) {
    for (const { bands, tBands, min } of scores) {
      for (const each of [bands, tBands].filter((one) => one !== undefined)) {
        expect(each.source).toMatch(/\w/);
        const froms = each.cuts.map(({ from }) => from);
        expect(froms[0]).toBeLessThanOrEqual(min);
        expect(froms).toEqual([...new Set(froms)].sort((a, b) => a - b));
      }
    }
  }
});

test('a re-test is never suggested within the look-back', () => {
  for (const { again, lookBack = 0 } of INSTRUMENTS) {
    for (const days of again ?? []) expect(days).toBeGreaterThanOrEqual(lookBack);
  }
});
