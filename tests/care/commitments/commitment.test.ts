import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlan, readSupport } from '../../../src/care/commitments/commitment.js';
import { idleDomainAt, netThinAt, supervisionDues } from '../../../src/care/commitments/due.js';
import { dateOfDay } from '../../../src/care/wall.js';
import { zoneRules } from '../../../src/journal/zone-rules.js';

const daily = { times: 1, every: 1, unit: 'day' };
const cadence = { times: 1, every: 1, unit: 'month' };
const base = { id: 'aaaaaaaaaaaa', at: '2026-11-20T02:00:00+01:00', text: 'Supervision' };
const arranged = { record: 'commitment', role: 'supervision', cadence };

test('an entry is read as it was saved', () => {
  const data = { ...arranged, hours: 1.5, who: 'Ruth', average: 3, credit: 'bacp', preset: 'bacp' };
  const ended = { ...data, since: '2026-10-01', ended: '2026-12-01' };
  const { commitments } = readSupport([{ ...base, data: ended }], 4);
  const [only] = commitments;
  expect(only).toMatchObject({ minutes: 90, who: 'Ruth', average: 3, credit: 'bacp' });
  expect([dateOfDay(only?.since ?? 0), dateOfDay(only?.ended ?? 0)]).toEqual([
    '2026-10-01',
    '2026-12-01',
  ]);
});

test('without a date of its own it began on the day it was written down, as lived', () => {
  const { commitments } = readSupport([{ ...base, data: arranged }], 4);
  expect(commitments.map(({ since, credit }) => [dateOfDay(since), credit])).toEqual([
    ['2026-11-19', 'full'],
  ]);
});

test.each([
  { ...arranged, role: 'friend' },
  { ...arranged, cadence: 'monthly' },
  { ...arranged, record: 'session', minutes: 0, of: 'a' },
  { record: 'session', minutes: 60 },
  { record: 'session', minutes: '60', of: 'a' },
  { record: 'session', minutes: 1e9, of: 'a' },
  {},
])('%j is passed over', (data) => {
  expect(readSupport([{ ...base, data }], 4)).toEqual({ commitments: [], sessions: [] });
});

test('whatever an entry holds, nothing throws', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('commitment', 'session', 'done', 'supervision', 'physical', 'a', 60),
    fc.constantFrom('0001-01-01', '9999-12-31', '2026-02-30', '2027-01-01'),
    fc.constantFrom<unknown>(cadence, daily, { times: 50, every: 366, unit: 'year' }),
  );
  const keys = ['record', 'role', 'domain', 'cadence', 'hours', 'average', 'since', 'ended', 'of'];
  const odd = fc.dictionary(fc.constantFrom(...keys, 'minutes', 'group', 'who', 'credit'), value, {
    maxKeys: 3,
  });
  // Mostly as it should be, so that what is odd gets far.
  const whole = fc.constantFrom<Record<string, unknown>>(
    { ...arranged, cadence: daily, hours: 1.5, average: 3 },
    { ...arranged, cadence: { times: 2, every: 1, unit: 'week' }, domain: 'physical' },
    { record: 'session', of: 'a', minutes: 60, group: 5 },
    { record: 'done', of: 'b' },
  );
  const data = fc.tuple(whole, odd).map(([most, rest]) => ({ ...most, ...rest }));
  const at = fc.constantFrom('2026-11-20T02:00:00+01:00', '+275760-09-13T00:00:00Z', 'soon', '');
  const entries = fc.array(
    fc.record({ id: fc.constantFrom('a', 'b'), at, text: fc.string(), data }),
  );
  const now = Date.parse('2026-11-22T10:00:00Z');
  const when = { now, zone: zoneRules('Europe/Berlin'), dayStart: 4 };
  fc.assert(
    fc.property(entries, (all) => {
      const { commitments, sessions } = readSupport(all, 4);
      supervisionDues(commitments, sessions, when);
      netThinAt(commitments, sessions, when);
      const plan = readPlan(all, 4);
      idleDomainAt(plan.commitments, plan.done, when);
    }),
  );
});

test('what began in the year 1 and was never done is due at once, and soon said', () => {
  const data = { ...arranged, cadence: daily, hours: 1, since: '0001-01-01' };
  const { commitments } = readSupport([{ ...base, data }], 4);
  const now = Date.parse('2026-11-22T10:00:00Z');
  const zone = zoneRules('Europe/Berlin');
  const [due] = supervisionDues(commitments, [], { now, zone, dayStart: 4 });
  expect(due).toBeLessThan(now);
});
