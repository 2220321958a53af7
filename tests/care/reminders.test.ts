import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHours } from '../../src/care/hours.js';
import type { ReminderLog } from '../../src/care/reminders-builtin.js';
import { readRules, type ReminderRules } from '../../src/care/reminders-rules.js';
import { daysInWords, readDays } from '../../src/care/reminders-time.js';
import { reminders, type Outlook, type Stamps } from '../../src/care/reminders.js';
import { zoneRules } from '../../src/journal/zone-rules.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NO_STAMPS: Stamps = { done: {}, snoozed: {}, shown: {} };
const NO_LOG: ReminderLog = { openLoops: 0, snoozes: [] };
const NINE_TO_FIVE = readHours({
  week: Object.fromEntries(
    ['1', '2', '3', '4', '5'].map((day) => [
      day,
      [
        { from: '09:00', to: '12:30' },
        { from: '13:15', to: '17:30' },
      ],
    ]),
  ),
});
const BERLIN = zoneRules('Europe/Berlin');
/** A Tuesday in winter: Berlin is an hour ahead of UTC. */
const at = (wall: string) => Date.parse(`2026-03-10T${wall}:00+01:00`);

function outlook(changes: Partial<Outlook> & { stored?: unknown } = {}): Outlook {
  const { stored, ...rest } = changes;
  return {
    rules: readRules(stored),
    log: NO_LOG,
    hours: NINE_TO_FIVE,
    stamps: NO_STAMPS,
    zone: BERLIN,
    ...rest,
  };
}

/** The ids that stand at a wall time of that Tuesday. */
function due(wall: string, changes: Parameters<typeof outlook>[0] = {}): string[] {
  return reminders(outlook(changes))
    .standing(at(wall))
    .map(({ id }) => id);
}

const log = (changes: Partial<ReminderLog>) => ({ log: { ...NO_LOG, ...changes } });

