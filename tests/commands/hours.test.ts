import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTimes } from '../../src/commands/hours/typed.js';
import { readWeek } from '../../src/commands/hours/typed-week.js';
import { UsageError } from '../../src/errors.js';
import { run, tempFolder } from '../support/host.js';

const shown = (spans: readonly { from: string; to: string }[]) =>
  spans.map(({ from, to }) => `${from}-${to}`).join(' ');

describe('times as one types them', () => {
  test.each([
    ['9-17', '09:00-17:00'],
    ['9:00-17:30', '09:00-17:30'],
    ['9.30-17.00', '09:30-17:00'],
    ['9am-5:30pm', '09:00-17:30'],
    ['9h-17h30', '09:00-17:30'],
    ['12am-12pm', '00:00-12:00'],
    ['9:00–17:00', '09:00-17:00'],
    ['9:00 - 17:00', '09:00-17:00'],
    ['9 to 17', '09:00-17:00'],
    ['9:00-12:00,14:00-18:00', '09:00-12:00 14:00-18:00'],
    ['9:00-12:00, 14:00-18:00', '09:00-12:00 14:00-18:00'],
    ['9-12 14-18', '09:00-12:00 14:00-18:00'],
    ['22:00-07:00', '22:00-07:00'],
    ['22-2,2:30-7', '22:00-02:00 02:30-07:00'],
    ['20:00-0:00', '20:00-00:00'],
    ['20:00-24:00', '20:00-24:00'],
    ['0-24', '00:00-24:00'],
    ['off', ''],
    ['none', ''],
  ])('%s', (typed, expected) => {
    expect(shown(readTimes(typed.split(' ')))).toBe(expected);
  });

  test.each([
    '',
    '9',
    '9-',
    '-9',
    '9-17-18',
    '25-26',
    '9:60-10',
    '24:00-2',
    '0am-3',
    '13pm-15',
    'nine-five',
    '9-5',
    '9-9',
    '9-13,12-17',
    '14-18,9-12',
    '22-7,6-9',
    'off,9-17',
    '9:0-17',
  ])('not %j', (typed) => {
    expect(() => readTimes([typed])).toThrow(UsageError);
  });
});

describe('days as one types them', () => {
  test.each([
    ['mon 9-17', '1'],
    ['Monday 9-17', '1'],
    ['mon-fri 9-17', '1 2 3 4 5'],
    ['monday to friday 9-17', '1 2 3 4 5'],
    ['fri-mon 9-17', '1 5 6 7'],
    ['mon,wed,fri 9-17', '1 3 5'],
    ['mon, wed, fri 9-17', '1 3 5'],
    ['mon wed 9-17', '1 3'],
    ['tues-thurs 9-17', '2 3 4'],
    ['weekdays 9-17', '1 2 3 4 5'],
    ['weekend 9-17', '6 7'],
    ['daily 9-17', '1 2 3 4 5 6 7'],
    ['mon 9-17 tue 9-17', '1 2'],
    ['mon-fri 9-17 fri off', '1 2 3 4'],
  ])('%s', (typed, expected) => {
    const week = [...readWeek(typed.split(' '))].filter(([, spans]) => spans.length > 0);
    expect(
      week
        .map(([day]) => day)
        .sort()
        .join(' '),
    ).toBe(expected);
    expect(new Set(week.map(([, spans]) => shown(spans)))).toEqual(new Set(['09:00-17:00']));
  });

  test('a break is taken out of every day that it touches, and a second one too', () => {
    const typed = 'mon 9-17 tue 9-12 wed 22-7'.split(' ');
    const week = readWeek(typed, ['12-13', '2:00-2:30']);
    expect([...week.values()].map(shown)).toEqual([
      '09:00-12:00 13:00-17:00',
      '09:00-12:00',
      '22:00-02:00 02:30-07:00',
    ]);
  });
});

