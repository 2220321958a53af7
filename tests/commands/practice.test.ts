import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createContext } from '../../src/context.js';
import { lockedHome } from '../support/locked.js';
import { run, tempFolder, testHost } from '../support/host.js';
import { endedAfter, entriesOf, fly } from '../support/sessions.js';

afterEach(() => void vi.useRealTimers());

const entries = (home: string) => entriesOf('practice', home);

/** A home with files in its folder of practices. */
function homeWith(files: Record<string, string>): string {
  const home = tempFolder();
  mkdirSync(join(home, 'practices'));
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(home, 'practices', name), text);
  return home;
}

const OWN =
  '{"title":"Evening","steps":[{"seconds":3,"title":"One","cue":"Look up."},{"seconds":4,"cue":"Let go.","more":"And rest."}]}';

describe('without a terminal', () => {
  test('a practice is a line a step, runs to its end by itself, and is saved', async () => {
    const home = tempFolder();
    const { code, stdout, stderr } = await fly(['practice', 'stop'], { home });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'STOP, 4 steps, 1:00',
      expect.stringMatching(/^Your eyes may stay open\..*stop when it is too much\./),
      expect.stringMatching(/^Stop, 10 s: /),
      expect.stringMatching(/^Take a breath, 15 s: /),
      expect.stringMatching(/^Observe, 20 s: /),
      expect.stringMatching(/^Proceed, 15 s: /),
      'STOP: 4 steps in 1:00, saved',
      '',
    ]);
    expect(await entries(home)).toMatchObject([
      {
        kind: 'practice',
        at: '2026-03-10T18:30:00.000+01:00',
        data: { practice: 'stop', plannedSeconds: 60, seconds: 60, steps: 4, completed: true },
      },
    ]);
  });

  test('a step of two lines says the second halfway', async () => {
    const home = homeWith({ 'evening.json': OWN });
    const { stdout } = await fly(['practice', 'evening', '-q'], { home });
    expect(stdout).toBe('One, 3 s: Look up.\n4 s: Let go.\nAnd rest.\n');
  });

  test.each([
    [['grounding', '-m', '1.5'], { practice: 'grounding', plannedSeconds: 90, steps: 7 }],
    [['grounding', '-m', '1,5'], { practice: 'grounding', plannedSeconds: 90, steps: 7 }],
    [['muscle-relaxation', '-m', '1'], { plannedSeconds: 60, steps: 4 }],
    [['Body-Scan', '-m', '.75'], { practice: 'body-scan', plannedSeconds: 45, steps: 9 }],
  ])('practice %j', async (argv, wanted) => {
    const { code, stdout } = await fly(['practice', ...argv, '--json', '-q']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ...wanted, completed: true });
  });

  test('--json is one line of data in its order, and the guide is on stderr', async () => {
    const { stdout, stderr } = await fly(['practice', 'reset', '--json']);
    const id = (JSON.parse(stdout) as { id: string }).id;
    expect(id).toMatch(/^[a-z2-7]{3,}$/);
    expect(stdout).toBe(
      `{"id":"${id}","kind":"practice","practice":"reset","plannedSeconds":120,"seconds":120,"steps":5,"completed":true}\n`,
    );
    expect(stderr).toContain('Loosen, 25 s: ');
  });

  test('--no-log saves nothing, and says so', async () => {
    const home = tempFolder();
    const said = await fly(['practice', 'stop', '--no-log'], { home });
    expect(said.stdout).toContain('4 steps in 1:00, not logged');
    expect(existsSync(join(home, 'journal'))).toBe(false);
  });

  test('a locked vault asks nothing: it saves', async () => {
    const home = lockedHome(tempFolder());
    const { code, stdout } = await fly(['practice', 'stop', '--json', '-q'], { home });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: expect.stringMatching(/./), completed: true });
  });
});