describe('built in', () => {
  const CASES: [
    what: string,
    wall: string,
    changes: Parameters<typeof outlook>[0],
    ids: string[],
  ][] = [
    ['nothing before the end of work', '17:29', log({ lastBreath: at('17:00') }), []],
    ['close at the end of work', '17:30', {}, ['close']],
    ['close until late', '23:30', {}, ['close']],
    [
      'not when it was closed',
      '17:31',
      log({ closed: { day: '2026-03-10', at: at('17:10') } }),
      [],
    ],
    [
      'one that was opened again',
      '17:31',
      log({
        closed: { day: '2026-03-10', at: at('17:00') },
        opened: { day: '2026-03-10', at: at('17:10') },
      }),
      ['close'],
    ],
    [
      'closed yesterday is not closed',
      '17:31',
      log({ closed: { day: '2026-03-09', at: at('07:10') } }),
      ['close'],
    ],
    ['not while put off', '17:40', log({ snoozes: [{ at: at('17:30'), until: at('17:50') }] }), []],
    [
      'again after that',
      '17:50',
      log({ snoozes: [{ at: at('17:30'), until: at('17:50') }] }),
      ['close'],
    ],
    ['loops in the morning', '09:00', log({ openLoops: 2 }), ['loops']],
    ['not before work', '08:59', log({ openLoops: 2 }), []],
    [
      'not after boundary open',
      '09:05',
      log({ openLoops: 2, opened: { day: '2026-03-10', at: at('09:01') } }),
      [],
    ],
    [
      'yesterday’s opening is not today’s',
      '09:05',
      log({ openLoops: 2, opened: { day: '2026-03-09', at: at('07:01') } }),
      ['loops'],
    ],
    ['no pause in the first two hours', '10:59', {}, []],
    ['a pause after two hours', '11:00', {}, ['pause']],
    ['none after a breath', '11:30', log({ lastBreath: at('10:15') }), []],
    ['two hours after the breath', '12:15', log({ lastBreath: at('10:15') }), ['pause']],
    ['none on a break', '12:45', {}, []],
    ['a break is a pause', '15:14', {}, []],
    ['two hours after the break', '15:15', {}, ['pause']],
    [
      'journal after three days, off work',
      '18:00',
      log({ lastJournal: at('18:00') - 3 * DAY, closed: { day: '2026-03-10', at: at('17:10') } }),
      ['journal'],
    ],
    ['not at work', '10:00', log({ lastJournal: at('10:00') - 4 * DAY }), []],
    [
      'not before three days',
      '17:59',
      log({ lastJournal: at('18:00') - 3 * DAY, closed: { day: '2026-03-10', at: at('17:10') } }),
      [],
    ],
    ['nobody who never wrote is asked to', '08:00', {}, []],
    [
      'check-in after seven days',
      '10:00',
      log({ lastCheckin: at('10:00') - 7 * DAY }),
      ['checkin'],
    ],
    ['supervision once it has a date', '10:00', { supervisionDue: [at('08:00')] }, ['supervision']],
    ['not before it', '07:59', { supervisionDue: [at('08:00')] }, []],
    ['learning once it has a date', '10:00', { learningDue: [at('08:00')] }, ['learning']],
    ['company once it has a date', '10:00', { netThin: [at('10:00')] }, ['support']],
    ['not before that', '09:59', { netThin: [at('10:00')] }, []],
    ['a plan', '10:00', { idle: { domain: 'balance', at: [at('10:00')] } }, ['plan']],
    ['not before it', '09:59', { idle: { domain: 'balance', at: [at('10:00')] } }, []],
    [
      'each can be off',
      '10:00',
      {
        stored: { off: ['support', 'plan', 'supervision', 'learning'] },
        ...{
          netThin: [0],
          idle: { domain: 'balance', at: [0] },
          supervisionDue: [0],
          learningDue: [0],
        },
      },
      [],
    ],
    [
      'in this order',
      '10:00',
      { netThin: [0], idle: { domain: 'balance', at: [0] }, supervisionDue: [0], learningDue: [0] },
      ['supervision', 'learning', 'support', 'plan'],
    ],
    ['what is off is off', '17:31', { stored: { off: ['close'] } }, []],
    ['nothing in quiet hours', '17:31', { stored: { quiet: { from: '17:00', to: '06:00' } } }, []],
    [
      'nor after midnight',
      '05:59',
      { stored: { quiet: { from: '17:00', to: '06:00' } }, supervisionDue: [0] },
      [],
    ],
    [
      'and after them again',
      '06:00',
      { stored: { quiet: { from: '17:00', to: '06:00' } }, supervisionDue: [0] },
      ['supervision'],
    ],
    [
      'the most important first',
      '11:00',
      { supervisionDue: [0], stored: { own: [{ id: 'abc', title: 'Tea', at: '11:00' }] } },
      ['abc', 'pause', 'supervision'],
    ],
    ['done for this time', '17:31', { stamps: { ...NO_STAMPS, done: { close: at('17:30') } } }, []],
    [
      'done though it was put off',
      '17:50',
      {
        ...log({ snoozes: [{ at: at('17:31'), until: at('17:50') }] }),
        stamps: { ...NO_STAMPS, done: { close: at('17:33') } },
      },
      [],
    ],
    [
      'a pause that was taken',
      '12:20',
      { stamps: { ...NO_STAMPS, done: { pause: at('11:05') } } },
      [],
    ],
    ['snoozed', '11:10', { stamps: { ...NO_STAMPS, snoozed: { pause: at('11:20') } } }, []],
    [
      'snoozed until now',
      '11:20',
      { stamps: { ...NO_STAMPS, snoozed: { pause: at('11:20') } } },
      ['pause'],
    ],
  ];
  test.each(CASES)('%s (%s)', (_what, wall, changes, ids) => {
    expect(due(wall, changes)).toEqual(ids);
  });

  test('days off are left alone', () => {
    const saturday = Date.parse('2026-03-14T18:00:00+01:00');
    expect(reminders(outlook(log({ openLoops: 3 }))).standing(saturday)).toEqual([]);
    const hours = { ...NINE_TO_FIVE, once: { '2026-03-10': [] } };
    expect(due('17:31', { hours, ...log({ openLoops: 3 }) })).toEqual([]);
  });

  test('a night shift is closed in the morning, and by its own day', () => {
    const hours = readHours({ week: { '1': [{ from: '22:00', to: '07:00' }] } });
    expect(due('06:59', { hours, ...log({ lastBreath: at('06:00') }) })).toEqual([]);
    expect(due('07:00', { hours })).toEqual(['close']);
    expect(
      due('07:00', { hours, ...log({ closed: { day: '2026-03-09', at: at('06:55') } }) }),
    ).toEqual([]);
  });

  test('without hours those that go by work are silent', () => {
    const none = { hours: readHours({}), ...log({ openLoops: 2 }) };
    expect(due('17:31', none)).toEqual([]);
    expect(reminders(outlook(none)).next(at('12:00'))).toBeUndefined();
  });

  test('titles say how long it has been, and how many wait', () => {
    const title = (wall: string, changes = {}) =>
      reminders(outlook(changes)).standing(at(wall))[0]?.title;
    expect(title('11:00')).toMatch(/^2 hours without a pause/);
    expect(title('09:00', log({ openLoops: 1 }))).toMatch(/^One open loop/);
    expect(title('09:00', log({ openLoops: 3 }))).toMatch(/^3 open loops/);
  });
});

