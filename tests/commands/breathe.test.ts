import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createContext, NO_FLAGS } from '../../src/context.js';
import { breathe, type BreatheContext } from '../../src/commands/breathe/run.js';
import { run, tempFolder, testHost } from '../support/host.js';
import { endedAfter, entriesOf, fly } from '../support/sessions.js';

afterEach(() => void vi.useRealTimers());

const entries = (home: string) => entriesOf('breath', home);

test('a session that cannot be saved is still told, and the run fails', async () => {
  const file = join(tempFolder(), 'home');
  writeFileSync(file, 'a file of the user');
  const said = await fly(['breathe', '1-1', '-c', '1', '--json', '--home', file]);
  expect(said.code).toBe(1);
  expect(JSON.parse(said.stdout)).toEqual({
    id: null,
    kind: 'breath',
    pattern: '1-1',
    plannedSeconds: 2,
    seconds: 2,
    cycles: 1,
    completed: true,
  });
  expect(said.stderr).toMatch(/1 breath in 0:02, not saved\nselfcare: error: a file stands/);
});

test('one breath a minute is one breath', async () => {
  expect((await run(['breathe', 'info', '20-20-20'])).stdout).toContain('1 breath a minute');
});

describe('what is refused, and what is named instead', () => {
  test.each([
    ['4-x-4', /"4-x-4"/, /2 to 4 numbers.*4-6.*4-4-4-4/],
    ['0-0', /at least 0\.1/, /4-6/],
    ['5', /1 number/, /2 to 4 numbers/],
    ['1-1-1-1-1', /5 numbers/, /2 to 4 numbers/],
    ['bxo', /no breathing pattern "bxo"/, /did you mean box\?/],
    ['-m -3', /-m -3/, /from 0\.1 to 120/],
    ['-m 0', /-m 0/, /from 0\.1 to 120/],
    ['-m 121', /-m 121/, /from 0\.1 to 120/],
    ['-m abc', /-m abc/, /from 0\.1 to 120/],
    ['-m NaN', /-m NaN/, /from 0\.1 to 120/],
    ['-c 0', /-c 0/, /whole number.*1 to 1000/],
    ['-c 1.5', /-c 1\.5/, /whole number.*1 to 1000/],
    ['-c 1001', /-c 1001/, /whole number.*1 to 1000/],
    ['box -m 1 -c 1', /-m and -c/, /not both/],
    ['--sound voice', /"voice"/, /off, bell, tone/],
    ['--view square', /"square"/, /circle, bar, text/],
    ['--ask', /--ask needs a terminal/, /./],
    ['box extra', /too many arguments/, /./],
    ['list extra', /too many arguments/, /./],
    ['info nope', /"nope"/, /resonance/],
    ['info', /missing/, /./],
    ['add box 4-4', /built-in/, /another/],
    ['add list 4-4', /command/, /another/],
    ['add Foo 4-4', /"Foo"/, /lower-case/],
    ['add mine 4-x', /"4-x"/, /2 to 4 numbers/],
    ['remove nope', /no pattern "nope"/, /none so far/],
    ['remove box', /built in/, undefined],
  ])('breathe %s', async (line, what, hint) => {
    const home = tempFolder();
    const { code, stdout, stderr } = await run(['breathe', ...line.split(' ')], { home });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    const [error = '', advice] = stderr.trimEnd().split('\n');
    expect(error).toMatch(/^selfcare: error: /);
    expect(error).toMatch(what);
    if (hint) expect(advice).toMatch(hint);
    expect(existsSync(join(home, 'journal'))).toBe(false);
  });
});

