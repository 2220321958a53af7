import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  parseRange,
  parseWhen,
  type Clock,
  type Range,
} from '../../../src/commands/options/when.js';
import { UsageError } from '../../../src/errors.js';
import { isAt, type Moment } from '../../../src/journal/moment.js';
import { zoneRules } from '../../../src/journal/zone-rules.js';

const clockAt = (now: string, zone = 'Europe/Berlin', dayStart = 4): Clock => ({
  now: new Date(now),
  local: zoneRules(zone),
  dayStart,
});
/** Tuesday, 18:30:20 in Berlin. */
const TUESDAY = clockAt('2026-03-10T17:30:20Z');
/** Wednesday 01:30 in Berlin: for the user it is still Tuesday. */
const SMALL_HOURS = clockAt('2026-03-11T00:30:00Z');

const ownZone = process.env['TZ'];
afterEach(() => {
  if (ownZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ownZone;
});

/** The process's own zone must not show: chrono counts on the process's clock. */
function inProcessZone(zone: string): void {
  process.env['TZ'] = zone;
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
}

describe.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Apia'])(
  'a moment, with the process in %s',
  (processZone) => {
    test.each([
      ['2026-11-03', '2026-11-03T12:00:00+01:00'],
      ['2026-03-10', '2026-03-10T18:30:20.000+01:00'],
      ['2026-11-03 07:00', '2026-11-03T07:00:00+01:00'],
      ['2026-11-03T07:00:30', '2026-11-03T07:00:30+01:00'],
      ['2026-11-03 at 5pm', '2026-11-03T17:00:00+01:00'],
      ['1950-06-01 08:00', '1950-06-01T08:00:00+01:00'],
      ['2100-07-01 08:00', '2100-07-01T08:00:00+02:00'],
      ['07:00', '2026-03-10T07:00:00+01:00'],
      ['7am', '2026-03-10T07:00:00+01:00'],
      ['12am', '2026-03-10T00:00:00+01:00'],
      ['12 pm', '2026-03-10T12:00:00+01:00'],
      ['5.30pm', '2026-03-10T17:30:00+01:00'],
      ['noon', '2026-03-10T12:00:00+01:00'],
      ['midnight', '2026-03-10T00:00:00+01:00'],
      ['now', '2026-03-10T18:30:20.000+01:00'],
      ['today', '2026-03-10T18:30:20.000+01:00'],
      ['Yesterday  6PM', '2026-03-09T18:00:00+01:00'],
      ['18:00 yesterday', '2026-03-09T18:00:00+01:00'],
      ['yesterday', '2026-03-09T12:00:00+01:00'],
      ['yesterday evening', '2026-03-09T20:00:00+01:00'],
      ['last night', '2026-03-09T22:00:00+01:00'],
      ['this morning', '2026-03-10T09:00:00+01:00'],
      ['monday', '2026-03-09T12:00:00+01:00'],
      ['last monday', '2026-03-09T12:00:00+01:00'],
      ['last tuesday', '2026-03-03T12:00:00+01:00'],
      ['tuesday 18:00', '2026-03-10T18:00:00+01:00'],
      ['tuesday 19:00', '2026-03-03T19:00:00+01:00'],
      ['wednesday', '2026-03-04T12:00:00+01:00'],
      ['last friday at 17:30', '2026-03-06T17:30:00+01:00'],
      ['6pm on monday', '2026-03-09T18:00:00+01:00'],
      ['3 weeks ago', '2026-02-17T18:30:20+01:00'],
      ['a month ago', '2026-02-10T18:30:20+01:00'],
      ['3 days ago at 7am', '2026-03-07T07:00:00+01:00'],
      ['2 hours ago', '2026-03-10T16:30:20.000+01:00'],
      ['an hour ago', '2026-03-10T17:30:20.000+01:00'],
      ['half an hour ago', '2026-03-10T18:00:20.000+01:00'],
      ['1h 20m ago', '2026-03-10T17:10:20.000+01:00'],
      ['1 day and 2 hours ago', '2026-03-09T16:30:20.000+01:00'],
      ['3 nov 2025', '2025-11-03T12:00:00+01:00'],
      ['november 3', '2025-11-03T12:00:00+01:00'],
      ['march 10', '2026-03-10T18:30:20.000+01:00'],
      ['march 11', '2025-03-11T12:00:00+01:00'],
      ['29 feb', '2024-02-29T12:00:00+01:00'],
      ['nov 3rd, 2025 at 5pm', '2025-11-03T17:00:00+01:00'],
      ['monday, 3 november 2025', '2025-11-03T12:00:00+01:00'],
      ['next friday', '2026-03-20T12:00:00+01:00'],
      ['13/4/2025', '2025-04-13T12:00:00+02:00'],
    ])('%s', async (text, at) => {
      inProcessZone(processZone);
      expect(await parseWhen(text, TUESDAY)).toEqual({ at, zone: 'Europe/Berlin' });
    });
  },
);