describe('dates lie ahead', () => {
  // A Tuesday.
  const now = '2026-11-17T15:00:00Z';
  test.each([
    ['tomorrow', '2026-11-18', '2026-11-18'],
    ['tuesday', '2026-11-17', '2026-11-17'],
    ['on monday', '2026-11-23', '2026-11-23'],
    ['24 dec', '2026-12-24', '2026-12-24'],
    ['3 march', '2027-03-03', '2027-03-03'],
    ['17 november', '2026-11-17', '2026-11-17'],
    ['dec 24 to jan 2', '2026-12-24', '2027-01-02'],
    ['fri..mon', '2026-11-20', '2026-11-23'],
    ['next week', '2026-11-23', '2026-11-29'],
    ['in 2 days', '2026-11-19', '2026-11-19'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['yesterday', '2026-11-16', '2026-11-16'],
    ['2026-11-02', '2026-11-02', '2026-11-02'],
  ])('%s', async (typed, from, to) => {
    const home = tempFolder();
    expect((await run(['hours', 'off', ...typed.split(' ')], { home, now })).code).toBe(0);
    const stored = JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')) as {
      hours: { off: unknown };
    };
    expect(stored.hours.off).toEqual([{ from, to }]);
  });

  test('in the small hours today is the day that is lived still', async () => {
    const options = { home: tempFolder(), now: '2026-11-18T01:00:00Z' };
    await run(['hours', 'off', 'today'], options);
    const text = readFileSync(join(options.home, 'config.json'), 'utf8');
    expect(text).toContain('"from": "2026-11-17"');
  });
});

test('what is said last of a day stands alone', async () => {
  const home = tempFolder();
  const set = async (...argv: string[]) =>
    JSON.parse((await run(['hours', ...argv, '--json'], { home })).stdout) as object;
  await set('set', 'mon-fri', '9-17');
  await set('off', '2026-12-21..2026-12-24', '--why', 'leave');
  const worked = await set('on', '2026-12-22', '10-14');
  const why = 'leave';
  expect(worked).toMatchObject({
    off: [
      { from: '2026-12-21', to: '2026-12-21', why },
      { from: '2026-12-23', to: '2026-12-24', why },
    ],
    once: { '2026-12-22': [{ from: '10:00', to: '14:00' }] },
  });
  expect(await set('off', '2026-12-22')).toMatchObject({ once: {} });
});

test('a reason is looked through for possible identifiers', async () => {
  const why = 'Call Maria Garcia 555-867-5309';
  const { code, stderr } = await run(['hours', 'off', 'tomorrow', '--why', why]);
  expect([code, stderr]).toEqual([0, expect.stringMatching(/possible/)]);
});

test('every command answers with the same shape', async () => {
  const options = { home: tempFolder(), now: '2026-11-17T15:00:00Z' };
  const answer = async (...argv: string[]) =>
    JSON.parse((await run(['hours', ...argv, '--json'], options)).stdout) as object;
  for (const argv of [
    ['set', 'mon-fri', '9-17'],
    ['off', 'fri'],
    ['on', 'sat', '9-12'],
    ['until', '16:30'],
    ['on', 'fri'],
  ]) {
    expect(await answer(...argv)).toEqual(await answer('show'));
  }
  expect(Object.keys(await answer())).toEqual(['week', 'off', 'once', 'now']);
});

test('what was set and cannot be read is not replaced in silence', async () => {
  const home = tempFolder();
  writeFileSync(join(home, 'config.json'), '{"hours": "nine to five"}');
  const { code, stderr } = await run(['hours', 'set', 'mon', '9-17'], { home });
  expect(code).toBe(1);
  expect(stderr).toContain('selfcare config edit');
  expect(readFileSync(join(home, 'config.json'), 'utf8')).toBe('{"hours": "nine to five"}');
});

test('a reason from an edited file can send no command to the terminal', async () => {
  const home = tempFolder();
  const off = [{ from: '2026-12-24', to: '2026-12-24', why: 'rest\u001b]0;title\u0007\u001b[2J' }];
  writeFileSync(join(home, 'config.json'), JSON.stringify({ hours: { off } }));
  const { stdout } = await run(['hours'], { home, now: '2026-11-17T15:00:00Z' });
  expect(stdout).toContain('rest');
  expect(stdout).not.toContain('\u001b');
});