describe('without a terminal', () => {
  test('a session is one line a phase, runs to its end by itself, and is saved', async () => {
    const home = tempFolder();
    const { code, stdout, stderr } = await fly(['breathe', 'box', '-c', '2'], { home });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const phases = ['breathe in 4', 'hold 4', 'breathe out 4', 'rest 4'];
    expect(stdout.split('\n')).toEqual([
      'box (4-4-4-4), 2 breaths, 0:32',
      expect.stringMatching(/^Gentle, not deep\..*driving\. Holds are not for everyone/),
      ...phases,
      ...phases,
      '2 breaths in 0:32, saved',
      '',
    ]);
    expect(await entries(home)).toMatchObject([
      {
        kind: 'breath',
        at: '2026-03-10T18:30:00.000+01:00',
        data: { pattern: 'box', plannedSeconds: 32, seconds: 32, cycles: 2, completed: true },
      },
    ]);
  });

  test('five minutes are the default, in whole breaths', async () => {
    const { stdout } = await fly(['breathe', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      pattern: 'resonance',
      plannedSeconds: 308,
      cycles: 28,
    });
  });

  test.each([
    [['4-7-8'], { pattern: '4-7-8', cycles: 4 }],
    [['4-7-8', '-m', '2'], { pattern: '4-7-8', cycles: 7 }],
    [['4.0-6', '-c', '2'], { pattern: '4-6', cycles: 2, plannedSeconds: 20 }],
    [['-m', '0.5', 'cyclic-sigh'], { pattern: 'cyclic-sigh', cycles: 3, plannedSeconds: 36 }],
    [['-m', '0,5', 'cyclic-sigh'], { pattern: 'cyclic-sigh', cycles: 3, plannedSeconds: 36 }],
  ])('breathe %j', async (argv, wanted) => {
    const { stdout } = await fly(['breathe', ...argv, '--json', '-q']);
    expect(JSON.parse(stdout)).toMatchObject(wanted);
  });

  test('--json is one line of data in its order, and the guide is on stderr', async () => {
    const { stdout, stderr } = await fly(['breathe', '1-1', '-c', '2', '--json']);
    const id = (JSON.parse(stdout) as { id: string }).id;
    expect(id).toMatch(/^[a-z2-7]{3,}$/);
    expect(stdout).toBe(
      `{"id":"${id}","kind":"breath","pattern":"1-1","plannedSeconds":4,"seconds":4,"cycles":2,"completed":true}\n`,
    );
    expect(stderr).toContain('breathe in 1\nbreathe out 1\nbreathe in 1\nbreathe out 1\n');
  });

  test('--json --quiet is the line of data and nothing else', async () => {
    const { stdout, stderr } = await fly(['breathe', '1-1', '-c', '1', '--json', '-q']);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('');
  });

  test('--quiet is the phases and nothing else', async () => {
    const { stdout } = await fly(['breathe', '1-1.5', '-c', '1', '-q']);
    expect(stdout).toBe('breathe in 1\nbreathe out 1.5\n');
  });

  test('--no-log saves nothing, and says so', async () => {
    const home = tempFolder();
    const said = await fly(['breathe', '1-1', '-c', '1', '--no-log'], { home });
    expect(said.stdout).toContain('1 breath in 0:02, not logged');
    const { stdout } = await fly(['breathe', '1-1', '-c', '1', '--no-log', '--json'], { home });
    expect(JSON.parse(stdout)).toMatchObject({ id: null, completed: true });
    expect(existsSync(join(home, 'journal'))).toBe(false);
  });

  test('a long hold is cautioned, with the way to more', async () => {
    const { stdout } = await fly(['breathe', '1-7.5-1', '-c', '1']);
    expect(stdout).toMatch(/Long holds: seated only.*selfcare breathe info 1-7\.5-1/);
  });
});

describe('a run that is ended early', () => {
  const ended = async (reason: 'interrupt' | 'terminate' | 'hangup' | 'pipe', after: number) => {
    const ran = await endedAfter(['breathe', '2-2', '-c', '5', '--json', '-q'], reason, after);
    return { ...ran, saved: await entries(ran.home) };
  };

  test.each([
    ['interrupt', 130],
    ['terminate', 130],
    ['hangup', 130],
    ['pipe', 0],
  ] as const)('by %s saves what was done and ends with %d', async (reason, code) => {
    const ran = await ended(reason, 5000);
    expect(ran.code).toBe(code);
    expect(ran.saved).toMatchObject([
      { data: { pattern: '2-2', plannedSeconds: 20, seconds: 5, cycles: 1, completed: false } },
    ]);
  });

  test('within a second saves nothing', async () => {
    const ran = await ended('interrupt', 500);
    expect(ran.saved).toEqual([]);
    expect(JSON.parse(ran.stdout)).toMatchObject({ id: null, completed: false });
  });
});

test('what ends the run waits until the session is on the disk', async () => {
  const host = testHost();
  const order: string[] = [];
  let saved: () => void = () => undefined;
  const context = {
    ...createContext(host, { ...NO_FLAGS, quiet: true }),
    journal: async () => ({
      add: async () => {
        order.push('saving');
        await new Promise<void>((resolve) => (saved = resolve));
        order.push('saved');
        return { id: 'abc' };
      },
    }),
  } as unknown as BreatheContext;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const code = breathe(context, '1-1', { log: true });
  await vi.advanceTimersByTimeAsync(0);
  await setImmediate();
  await vi.advanceTimersByTimeAsync(1500);
  const stopped = host.stop('terminate').then(() => order.push('stopped'));
  await setImmediate();
  saved();
  await stopped;
  expect(order).toEqual(['saving', 'saved', 'stopped']);
  expect(await code).toBe(130);
});