describe('a run that is ended early', () => {
  const ended = async (reason: 'interrupt' | 'terminate' | 'hangup' | 'pipe', after: number) => {
    const ran = await endedAfter(['practice', 'stop', '--json', '-q'], reason, after);
    return { ...ran, saved: await entries(ran.home) };
  };

  test.each([
    ['interrupt', 130],
    ['terminate', 130],
    ['hangup', 130],
    ['pipe', 0],
  ] as const)('by %s saves what was done and ends with %d', async (reason, code) => {
    const ran = await ended(reason, 30_000);
    expect(ran.code).toBe(code);
    expect(ran.saved).toMatchObject([
      { data: { practice: 'stop', plannedSeconds: 60, seconds: 30, steps: 2, completed: false } },
    ]);
  });

  test('within a second saves nothing', async () => {
    const ran = await ended('interrupt', 500);
    expect(ran.saved).toEqual([]);
    expect(JSON.parse(ran.stdout)).toMatchObject({ id: null, steps: 0, completed: false });
  });
});

describe('the folder of one’s own', () => {
  test('a file that is broken, odd or none is told; the rest works', async () => {
    const home = homeWith({
      'evening.json': OWN,
      'broken.json': '{\n"steps": [\n}',
      'My Walk.json': OWN,
      'stop.json': OWN,
      'notes.txt': 'not meant',
      '.hidden.json': 'not meant',
      'large.json': ' '.repeat(200_001),
    });
    mkdirSync(join(home, 'practices', 'folder.json'));
    execFileSync('mkfifo', [join(home, 'practices', 'pipe.json')]);
    const { code, stdout, stderr } = await run(['practice', 'list'], { home });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^evening +0:07 +2 {2}your own$/m);
    expect(stderr.match(/warning: .*/g)).toEqual([
      'warning: practices/My Walk.json: this cannot be the name of a practice',
      expect.stringMatching(/^warning: practices\/broken\.json, line 3: /),
      'warning: practices/folder.json: is a folder',
      'warning: practices/large.json: is too large',
      'warning: practices/pipe.json: is no file, but a pipe, a socket or a device',
      'warning: practices/stop.json: a built-in practice has this name',
    ]);
    const json = await run(['practice', 'list', '--json'], { home });
    expect(json.stderr).toBe('');
    const all = JSON.parse(json.stdout) as { name: string; error: unknown }[];
    expect(all.filter(({ error }) => error === null)).toHaveLength(11);
    expect(all.find(({ name }) => name === 'broken')?.error).toMatchObject({
      file: 'practices/broken.json',
      line: 3,
    });
    expect((await run(['practice', 'info', 'broken'], { home })).code).toBe(1);
    // The one that ships is the one.
    expect((await run(['practice', 'info', 'stop'], { home })).stdout).toContain('Take a breath');
  });

  test('a name leads nowhere else', async () => {
    const home = homeWith({});
    writeFileSync(join(home, 'evil.json'), OWN);
    const { code, stderr } = await run(['practice', '../evil'], { home });
    expect(code).toBe(2);
    expect(stderr).toContain('there is no such practice');
  });

  test('a folder that is none is told, and what ships can be practised', async () => {
    const home = tempFolder();
    writeFileSync(join(home, 'practices'), 'a file of the user');
    expect((await run(['practice', 'list'], { home })).code).toBe(1);
    expect((await run(['practice', 'info', 'stop'], { home })).code).toBe(0);
  });

  test('is completed at Tab', async () => {
    const home = homeWith({ 'evening.json': OWN, 'stop.json': OWN, 'My Walk.json': OWN });
    const { stdout } = await run(['completion', '--words', 'practices'], { home });
    expect(stdout.trimEnd().split('\n').slice(-2)).toEqual(['stretch', 'evening']);
    const { stdout: script } = await run(['completion', 'bash']);
    expect(script).toMatch(/'practice'\) .*first='practices'/);
    expect(script).toMatch(/'practice info'\) .*first='practices'/);
  });
});

test('settings of breathe give the view and the sound', async () => {
  const home = homeWith({ 'evening.json': OWN });
  const settings = await createContext(testHost({ home })).settings();
  await settings.set('breathe.sound', 'bell');
  const host = testHost({ home });
  host.stdout.isTTY = true;
  await fly(['practice', 'evening', '--plain'], { host });
  // A bell at each step; not at the second line of one.
  expect(host.stdout.text.split('\u0007')).toHaveLength(3);
});