test.each([
  ['2026-07-03T07:00+02:00', '2026-07-03T07:00:00+02:00', 'Europe/Berlin'],
  ['2026-07-03T07:00+0200', '2026-07-03T07:00:00+02:00', 'Europe/Berlin'],
  ['2026-12-03T07:00+02:00', '2026-12-03T07:00:00+02:00', '+02:00'],
  ['2026-07-03T07:00:30Z', '2026-07-03T07:00:30+00:00', 'UTC'],
  ['2026-07-03 07:00:30.25 -03:30', '2026-07-03T07:00:30.25-03:30', '-03:30'],
  ['3 nov 2025 7am utc', '2025-11-03T07:00:00+00:00', 'UTC'],
])('an offset that was typed is kept: %s', async (text, at, zone) => {
  expect(await parseWhen(text, TUESDAY)).toEqual({ at, zone });
});

describe.each(['UTC', 'America/New_York'])('in the small hours, process in %s', (processZone) => {
  test.each([
    ['today 18:00', '2026-03-10T18:00:00'],
    ['18:00', '2026-03-10T18:00:00'],
    ['1am', '2026-03-11T01:00:00'],
    ['yesterday', '2026-03-09T12:00:00'],
    ['yesterday 6pm', '2026-03-09T18:00:00'],
    ['tuesday 6pm', '2026-03-10T18:00:00'],
    ['last tuesday', '2026-03-03T12:00:00'],
    ['an hour ago', '2026-03-11T00:30:00'],
    ['a day ago', '2026-03-10T01:30:00'],
    ['march 10 at 9pm', '2026-03-10T21:00:00'],
  ])('%s', async (text, wall) => {
    inProcessZone(processZone);
    expect((await parseWhen(text, SMALL_HOURS)).at.slice(0, 19)).toBe(wall);
  });

  test.each([
    ['today', '2026-03-10T04:00:00', '2026-03-11T04:00:00'],
    ['yesterday', '2026-03-09T04:00:00', '2026-03-10T04:00:00'],
    ['3 days ago', '2026-03-07T04:00:00', '2026-03-08T04:00:00'],
    ['wednesday', '2026-03-04T04:00:00', '2026-03-05T04:00:00'],
    ['2026-03-11', '2026-03-11T00:00:00', '2026-03-12T00:00:00'],
  ])('the span of %s', async (text, from, to) => {
    inProcessZone(processZone);
    expect(await parseRange(text, SMALL_HOURS)).toEqual({ from, to });
  });
});

test.each([
  ['2025', '2025-01-01T00:00:00', '2026-01-01T00:00:00'],
  ['2025-12', '2025-12-01T00:00:00', '2026-01-01T00:00:00'],
  ['november 2025', '2025-11-01T00:00:00', '2025-12-01T00:00:00'],
  ['november', '2025-11-01T00:00:00', '2025-12-01T00:00:00'],
  ['march', '2026-03-01T00:00:00', '2026-04-01T00:00:00'],
  ['2024-02-29', '2024-02-29T00:00:00', '2024-03-01T00:00:00'],
  ['3 nov 2025', '2025-11-03T00:00:00', '2025-11-04T00:00:00'],
  ['2026-11-03 23:59', '2026-11-03T23:59:00', '2026-11-04T00:00:00'],
  ['2026-11-03 23:59:59', '2026-11-03T23:59:59', '2026-11-04T00:00:00'],
  ['2026-07-03T07:00Z', '2026-07-03T09:00:00', '2026-07-03T09:01:00'],
  ['yesterday 6pm', '2026-03-09T18:00:00', '2026-03-09T18:01:00'],
  ['yesterday evening', '2026-03-09T18:00:00', '2026-03-10T00:00:00'],
  ['last night', '2026-03-09T21:00:00', '2026-03-10T04:00:00'],
  ['2 hours ago', '2026-03-10T16:30:00', '2026-03-10T16:31:00'],
  ['monday', '2026-03-09T04:00:00', '2026-03-10T04:00:00'],
  ['this week', '2026-03-09T04:00:00', '2026-03-16T04:00:00'],
  ['last week', '2026-03-02T04:00:00', '2026-03-09T04:00:00'],
  ['this month', '2026-03-01T04:00:00', '2026-04-01T04:00:00'],
  ['last month', '2026-02-01T04:00:00', '2026-03-01T04:00:00'],
  ['last year', '2025-01-01T04:00:00', '2026-01-01T04:00:00'],
  ['last 7 days', '2026-03-04T04:00:00', '2026-03-11T04:00:00'],
])('the span of %s', async (text, from, to) => {
  expect(await parseRange(text, TUESDAY)).toEqual({ from, to });
});

test('a month before the 31st is the last day that the month has', async () => {
  const clock = clockAt('2026-03-31T10:00:00Z');
  expect((await parseWhen('a month ago', clock)).at).toBe('2026-02-28T12:00:00+01:00');
});