describe('of one’s own', () => {
  const every = (minutes: number, during: string, made = '2026-03-09T20:00:00+01:00') => ({
    stored: {
      off: ['close', 'pause'],
      own: [{ id: 'tea', title: 'Tea', every: minutes, during, made }],
    },
  });
  const timed = (wall: string, on?: string) => ({
    stored: { off: ['close', 'pause'], own: [{ id: 'tea', title: 'Tea', at: wall, on }] },
  });
  const CASES: [
    what: string,
    wall: string,
    changes: Parameters<typeof outlook>[0],
    since: string | null,
  ][] = [
    ['counts from when it was made', '08:45', every(120, 'always'), '08:00'],
    ['begins anew with work', '10:59', every(120, 'work'), null],
    ['two hours into work', '11:00', every(120, 'work'), '11:00'],
    ['silent on a break', '12:45', every(120, 'work'), null],
    ['silent after work', '17:45', every(120, 'work'), null],
    ['begins anew after work', '19:30', every(120, 'off'), '19:30'],
    ['silent at work', '12:00', every(120, 'off'), null],
    ['a long wait goes on overnight, and is kept for work', '09:00', every(600, 'work'), '06:00'],
    ['at its time', '07:15', timed('07:15'), '07:15'],
    ['not before', '07:14', timed('07:15'), null],
    ['for some hours', '11:14', timed('07:15'), '07:15'],
    ['not for ever', '11:15', timed('07:15'), null],
    ['on its day', '08:00', timed('07:15', 'tue'), '07:15'],
    ['on no other', '08:00', timed('07:15', 'mon,wed-fri'), null],
    ['over midnight', '01:00', timed('23:00', 'mon'), '23:00'],
  ];
  test.each(CASES)('%s (%s)', (_what, wall, changes, since) => {
    const [found] = reminders(outlook(changes)).standing(at(wall));
    const then = since === '23:00' ? at('23:00') - DAY : since === null ? undefined : at(since);
    expect(found?.since).toBe(then);
  });

  test('whole days are days by the wall clock, also through a change of it', () => {
    const { next } = reminders(outlook(every(1440, 'always', '2026-03-28T08:00:00+01:00')));
    const first = next(Date.parse('2026-03-28T12:00:00+01:00'));
    expect(first).toBe(Date.parse('2026-03-29T08:00:00+02:00'));
  });

  test('a wall time that comes twice counts once, one that is skipped comes all the same', () => {
    const { next, standing } = reminders(outlook(timed('02:30')));
    const autumn = Date.parse('2026-10-25T02:30:00+02:00');
    expect(next(Date.parse('2026-10-24T12:00:00+02:00'))).toBe(autumn);
    expect(standing(autumn + HOUR)[0]?.since).toBe(autumn);
    expect(next(Date.parse('2026-03-28T12:00:00+01:00'))).toBe(
      Date.parse('2026-03-29T03:30:00+02:00'),
    );
  });
});

describe('days', () => {
  test.each<[string, string | undefined]>([
    ['daily', 'daily'],
    ['Weekdays', 'weekdays'],
    ['mon-fri', 'weekdays'],
    ['sat,sun', 'weekends'],
    ['sun, mon', 'mon,sun'],
    ['fri-mon', 'mon,fri,sat,sun'],
    ['tuesday thurs', 'tue,thu'],
    ['mon,mon', 'mon'],
    ['', undefined],
    ['mo', undefined],
    ['monfri', undefined],
    ['mon-tue-wed', undefined],
    ['someday', undefined],
  ])('%s is %s', (typed, words) => {
    const days = readDays(typed);
    expect(days && daysInWords(days)).toBe(words);
  });
});

