import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planAhead } from '../../src/commands/remind/after.js';
import { createContext } from '../../src/context.js';
import type { NewEntry } from '../../src/journal/entry.js';
import { readDue } from '../../src/shell/due.js';
import { run, tempFolder, testHost, type HostOptions } from '../support/host.js';
import { lockedHome, opened, PASSPHRASE } from '../support/locked.js';
import { world } from '../support/machines.js';

/** Berlin is an hour ahead of UTC in winter, and two in summer. */
const at = (date: string, wall = '12:00') => `${date}T${wall}:00+01:00`;
let seed = 1;
const go = (home: string, date: string, ...argv: string[]) =>
  run(argv, { home, now: at(date), seed: ++seed });
const open = (home: string, date: string, ...argv: string[]) =>
  run(argv, opened(home, { now: at(date), seed: ++seed }));

const CYCLE = [
  'learn',
  'cycle',
  'Zebra',
  '--hours',
  '30',
  '--from',
  '2026-01-01',
  '--months',
  '12',
];
const LEARNING = 'A learning cycle asks for a few hours more: selfcare learn';
const DUE = [at('2026-11-02', '04:00'), at('2026-12-18', '04:00')].map((wall) => Date.parse(wall));

interface Known {
  readAt: number;
  learningDue?: number[];
  supervisionDue?: number[];
  netThin?: number[];
  idle?: { domain: string; at: number[] };
}

const path = (home: string) => join(home, 'deadlines.json');
const known = (home: string) => JSON.parse(readFileSync(path(home), 'utf8')) as Known;

/** Entries as any command writes them, and what a run does after it. */
async function write(options: HostOptions, ...entries: Partial<NewEntry>[]): Promise<void> {
  const context = createContext(testHost({ seed: ++seed, ...options }));
  const journal = await context.journal();
  for (const entry of entries) {
    const moment = { at: options.now ?? at('2026-01-01'), zone: 'Europe/Berlin' };
    await journal.add({ ...moment, kind: 'plan', ...entry });
  }
  await planAhead(context);
}

const WEEKLY = { times: 1, every: 1, unit: 'week' };