test('a workday that has just ended ended just now', async () => {
  const options = { home: tempFolder(), now: '2026-11-17T16:30:20Z' };
  const { stderr } = await run(['hours', 'set', 'daily', '9:00-17:30'], options);
  expect(stderr).toContain('The day ended at 17:30, just now.');
});

describe('until, after a night shift that went on', () => {
  const WEEK = ['hours', 'set', 'thu', '22:00-07:00'];
  const go = async (wall: string, until: string, ...before: string[][]) => {
    const home = tempFolder();
    const options = { home, now: `2026-03-${wall}:00+01:00` };
    for (const argv of [WEEK, ...before]) await run(argv, options);
    return run(['hours', 'until', until], options);
  };

  test.each([
    // Thursday is the 12th.
    ['13T06:00', '08:30', [], 'Thu 12 Mar 2026: 22:00–08:30.'],
    ['13T08:00', '08:30', [], 'Thu 12 Mar 2026: 22:00–08:30.'],
    ['13T08:45', '08:30', [], 'Thu 12 Mar 2026: 22:00–08:30.'],
    ['13T08:00', '08:30', [['hours', 'set', 'fri', '22-7']], 'Thu 12 Mar 2026: 22:00–08:30.'],
    ['13T08:00', '06:00', [['hours', 'set', 'fri', '22-7']], 'Fri 13 Mar 2026: 22:00–06:00.'],
    ['13T08:00', '12:00', [['hours', 'set', 'fri', '9-17']], 'Fri 13 Mar 2026: 09:00–12:00.'],
    ['13T09:30', '12:00', [['hours', 'set', 'fri', '9-17']], 'Fri 13 Mar 2026: 09:00–12:00.'],
  ])('at %s until %s', async (wall, until, before, said) => {
    const { code, stderr } = await go(wall, until, ...before);
    expect([code, stderr.split('\n')[0]]).toEqual([0, said]);
  });

  test.each(['04:00', '08:30', '09:00', '9:30', '12:00', '23:00', '0:00', '24:00'])(
    'on a day off, the times that the hint for %s names are taken',
    async (until) => {
      const { code, stderr } = await go('15T12:00', until);
      const [, hinted = ''] = /give it times: selfcare (.*)\n/.exec(stderr) ?? [];
      expect([code, hinted]).toEqual([2, expect.stringContaining('hours on 2026-03-15 ')]);
      expect((await run(hinted.split(' '))).code).toBe(0);
    },
  );
});

test.each([
  [['mon', '9-5'], 'did you mean 09:00-17:00?'],
  [['mon', '9:30-5:30'], 'did you mean 09:30-17:30?'],
  [['mon', '9am-5am'], 'for example: 9:00-17:30'],
  [['mon', '9x-17x'], 'those times could not be read'],
  [['mon', '9uhr'], 'those times could not be read'],
])('hours set %j is refused with %j', async (words, said) => {
  const { code, stderr } = await run(['hours', 'set', ...words]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
});

describe('a night that runs into the next workday is kept, and that is said', () => {
  test.each([
    [['set', 'mon', '22-7', 'tue', '6-14'], 'Monday ends at 07:00 of the next day'],
    [['set', 'sun', '22-7', 'mon', '6-14'], 'Sunday ends at 07:00 of the next day'],
    [['set', 'mon', '22-7', 'tue', '7-14'], undefined],
    [['set', 'daily', '22-7'], undefined],
  ])('%j', async (words, said) => {
    const { code, stderr } = await run(['hours', ...words]);
    expect(code).toBe(0);
    if (said === undefined) expect(stderr).not.toContain('warning');
    else expect(stderr).toContain(said);
  });

  test('on one date, and once only', async () => {
    const home = tempFolder();
    const go = (...words: string[]) => run(['hours', ...words], { home });
    await go('set', 'mon-fri', '6-14');
    const night = await go('on', '2026-03-11', '22-7');
    expect(night.stderr).toContain('Wed 11 Mar 2026 ends at 07:00 of the next day');
    expect((await go('set', 'sat', '9-12')).stderr).not.toContain('warning');
  });
});