describe('rules from settings', () => {
  const GOOD = { id: 'abc', title: 'Tea', at: '07:15', on: 'weekdays' };
  test.each<[unknown, number]>([
    [undefined, 0],
    ['x', 0],
    [{ own: 'x', off: 3, quiet: [] }, 0],
    [{ own: [null, 3, {}, GOOD] }, 1],
    [{ own: [{ ...GOOD, title: 'two\nlines' }] }, 0],
    [{ own: [{ ...GOOD, title: `\u001b[31m` }] }, 0],
    [{ own: [{ ...GOOD, title: 'x'.repeat(101) }] }, 0],
    [{ own: [{ ...GOOD, title: 'x'.repeat(100) }] }, 1],
    [{ own: [{ ...GOOD, at: '25:00' }] }, 0],
    [{ own: [{ ...GOOD, on: 'someday' }] }, 0],
    [{ own: [{ ...GOOD, id: '__proto__' }] }, 0],
    [{ own: [GOOD, GOOD] }, 1],
    [{ own: [{ id: 'abc', title: 'Tea', every: 5, made: '2026-01-01T00:00:00Z' }] }, 0],
    [{ own: [{ id: 'abc', title: 'Tea', every: 15, made: 'x' }] }, 0],
    [{ own: [{ id: 'abc', title: 'Tea', every: 15, made: '2026-01-01T00:00:00Z' }] }, 1],
    [
      { own: [{ id: 'abc', title: 'Tea', every: 15, during: 'x', made: '2026-01-01T00:00:00Z' }] },
      0,
    ],
  ])('%j: %i', (stored, count) => {
    expect(readRules(stored).own).toHaveLength(count);
  });

  test('quiet hours need two times that differ', () => {
    expect(readRules({ quiet: { from: '22:00', to: '07:00' } }).quiet).toEqual({
      from: '22:00',
      to: '07:00',
    });
    expect(readRules({ quiet: { from: '22:00', to: '22:00' } }).quiet).toBeUndefined();
    expect(readRules({ quiet: { from: '22:00' } }).quiet).toBeUndefined();
  });
});

/** Days on which something happens to the clock, and one on which nothing does. */
const DAYS = [
  ['Europe/Berlin', '2026-03-28T20:00:00Z'],
  ['Europe/Berlin', '2026-10-24T20:00:00Z'],
  ['America/New_York', '2026-11-01T00:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T08:00:00Z'],
  ['Asia/Kathmandu', '2026-03-10T08:00:00Z'],
  ['Pacific/Apia', '2011-12-29T20:00:00Z'],
] as const;