describe('what is due is known from a small file', () => {
  test('which does not exist while nothing of the kind is kept', async () => {
    const home = tempFolder();
    await go(home, '2026-06-01', 'hours', 'set', 'mon-fri', '9:00-17:30');
    await go(home, '2026-06-01', 'journal', '-m', 'words');
    await go(home, '2026-06-01', 'delegate', 'add', 'Claims', '--minutes-a-week', '60');
    await go(home, '2026-06-01', 'remind', '--refresh');
    expect(existsSync(path(home))).toBe(false);
  });

  test('which follows every change, and holds no word', async () => {
    const home = tempFolder();
    await go(home, '2026-06-01', ...CYCLE);
    expect(known(home)).toEqual({
      version: 2,
      readAt: Date.parse(at('2026-06-01')),
      learningDue: DUE,
    });
    expect(statSync(path(home)).mode & 0o777).toBe(0o600);
    const steps: [string[], number[] | undefined][] = [
      [['learn', 'add', 'Zebra course', '--hours', '29'], DUE],
      [['learn', 'add', 'Zebra group', '--hours', '1'], undefined],
      [['learn', 'edit', 'Zebra group', '--hours', '0.5'], DUE],
      [['journal', 'undo'], undefined],
      [['learn', 'remove', 'Zebra group'], DUE],
      [['journal', 'undo'], undefined],
      [['learn', 'edit', 'Zebra', '--hours', '40'], DUE],
      [['learn', 'end', 'Zebra'], undefined],
      [['journal', 'undo'], DUE],
    ];
    for (const [argv, due] of steps) {
      const { code, stderr } = await go(home, '2026-06-02', ...argv);
      expect([argv, code, stderr.includes('error')]).toEqual([argv, 0, false]);
      expect([argv, known(home).learningDue]).toEqual([argv, due]);
    }
    const [cycle] = JSON.parse((await go(home, '2026-06-02', 'learn', '--json')).stdout) as [
      { id: string },
    ];
    await go(home, '2026-06-02', 'journal', 'delete', cycle.id);
    expect(known(home).learningDue).toBeUndefined();
    for (const name of ['deadlines.json', 'due', 'reminders.json']) {
      expect(readFileSync(join(home, name), 'utf8')).not.toMatch(/zebra/i);
    }
  });

  test('which an import and a restore bring up to date', async () => {
    const [one, two, three] = [tempFolder(), tempFolder(), tempFolder()];
    await go(one, '2026-06-01', ...CYCLE);
    const file = join(tempFolder(), 'all.jsonl');
    await go(one, '2026-06-01', 'export', '--format', 'jsonl', '-o', file);
    expect((await go(two, '2026-06-01', 'import', file, '--format', 'jsonl')).code).toBe(0);
    expect(known(two).learningDue).toEqual(DUE);
    const kept = join(tempFolder(), 'kept.tar.gz');
    expect((await go(one, '2026-06-01', 'backup', kept)).code).toBe(0);
    expect((await go(three, '2026-06-01', 'restore', kept)).code).toBe(0);
    expect(known(three).learningDue).toEqual(DUE);
  });

  test('which what comes from another machine changes', async () => {
    const { one, two, remote } = world();
    await one.run('learn', 'cycle', '--hours', '30', '--from', '2026-01-01', '--months', '12');
    expect(known(one.home).learningDue).toEqual(DUE);
    await one.run('sync', 'setup', remote);
    await two.run('sync', 'setup', remote);
    expect(known(two.home).learningDue).toEqual(DUE);
    await two.run('learn', 'add', 'All of it', '--hours', '30');
    await two.run('sync');
    await one.run('sync');
    expect(known(one.home).learningDue).toBeUndefined();
  });

  test('which is made anew in the background once it is old', async () => {
    const home = tempFolder();
    await go(home, '2026-06-01', ...CYCLE);
    const old = { version: 2, readAt: Date.parse(at('2026-06-01')), supervisionDue: [1] };
    writeFileSync(path(home), JSON.stringify(old));
    await run(['remind', '--refresh'], { home, now: at('2026-06-01', '23:59') });
    expect(known(home)).toMatchObject({ supervisionDue: [1] });
    await run(['remind', '--refresh'], { home, now: at('2026-06-02', '00:00') });
    expect(known(home)).toEqual({
      version: 2,
      readAt: Date.parse(at('2026-06-02', '00:00')),
      learningDue: DUE,
    });
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"readAt":"x","version":2,"idle":{"domain":"\\u001b[31m","at":[1]}}',
  ])('which may be damaged: %j', async (text) => {
    const home = tempFolder();
    await go(home, '2026-06-01', ...CYCLE);
    writeFileSync(path(home), text);
    expect(await go(home, '2026-11-10', 'remind')).toEqual({ code: 0, stdout: '', stderr: '' });
    await go(home, '2026-11-10', 'remind', '--refresh');
    expect((await go(home, '2026-11-10', 'remind')).stdout).toBe(`${LEARNING}\n`);
  });
});