test('a session that cannot be saved is an error after the session, not before it', async () => {
  const home = join(tempFolder(), 'file');
  (await import('node:fs')).writeFileSync(home, 'not a folder');
  const { code, stdout, stderr } = await fly(['breathe', '1-1', '-c', '1'], { home });
  expect(code).toBe(1);
  expect(stdout).toContain('breathe out 1');
  expect(stdout).not.toContain(', saved');
  expect(stderr).toMatch(/^selfcare: error: .*\nselfcare: hint: .*\n$/);
});

describe('patterns of one’s own', () => {
  test('can be added, listed, used, changed and removed', async () => {
    const home = tempFolder();
    const added = await run(['breathe', 'add', 'slow-evening', '4.0-7'], { home });
    expect(added).toMatchObject({ code: 0, stdout: '' });
    const listed = await run(['breathe', 'list', '--json'], { home });
    expect(JSON.parse(listed.stdout)).toHaveLength(8);
    expect(JSON.parse(listed.stdout).at(-1)).toMatchObject({
      name: 'slow-evening',
      timing: '4-7',
      own: true,
    });
    const used = await fly(['breathe', 'slow-evening', '-c', '1', '--json', '-q'], { home });
    expect(JSON.parse(used.stdout)).toMatchObject({ pattern: 'slow-evening', plannedSeconds: 11 });
    const meant = await run(['breathe', 'slow-evenin'], { home });
    expect(meant.stderr).toContain('did you mean slow-evening?');
    await run(['breathe', 'add', 'slow-evening', '5-8'], { home });
    expect((await run(['breathe', 'list'], { home })).stdout).toMatch(/slow-evening +5-8/);
    const removed = await run(['breathe', 'remove', 'slow-evening'], { home });
    expect(removed.stderr).toContain('selfcare breathe add slow-evening 5-8');
    expect((await run(['breathe', 'list'], { home })).stdout).not.toContain('slow-evening');
  });

  test('a long hold may be added, with its caution', async () => {
    const { code, stderr } = await run(['breathe', 'add', 'long', '4-9-4']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/over 7 seconds.*seated.*clinician/);
  });
});

describe('info', () => {
  test.each([
    'resonance',
    'cyclic-sigh',
    'box',
    'extended-exhale',
    'equal',
    'triangle',
    '4-7-8',
    '4-9-4',
  ])(
    '%s says how, what is known, and to take care; no line is wider than the terminal',
    async (name) => {
      const { code, stdout } = await run(['breathe', 'info', name]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/breathe in \d/);
      expect(stdout).toMatch(/What is known[\s\S]*Take care[\s\S]*dizzy[\s\S]*driving/);
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      const { stdout: json } = await run(['breathe', 'info', name, '--json']);
      const known = JSON.parse(json) as Record<string, unknown>;
      expect(Object.keys(known)).toEqual([
        'name',
        'timing',
        'phases',
        'breathsPerMinute',
        'dose',
        'evidence',
        'caution',
        'safety',
      ]);
    },
  );

  test('holds are cautioned where there are any', async () => {
    expect((await run(['breathe', 'info', 'box'])).stdout).toMatch(/pregnancy/);
    expect((await run(['breathe', 'info', '4-9-4'])).stdout).toMatch(/seated/);
    expect((await run(['breathe', 'info', 'equal'])).stdout).not.toMatch(/pregnancy/);
  });
});

test('settings give the defaults', async () => {
  const home = tempFolder();
  const settings = await createContext(testHost({ home })).settings();
  await settings.set('breathe.pattern', '2-2');
  await settings.set('breathe.minutes', 0.5);
  const { stdout } = await fly(['breathe', '--json', '-q'], { home });
  expect(JSON.parse(stdout)).toMatchObject({ pattern: '2-2', cycles: 8, completed: true });
});

test('a pattern of one’s own with a built-in name is listed once, and named', async () => {
  const home = tempFolder();
  writeFileSync(join(home, 'config.json'), '{"patterns":{"box":"5-5","mine":"4-6"}}');
  const { stdout, stderr } = await run(['breathe', 'list', '--json'], { home });
  const names = (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);
  expect(names.filter((name) => name === 'box')).toHaveLength(1);
  expect(names).toContain('mine');
  expect(stderr).toContain('your own box is passed over');
  expect((await run(['breathe', 'remove', 'box'], { home })).code).toBe(0);
  expect((await run(['breathe', 'list'], { home })).stderr).toBe('');
});