const wall = fc.integer({ min: 0, max: 143 }).map((n) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(n / 6))}:${two((n % 6) * 10)}`;
});
const span = fc.record({ from: wall, to: wall });
const spans = fc.array(span, { maxLength: 2 });
const hoursOf = fc
  .record({ work: spans, rest: spans })
  .map(({ work, rest }) =>
    readHours({ week: { 1: work, 2: work, 4: work, 5: rest, 6: work, 7: rest } }),
  );
const ago = fc.option(fc.integer({ min: 0, max: 8 * 24 * 12 }), { nil: undefined });

const world = fc.record({
  where: fc.constantFrom(...DAYS),
  hours: hoursOf,
  quiet: fc.option(span, { nil: undefined }),
  off: fc.subarray(['close', 'loops', 'pause', 'journal', 'checkin', 'supervision']),
  own: fc.array(
    fc.oneof(
      fc.record({
        every: fc.constantFrom(20, 45, 120, 300, 1440),
        during: fc.constantFrom('work', 'off', 'always'),
        made: ago,
      }),
      fc.record({ at: wall, on: fc.constantFrom('daily', 'weekdays', 'weekends', 'thu,sat') }),
    ),
    { maxLength: 2 },
  ),
  ago: fc.record({ breath: ago, journal: ago, checkin: ago, supervision: ago }),
  loops: fc.integer({ min: 0, max: 1 }),
  snooze: fc.option(fc.integer({ min: -10, max: 200 }), { nil: undefined }),
  snoozed: fc.dictionary(
    fc.constantFrom('pause', 'aaa', 'close', 'journal'),
    fc.integer({ min: -200, max: 900 }),
  ),
  done: fc.dictionary(
    fc.constantFrom('pause', 'aaa', 'close', 'journal'),
    fc.integer({ min: -900, max: 0 }),
  ),
});

function outlookOf(
  made: typeof world extends fc.Arbitrary<infer T> ? T : never,
): [Outlook, number] {
  const start = Date.parse(made.where[1]);
  const before = (fives: number | undefined) =>
    fives === undefined ? undefined : start - fives * 5 * MINUTE;
  const own = made.own.map((rule, n) => ({
    id: 'aaa'.replaceAll('a', 'abc'[n] ?? 'd'),
    title: 'Own',
    ...rule,
    ...('every' in rule ? { made: new Date(before(rule.made ?? 0) ?? start).toISOString() } : {}),
  }));
  const { off, quiet } = made;
  const rules: ReminderRules = readRules({ own, off, quiet });
  const [lastBreath, lastJournal, lastCheckin] = [
    made.ago.breath,
    made.ago.journal,
    made.ago.checkin,
  ].map(before);
  const supervisionDue =
    made.ago.supervision === undefined ? undefined : start + made.ago.supervision * MINUTE;
  const stamp = (each: Record<string, number>) =>
    Object.fromEntries(Object.entries(each).map(([id, minutes]) => [id, start + minutes * MINUTE]));
  return [
    {
      rules,
      hours: made.hours,
      zone: zoneRules(made.where[0]),
      stamps: { ...NO_STAMPS, done: stamp(made.done), snoozed: stamp(made.snoozed) },
      log: {
        openLoops: made.loops,
        snoozes:
          made.snooze === undefined ? [] : [{ at: start, until: start + made.snooze * MINUTE }],
        ...(lastBreath === undefined ? {} : { lastBreath }),
        ...(lastJournal === undefined ? {} : { lastJournal }),
        ...(lastCheckin === undefined ? {} : { lastCheckin }),
      },
      ...(supervisionDue === undefined
        ? {}
        : { supervisionDue: [supervisionDue, supervisionDue + 5 * HOUR] }),
    },
    start,
  ];
}

const names = (found: { id: string; since: number }[]) =>
  found.map(({ id, since }) => `${id} ${since}`);

test('next goes exactly where a look at every minute says that something falls due', () => {
  let falls = 0;
  fc.assert(
    fc.property(world, (made) => {
      const [all, start] = outlookOf(made);
      const end = start + 26 * HOUR;
      const fresh = () => reminders(all);
      const looked: number[] = [];
      let before = names(fresh().standing(start));
      const looking = fresh();
      for (let minute = start + MINUTE; minute <= end; minute += MINUTE) {
        const now = names(looking.standing(minute));
        if (now.some((each) => !before.includes(each))) looked.push(minute);
        before = now;
      }
      const walked: number[] = [];
      for (
        let then = fresh().next(start);
        then !== undefined && then <= end;
        then = fresh().next(then)
      ) {
        walked.push(then);
      }
      falls += looked.length;
      expect(walked).toEqual(looked);
    }),
    { numRuns: 30 },
  );
  expect(falls).toBeGreaterThan(30);
});

test('lines keep a quarter of an hour between them, show nothing twice and nothing in quiet hours', () => {
  fc.assert(
    fc.property(world, (made) => {
      const [all, start] = outlookOf(made);
      const shown: { id: string; since: number; at: number }[] = [];
      let { stamps } = all;
      for (let now = start; now < start + 24 * HOUR; now += MINUTE) {
        const line = reminders({ ...all, stamps }).line(now);
        if (!line) break;
        now = Math.max(now, line.at);
        if (now >= start + 24 * HOUR) break;
        expect(names(reminders(all).standing(line.at))).toContain(`${line.id} ${line.since}`);
        shown.push(line);
        stamps = {
          ...stamps,
          shown: { ...stamps.shown, [line.id]: line.since },
          lastShown: line.at,
        };
      }
      shown.forEach((line, n) => {
        const last = shown[n - 1];
        if (last) expect(line.at - last.at).toBeGreaterThanOrEqual(15 * MINUTE);
      });
      expect(new Set(names(shown)).size).toBe(shown.length);
    }),
    { numRuns: 30 },
  );
});
