import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UNITS } from '../../../src/care/commitments/cadence.js';
import { GROUP_RULES } from '../../../src/care/commitments/credit.js';
import {
  dueDay,
  dueDays,
  isMet,
  standings,
  type Target,
} from '../../../src/care/commitments/standing.js';
import { dayOfDate } from '../../../src/care/wall.js';

const START = dayOfDate('2024-01-01');
const SPAN = 800;
const days = fc.integer({ min: START, max: START + SPAN });

const targets: fc.Arbitrary<Target> = fc
  .record({
    cadence: fc.record({
      times: fc.integer({ min: 1, max: 3 }),
      every: fc.integer({ min: 1, max: 3 }),
      unit: fc.constantFrom(...UNITS),
    }),
    since: days,
    minutes: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
    average: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    credit: fc.constantFrom(...GROUP_RULES),
  })
  .map(({ cadence, since, minutes, average, credit }) => ({
    cadence,
    since,
    credit,
    ...(minutes !== undefined && { minutes, ...(average !== undefined && { average }) }),
  }));
const session = fc.record({
  day: days,
  amount: fc.integer({ min: 1, max: 120 }),
  inGroup: fc.boolean(),
});
const sessions = fc.array(session, { maxLength: 30 });
const after = fc.integer({ min: 0, max: 500 });

test('while nothing more is logged, the day on which it falls due stays the same', () => {
  fc.assert(
    fc.property(targets, sessions, after, (target, logged, later) => {
      const today = Math.max(target.since, START, ...logged.map(({ day }) => day));
      const due = dueDay(target, logged, today);
      // What is kept of it in a file is right for as long as that.
      expect(dueDay(target, logged, today + later)).toBe(due);
    }),
  );
});

test('to log something more never makes it due sooner', () => {
  fc.assert(
    fc.property(targets, sessions, session, days, (target, logged, more, today) => {
      const before = dueDay(target, logged, today);
      expect(dueDay(target, [...logged, more], today)).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('nothing is due in a period that is met, and its end is not far from what is due', () => {
  fc.assert(
    fc.property(targets, sessions, days, (target, logged, today) => {
      fc.pre(target.minutes !== undefined || target.cadence.times > 1);
      fc.pre(today >= target.since && logged.every(({ day }) => day <= today));
      const { at, on } = standings(target, logged);
      const due = dueDay(target, logged, today);
      const standing = on(today);
      if (isMet(standing)) expect(due).toBeGreaterThan(today - 31);
      else expect(due).toBeLessThan(standing.period.to);
      const dueIn = on(Math.max(due, target.since));
      expect(isMet(at(dueIn.period.index))).toBe(false);
    }),
  );
});

test('while it is short, every period asks anew, and the first of them is the day it fell due', () => {
  fc.assert(
    fc.property(targets, sessions, after, (target, logged, later) => {
      const begun = Math.max(target.since, START, ...logged.map(({ day }) => day));
      const today = begun + later;
      const dues = dueDays(target, logged, today);
      const [first = NaN, second = NaN] = dues;
      expect(dues).toEqual([...new Set(dues)].sort((a, b) => a - b));
      expect(second).toBeGreaterThan(today);
      expect(first <= today).toBe(dueDay(target, logged, today) <= today);
      // What is kept of it in a file is right for as long as it reaches.
      const known = dueDays(target, logged, begun);
      if (today < (known.at(-1) ?? 0)) expect(known).toContain(first);
      fc.pre(target.minutes !== undefined || target.cadence.times > 1);
      const { on } = standings(target, logged);
      const periods = dues.map((day) => on(Math.max(day, target.since)).period.index);
      expect(periods).toEqual(periods.map((_, n) => (periods[0] ?? 0) + n));
    }),
  );
});
