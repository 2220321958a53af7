import { expect, test } from 'vitest';
import type { Activity, Cycle } from '../../../src/care/learning/cycle.js';
import { learningDues } from '../../../src/care/learning/due.js';
import { zoneRules } from '../../../src/journal/zone-rules.js';

const YEAR: Cycle = { from: '2026-01-01', months: 12, hours: 30, categories: [] };
const TWO: Cycle = { from: '2026-01-01', months: 24, hours: 36, categories: [] };
const FLOOR: Cycle = { from: '2026-03-15', months: 24, hours: 30, floor: 10, categories: [] };
const done = (day: string, hours: number): Activity => ({ day, hours });
const BERLIN = zoneRules('Europe/Berlin');

test.each<[string, Cycle[], Activity[], string, string | undefined]>([
  ['60 days before the end of a year', [YEAR], [], '2026-06-01', '2026-11-02T04:00:00+01:00'],
  ['90 days before the end of two', [TWO], [], '2026-06-01', '2027-10-03T04:00:00+02:00'],
  ['not once all is done', [YEAR], [done('2026-05-01', 30)], '2026-06-01', undefined],
  [
    'while an hour lacks',
    [YEAR],
    [done('2026-05-01', 29)],
    '2026-12-01',
    '2026-11-02T04:00:00+01:00',
  ],
  ['once more 14 days before it', [YEAR], [], '2026-12-18', '2026-12-18T04:00:00+01:00'],
  ['on the last day', [YEAR], [], '2026-12-31', '2026-12-18T04:00:00+01:00'],
  ['no more when it is over', [YEAR], [], '2027-01-01', undefined],
  [
    'not while what lacks is noted for a day to come',
    [YEAR],
    [done('2026-12-01', 30)],
    '2026-06-01',
    undefined,
  ],
  ['the first of two cycles', [TWO, YEAR], [], '2026-06-01', '2026-11-02T04:00:00+01:00'],
  ['a year’s floor first', [FLOOR], [], '2026-06-01', '2027-01-14T04:00:00+01:00'],
  ['then the whole', [FLOOR], [done('2026-05-01', 10)], '2026-06-01', '2027-12-16T04:00:00+01:00'],
  [
    'then the next year’s',
    [FLOOR],
    [done('2026-05-01', 30)],
    '2026-06-01',
    '2028-01-14T04:00:00+01:00',
  ],
  [
    'a month’s cycle from its half',
    [{ ...YEAR, months: 1 }],
    [],
    '2026-01-02',
    '2026-01-18T04:00:00+01:00',
  ],
  ['not one that was given up', [{ ...YEAR, ended: '2026-05-01' }], [], '2026-05-01', undefined],
  [
    'not where no hours are asked',
    [{ from: '2026-01-01', months: 24, categories: [] }],
    [],
    '2026-06-01',
    undefined,
  ],
])('%s', (_name, cycles, activities, today, due) => {
  const now = Date.parse(`${today}T12:00:00+01:00`);
  const [found] = learningDues(cycles, activities, { now, zone: BERLIN, dayStart: 4 });
  expect(found).toBe(due === undefined ? undefined : Date.parse(due));
});

test('the night still belongs to the last day', () => {
  const at = (wall: string) =>
    learningDues([YEAR], [], { now: Date.parse(wall), zone: BERLIN, dayStart: 4 })[0];
  expect(at('2027-01-01T03:59:00+01:00')).toBeDefined();
  expect(at('2027-01-01T04:00:00+01:00')).toBeUndefined();
});