describe('a reminder of it', () => {
  test('comes when it is due, in the shell too, and can be done or turned off', async () => {
    const home = tempFolder();
    await go(home, '2026-06-01', ...CYCLE);
    const said = async (date: string) => (await go(home, date, 'remind')).stdout;
    expect([await said('2026-11-01'), await said('2026-11-02')]).toEqual(['', `${LEARNING}\n`]);
    await go(home, '2026-11-01', 'remind', '--refresh');
    expect(readDue(home)).toMatchObject({ from: (DUE[0] ?? 0) / 1000, text: LEARNING });
    const [row] = (
      JSON.parse((await go(home, '2026-11-01', 'remind', 'list', '--json')).stdout) as {
        id: string;
      }[]
    ).filter(({ id }) => id === 'learning');
    expect(row).toMatchObject({ state: 'waiting', next: '2026-11-02T04:00:00.000+01:00' });
    await go(home, '2026-11-03', 'remind', 'off', 'learning');
    expect(await said('2026-11-03')).toBe('');
    await go(home, '2026-11-03', 'remind', 'on', 'learning');
    await go(home, '2026-11-03', 'remind', 'done', 'learning');
    expect([await said('2026-11-03'), await said('2026-12-17')]).toEqual(['', '']);
  });

  test('is one of supervision, of company and of a plan as well', async () => {
    const home = tempFolder();
    const since = '2026-01-05';
    await write(
      { home, now: at(since) },
      {
        kind: 'support',
        text: 'Zebra',
        data: { record: 'commitment', role: 'supervision', cadence: WEEKLY, since },
      },
      {
        kind: 'plan',
        text: 'Zebra',
        data: { record: 'commitment', domain: 'physical', cadence: WEEKLY, since },
      },
    );
    const { supervisionDue, netThin, idle } = known(home);
    expect(idle?.domain).toBe('physical');
    const firsts = [supervisionDue, netThin, idle?.at].map((dues) => dues?.[0] ?? NaN);
    const all = Math.max(...firsts);
    const then = new Date(all + 1).toISOString();
    const { stdout } = await run(['remind'], { home, now: then });
    expect(stdout.split('\n')).toEqual([
      'Supervision is due: selfcare support due',
      'A word with someone of your own may be due: selfcare support',
      'Something for yourself again (physical): selfcare plan',
      '',
    ]);
    for (const id of ['supervision', 'support', 'plan']) {
      await run(['remind', 'off', id], { home, now: then });
    }
    expect((await run(['remind'], { home, now: then })).stdout).toBe('');
  });

  test('is suggested off work, one at most, and never at work', async () => {
    const home = tempFolder();
    await go(home, '2026-06-01', 'hours', 'set', 'mon-fri', '9:00-17:30');
    await go(home, '2026-06-01', ...CYCLE);
    const suggested = async (now: string) => {
      const { stdout } = await run(['today', '--json'], { home, now });
      return (JSON.parse(stdout) as { suggestion: { id: string } | null }).suggestion?.id;
    };
    // A Wednesday, and the Saturday after it.
    expect(await suggested(at('2026-11-04', '10:00'))).not.toBe('learning');
    expect(await suggested(at('2026-11-07', '10:00'))).toBe('learning');
    const screen = await run(['today'], { home, now: at('2026-11-07', '10:00') });
    expect(screen.stdout).toContain('selfcare learn');
    expect(screen.stdout.match(/learn/g)).toHaveLength(2);
    await go(home, '2026-11-07', 'remind', 'snooze', 'learning', '1d');
    expect(await suggested(at('2026-11-07', '12:30'))).not.toBe('learning');
  });
});