describe('days on which clocks jump', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29 02:30', '2026-03-29T02:30:00+01:00'],
    ['Europe/Berlin', '2026-10-25 02:30', '2026-10-25T02:30:00+02:00'],
    ['America/New_York', '2026-03-08 02:30', '2026-03-08T02:30:00-05:00'],
    ['America/New_York', 'nov 1 2026 1:30am', '2026-11-01T01:30:00-04:00'],
    ['Australia/Lord_Howe', '2026-10-04 02:15', '2026-10-04T02:15:00+10:30'],
    ['Australia/Lord_Howe', '2026-04-05 01:45', '2026-04-05T01:45:00+11:00'],
    ['Asia/Kolkata', '2026-03-29 02:30', '2026-03-29T02:30:00+05:30'],
    ['Pacific/Apia', '3 nov 2026 7am', '2026-11-03T07:00:00+13:00'],
    ['UTC', '2026-03-29 02:30', '2026-03-29T02:30:00+00:00'],
  ])('%s: %s', async (zone, text, at) => {
    expect(await parseWhen(text, clockAt('2026-12-01T12:00:00Z', zone))).toEqual({ at, zone });
  });

  test('hours ago are hours that passed, days ago keep the clock', async () => {
    // 04:30 on the morning on which 02:00 became 03:00, and 03:30 when 03:00 became 02:00.
    const spring = clockAt('2026-03-29T02:30:00Z');
    expect((await parseWhen('3 hours ago', spring)).at).toBe('2026-03-29T00:30:00.000+01:00');
    expect((await parseWhen('1 day ago', spring)).at).toBe('2026-03-28T04:30:00+01:00');
    const autumn = clockAt('2026-10-25T02:30:00Z');
    expect((await parseWhen('2 hours ago', autumn)).at).toBe('2026-10-25T02:30:00.000+02:00');
  });
});

test.each([
  ...[
    '',
    '   ',
    'garbage',
    '__proto__',
    'constructor',
    'monday garbage',
    'I met someone at 5pm',
    '3 nov to 5 nov',
  ],
  ...['2026-02-30', '2025-02-29', '2026-13', '2026-13-01', '2026-00-10', 'feb 30', '31 nov 2025'],
  ...['25:00', '12:60', '13pm', '0am', '2026-11-03 24:00', '2026-11-03 25:00', 'yesterday 25:00'],
  ...['2026-11-03T07:00+19:00', 'tuesday, 3 november 2025', '99999 years ago', '0000-01-01'],
  ...['3/4/2026', '3.4.2026', 'yesterday at 5', '2 hours ago at 7am', '2026-11-03T07:00 07:00'],
])('%j is refused, with three forms that are read', async (text) => {
  for (const parse of [parseWhen, parseRange]) {
    const refusal = await parse(text, TUESDAY).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    const { message, hint = '' } = refusal as UsageError;
    expect(hint.match(/"[^"]+"/g)).toHaveLength(3);
    if (text.length > 2) expect(message).not.toContain(text);
    for (const form of hint.matchAll(/"([^"]+)"/g)) await parse(form[1] ?? '', TUESDAY);
  }
});

test.each(['2026-11', '2026', 'last week', 'this month', 'last 7 days', 'november'])(
  '%s is no moment',
  async (text) => {
    await expect(parseWhen(text, TUESDAY)).rejects.toThrow('more than one');
  },
);

test('a date and time come back as typed, in every zone and year', async () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
  const minute = fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2100-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  await fc.assert(
    fc.asyncProperty(minute, fc.constantFrom(...zones), async (date, zone) => {
      const wall = date.toISOString().slice(0, 16);
      const clock = clockAt('2026-03-10T17:30:00Z', zone);
      const { at } = await parseWhen(wall.replace('T', ' '), clock);
      expect(at.slice(0, 19)).toBe(`${wall}:00`);
      const { from, to } = await parseRange(wall, clock);
      expect(from).toBe(`${wall}:00`);
      expect(Date.parse(`${to}Z`) - Date.parse(`${from}Z`)).toBe(60_000);
    }),
    { numRuns: 200 },
  );
});

test('a day and its neighbours leave no gap', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 0, max: 12 }),
      async (n, hour) => {
        const clock = clockAt('2026-03-11T00:30:00Z', 'Europe/Berlin', hour);
        const day = await parseRange(`${n + 1} days ago`, clock);
        const next = await parseRange(`${n} days ago`, clock);
        expect(day.to).toBe(next.from);
      },
    ),
  );
});

test('whatever is typed is a moment and a span, or a usage error', async () => {
  const words =
    'last next this on at in ago a an 2 3.5 0 31 99999 week days month year hour monday sun feb 29 ' +
    'nov november 2025 1999 0001 2026-11-03 2026-11 07:00 7am 25:00 noon morning night yesterday ' +
    'today now , and half ago z +02:00 T 13/4/2026 of the before after end';
  const salad = fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 5 });
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    salad.map((all) => all.join(' ')),
  );
  const settled = <T>(promise: Promise<T>) => promise.catch((error: unknown) => error);
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const moment = await settled(parseWhen(text, TUESDAY));
      if (!(moment instanceof UsageError)) expect(isAt((moment as Moment).at)).toBe(true);
      const span = await settled(parseRange(text, TUESDAY));
      if (span instanceof UsageError) return;
      const { from, to } = span as Range;
      expect([from, to].every((wall) => isAt(`${wall}Z`))).toBe(true);
      expect(from < to).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
