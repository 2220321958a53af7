import { describe, expect, test } from 'vitest';
import { readCadence } from '../../../src/care/commitments/cadence.js';
import { readPlan, readSupport, type Recorded } from '../../../src/care/commitments/commitment.js';
import { idleDomainAt, netThinAt, supervisionDues } from '../../../src/care/commitments/due.js';
import { zoneRules } from '../../../src/journal/zone-rules.js';

const zone = zoneRules('Europe/Berlin');
const now = Date.parse('2026-11-22T10:00:00Z');
const DAY_START = 4;
const when = { now, zone, dayStart: DAY_START };

function entry(id: string, date: string, data: Record<string, unknown>): Recorded {
  return { id, at: `${date}T12:00:00+01:00`, text: id, data };
}

function arranged(id: string, role: string, often: string, date: string, more = {}): Recorded {
  return entry(id, date, { record: 'commitment', role, cadence: readCadence(often), ...more });
}

function met(of: string, date: string, more = {}): Recorded {
  return entry(`${of}-${date}`, date, { record: 'session', of, minutes: 90, ...more });
}

const shown = (at: number | undefined) =>
  at === undefined ? undefined : new Date(at).toISOString();

const support = (...entries: Recorded[]) => {
  const { commitments, sessions } = readSupport(entries, DAY_START);
  return {
    due: shown(supervisionDues(commitments, sessions, when)[0]),
    thin: shown(netThinAt(commitments, sessions, when)[0]),
  };
};

describe('supervision', () => {
  test('is due at the beginning of a lived day, where the person is', () => {
    const monthly = arranged('s', 'supervision', 'every month', '2026-11-01', { hours: 1.5 });
    expect(support(monthly).due).toBe('2026-11-24T03:00:00.000Z');
    expect(support(monthly, met('s', '2026-11-03')).due).toBe('2026-12-25T03:00:00.000Z');
    // The clocks of Berlin change in March; the day begins at four all the same.
    const spring = met('s', '2027-02-03');
    const all = ['11', '12'].map((month) => met('s', `2026-${month}-03`));
    const later = readSupport([monthly, ...all, met('s', '2027-01-03'), spring], DAY_START);
    const march = Date.parse('2027-02-20T10:00:00Z');
    const inMarch = { ...when, now: march };
    expect(shown(supervisionDues(later.commitments, later.sessions, inMarch)[0])).toBe(
      '2027-03-25T03:00:00.000Z',
    );
    const april = Date.parse('2027-04-20T10:00:00Z');
    const more = [...later.sessions, ...readSupport([met('s', '2027-03-30')], 4).sessions];
    expect(shown(supervisionDues(later.commitments, more, { ...when, now: april })[0])).toBe(
      '2027-04-24T02:00:00.000Z',
    );
  });

  test('of several the first counts; peers, the ended and the future ended do not', () => {
    const a = arranged('a', 'supervision', 'every 2 weeks', '2026-11-10');
    const b = arranged('b', 'supervision', 'every month', '2026-11-10');
    const peer = arranged('p', 'peer', 'weekly', '2026-01-10');
    expect(support(a, b, peer).due).toBe('2026-11-24T03:00:00.000Z');
    const ended = arranged('a', 'supervision', 'every 2 weeks', '2026-11-10', {
      ended: '2026-11-22',
    });
    expect(support(ended, b).due).toBe('2026-12-10T03:00:00.000Z');
    expect(support(ended, peer).due).toBeUndefined();
    expect(support().due).toBeUndefined();
  });
});

describe('the support net', () => {
  test('is thin when nobody was met for twice the cadence of each', () => {
    const monthly = arranged('s', 'supervision', 'every month', '2026-09-01');
    const weekly = arranged('p', 'peer', 'weekly', '2026-09-01');
    // Twice 30.4 days after the last contact with anybody, since a peer is met more often.
    expect(support(monthly, weekly, met('p', '2026-09-20')).thin).toBe('2026-11-20T03:00:00.000Z');
    expect(support(weekly, met('p', '2026-11-20')).thin).toBe('2026-12-04T03:00:00.000Z');
  });

  test('does not wait for years', () => {
    const rare = arranged('s', 'supervision', 'every 5 years', '2026-01-01', { hours: 250 });
    expect(support(rare).thin).toBe('2026-07-04T02:00:00.000Z');
  });
});

describe('a domain that lies idle', () => {
  const plan = (id: string, domain: string, often: string, date: string, more = {}) =>
    entry(id, date, { record: 'commitment', domain, cadence: readCadence(often), ...more });
  const did = (of: string, date: string) => entry(`${of}-${date}`, date, { record: 'done', of });
  const idle = (...entries: Recorded[]) => {
    const { commitments, done } = readPlan(entries, DAY_START);
    const found = idleDomainAt(commitments, done, when);
    return found && [found.domain, shown(found.at[0])];
  };

  test.each<[string, Recorded[], unknown]>([
    ['nothing is planned', [did('a', '2026-11-01')], undefined],
    [
      '14 days at least',
      [plan('a', 'physical', '2/week', '2026-11-01')],
      ['physical', '2026-11-15T03:00:00.000Z'],
    ],
    [
      'three cadences',
      [plan('a', 'physical', 'weekly', '2026-11-01')],
      ['physical', '2026-11-22T03:00:00.000Z'],
    ],
    [
      'any commitment of the domain counts, an ended one too',
      [
        plan('a', 'physical', 'weekly', '2026-09-01'),
        plan('b', 'physical', 'every month', '2026-09-01', { ended: '2026-11-12' }),
        did('b', '2026-11-11'),
      ],
      ['physical', '2026-12-02T03:00:00.000Z'],
    ],
    [
      'the first of two domains',
      [plan('a', 'physical', 'weekly', '2026-11-01'), plan('b', 'balance', 'daily', '2026-11-02')],
      ['balance', '2026-11-16T03:00:00.000Z'],
    ],
    [
      'what has ended',
      [plan('a', 'physical', 'weekly', '2026-11-01', { ended: '2026-11-02' })],
      undefined,
    ],
  ])('%s', (_name, entries, expected) => expect(idle(...entries)).toEqual(expected));
});