describe('with the vault locked', () => {
  async function locked(): Promise<string> {
    const home = lockedHome();
    // Writing asks nobody.
    for (const argv of [
      CYCLE,
      ['learn', 'add', 'Zebra course', '--hours', '10', '--category', 'x'],
      ['delegate', 'add', 'Claims', '--minutes-a-week', '60'],
    ]) {
      const { code, stderr } = await go(home, '2026-06-01', ...argv);
      expect([argv, code, stderr]).toEqual([argv, 0, expect.stringMatching(/^Saved as /)]);
      expect(stderr).not.toMatch(/passphrase|more by/);
    }
    return home;
  }

  test('what is added says by itself when it is due, until the vault is opened and after', async () => {
    const home = await locked();
    expect(known(home)).toEqual({ version: 2, readAt: 0, learningDue: DUE });
    expect((await go(home, '2026-11-07', 'remind')).stdout).toBe(`${LEARNING}\n`);
    expect((await open(home, '2026-06-01', 'journal', 'list')).code).toBe(0);
    expect(known(home).learningDue).toEqual(DUE);
    expect((await go(home, '2026-11-07', 'remind')).stdout).toBe(`${LEARNING}\n`);
    const today = await go(home, '2026-11-07', 'today', '--json');
    expect(JSON.parse(today.stdout)).toMatchObject({
      due: { id: 'learning' },
      suggestion: { id: 'learning' },
    });
    await go(home, '2026-11-07', 'remind', '--refresh');
    expect(known(home).learningDue).toEqual(DUE);
    expect(readDue(home)?.text).toBe(LEARNING);
  });

  test('what is written meanwhile takes nothing away, and counts when it is opened', async () => {
    const home = await locked();
    await open(home, '2026-06-01', 'learn');
    await go(home, '2026-06-02', 'learn', 'add', 'The rest', '--hours', '20');
    expect(known(home)).toEqual({ version: 2, readAt: 0, learningDue: DUE });
    await open(home, '2026-06-02', 'journal', 'list');
    expect(known(home)).toEqual({ version: 2, readAt: Date.parse(at('2026-06-02')) });
  });

  test('of two of a kind the one that is due first is remembered', async () => {
    const home = lockedHome();
    const support = ['support', 'add', 'Ruth', '--role', 'supervision', '--every'];
    await go(home, '2026-06-01', ...support, 'month');
    const first = (name: 'supervisionDue' | 'netThin') => known(home)[name]?.[0];
    const netThin = first('netThin') ?? NaN;
    expect(first('supervisionDue')).toBe(Date.parse('2026-07-01T04:00:00+02:00'));
    await go(home, '2026-06-03', ...support, '2 months');
    expect(first('supervisionDue')).toBe(Date.parse('2026-07-01T04:00:00+02:00'));
    expect(first('netThin')).toBeGreaterThan(netThin);
    await go(home, '2026-06-04', ...support, 'week');
    expect(first('supervisionDue')).toBe(Date.parse('2026-06-11T04:00:00+02:00'));
    const plan = ['plan', 'add', 'Zebra', '--every', 'week', '--domain'];
    await go(home, '2026-06-04', ...plan, 'physical');
    const { idle } = known(home);
    await go(home, '2026-06-05', ...plan, 'spiritual');
    expect(known(home)).toMatchObject({ readAt: 0, idle: { ...idle, domain: 'physical' } });
    const remembered = known(home);
    await open(home, '2026-06-05', 'journal', 'list');
    expect(known(home)).toEqual({ ...remembered, readAt: Date.parse(at('2026-06-05')) });
  });

  test('a silent reminder names the lock where dates may lie behind it', async () => {
    const home = await locked();
    const why = async (id: string) => {
      const { stdout } = await go(home, '2026-06-02', 'remind', 'list', '--json');
      const rows = JSON.parse(stdout) as { id: string; why: string | null }[];
      return rows.find((row) => row.id === id)?.why;
    };
    expect([await why('learning'), await why('supervision')]).toEqual([
      null,
      expect.stringMatching(/^the vault is locked/),
    ]);
    await open(home, '2026-06-02', 'journal', 'list');
    expect(await why('supervision')).toBe('no date for supervision is known');
  });

  test('what a line names the passphrase for says where things stand', async () => {
    const home = await locked();
    const flag = ['--passphrase-command', `echo '${PASSPHRASE}'`];
    const { stderr } = await go(
      home,
      '2026-06-02',
      'learn',
      'add',
      'More',
      '--hours',
      '5',
      ...flag,
    );
    expect(stderr).toContain('15 hours more by 31 December 2026.');
  });

  test('what shows or changes says that it is locked', async () => {
    const home = await locked();
    for (const line of [
      'learn',
      'learn status --json',
      'learn list',
      'learn remove last',
      'delegate',
      'delegate done claims',
    ]) {
      const { code, stdout, stderr } = await go(home, '2026-06-02', ...line.split(' '));
      expect([line, code, stdout]).toEqual([line, 3, '']);
      expect(stderr).toMatch(/^selfcare: error: the vault is locked\n/);
      expect(stderr).not.toMatch(/zebra/i);
    }
  });
});
