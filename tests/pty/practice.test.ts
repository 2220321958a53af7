import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createContext } from '../../src/context.js';
import { tempFolder, testHost } from '../support/host.js';
import { Terminal, type PtyOptions } from '../support/pty.js';

const BIN = resolve(import.meta.dirname, '../../bin/selfcare.js');
const LEAVE = '\u001B[?25h\u001B[?1049l';

const LONG =
  'Let your eyes wander over everything that is in the room, and name five things to yourself.';

interface Practised {
  readonly seconds: number;
  readonly steps: number;
  readonly completed: boolean;
  readonly tension?: unknown;
}

async function saved(home: string): Promise<Practised[]> {
  const journal = await createContext(testHost({ home })).journal();
  const entries = await journal.read({ kinds: ['practice'] });
  return entries.map(({ data }) => data as unknown as Practised);
}

/** A home with a practice `mine` of steps of so many seconds. */
function homeWith(...seconds: number[]): string {
  const home = tempFolder();
  mkdirSync(join(home, 'practices'));
  const steps = seconds.map((each, at) => ({
    title: `Step ${at + 1}`,
    seconds: each,
    cue: at === 0 ? LONG : `Words of step ${at + 1}.`,
  }));
  const practice = { title: 'Mine', steps };
  writeFileSync(join(home, 'practices', 'mine.json'), JSON.stringify(practice, null, 2));
  return home;
}

function practice(home: string, line: string, options: Partial<PtyOptions> = {}): Terminal {
  const args = line.split(' ').filter(Boolean);
  return new Terminal(['practice', ...args], { home, ...options });
}

/** The rows of the screen, without the blanks around them. */
function rows(terminal: Terminal): string[] {
  return terminal
    .screen()
    .split('\n')
    .map((row) => row.trim());
}

test.each([
  [40, 24],
  [80, 24],
  [40, 12],
])('on %d x %d each step stands with its words whole, and its time', async (columns, size) => {
  const home = homeWith(2, 1);
  const terminal = practice(home, 'mine', { columns, rows: size });
  await terminal.shows(/Step 1/);
  expect(rows(terminal).join(' ').replaceAll(/\s+/g, ' ')).toContain(LONG);
  expect(terminal.screen()).toMatch(/^ *[12] *$/m);
  expect(terminal.screen()).toMatch(/0:0[23] *$/m);
  expect(terminal.screen()).toMatch(/space pause.*n next.*s sound.*q end/);
  if (size === 24) expect(rows(terminal).join(' ')).toContain('Never while driving.');
  await terminal.shows('Words of step 2.');
  expect(terminal.screen()).not.toContain('Step 1');
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.raw.split(LEAVE)).toHaveLength(2);
  expect(terminal.transcript()).toBe('Mine: 2 steps in 0:03, saved');
  const data = { practice: 'mine', plannedSeconds: 3, seconds: 3, steps: 2, completed: true };
  expect(await saved(home)).toEqual([data]);
});

test('without a name one chooses from a list, one’s own at its end', async () => {
  const home = homeWith(1);
  const terminal = practice(home, '');
  await terminal.shows('Which practice?');
  await terminal.shows('Reset between sessions, 2:00');
  await terminal.shows('put one session down');
  terminal.type('\u001B[A');
  terminal.type('\u001B[B'.repeat(10));
  await terminal.shows('Mine, 0:01');
  terminal.type('\r');
  await terminal.shows('Step 1');
  expect(await terminal.exitCode()).toBe(0);
  expect(await saved(home)).toMatchObject([{ steps: 1, completed: true }]);
});

test('Ctrl-C at the list leaves without a trace', async () => {
  const terminal = practice(homeWith(1), '');
  await terminal.shows('Which practice?');
  terminal.type('\u0003');
  expect(await terminal.exitCode()).toBe(130);
});

describe('the terminal is as it was, and what was done is saved, after', () => {
  test.each([
    ['q', (terminal: Terminal) => terminal.type('q'), 0],
    ['Ctrl-C', (terminal: Terminal) => terminal.type('\u0003'), 130],
    ['SIGTERM', (_: Terminal, pid: number) => process.kill(pid, 'SIGTERM'), 130],
    ['SIGHUP', (_: Terminal, pid: number) => process.kill(pid, 'SIGHUP'), 130],
  ])('%s', async (_, end, code) => {
    const home = homeWith(1, 600);
    const script = [
      'echo before=$(stty -g)',
      `sh -c 'echo pid=$$; exec "${process.execPath}" "${BIN}" practice mine'`,
      'echo code=$?',
      'echo after=$(stty -g)',
    ].join('; ');
    const terminal = new Terminal(['-c', script], { home, file: '/bin/sh' });
    const field = (name: string) => new RegExp(`${name}=(\\S+)`).exec(terminal.raw)?.[1];
    await terminal.shows('Step 2');
    end(terminal, Number(field('pid')));
    expect(await terminal.exitCode()).toBe(0);
    expect(field('code')).toBe(String(code));
    expect(field('before')).toMatch(/:/);
    expect(field('after')).toBe(field('before'));
    expect(terminal.raw.split(LEAVE)).toHaveLength(2);
    expect(await saved(home)).toMatchObject([{ steps: 1, completed: false }]);
  });

  test('a window that was closed', async () => {
    const home = homeWith(1, 600);
    const terminal = practice(home, 'mine');
    await terminal.shows('Step 2');
    terminal.closeWindow();
    const SIGHUP = 1;
    expect(await terminal.exitCode()).toBe(128 + SIGHUP);
    expect(await saved(home)).toMatchObject([{ steps: 1, completed: false }]);
  });
});

test('n and Enter go on to the next step; to leave the last one ends', async () => {
  const home = homeWith(600, 600, 600, 1);
  const terminal = practice(home, 'mine');
  await terminal.shows('Step 1');
  terminal.type('n');
  await terminal.shows('Step 2');
  terminal.type(' ');
  await terminal.shows('paused');
  // While it stands still nothing goes on.
  terminal.type('n');
  terminal.type(' ');
  await terminal.shows(/space pause/);
  expect(terminal.screen()).toContain('Step 2');
  terminal.type('\r');
  await terminal.shows('Step 3');
  expect(terminal.screen()).toMatch(/10:0[01] *$/m);
  terminal.type('n');
  await terminal.shows('Step 4');
  expect(await terminal.exitCode()).toBe(0);
  const [done] = await saved(home);
  // What was passed over was not practised.
  expect(done).toMatchObject({ plannedSeconds: 1801, steps: 1, completed: false });
  expect(done?.seconds).toBeLessThan(60);
  expect(terminal.transcript()).toMatch(/^Mine: 1 of 4 steps in 0:\d\d, saved$/m);
});

test('--plain says a line a step, folded to the screen, and the keys work', async () => {
  const home = homeWith(1, 600, 600);
  const terminal = practice(home, 'mine --plain --no-log', { columns: 40 });
  await terminal.shows('Mine, 3 steps, 20:01');
  await terminal.shows('Step 1, 1 s: Let your eyes wander');
  await terminal.shows('Step 2, 600 s: Words of step 2.');
  terminal.type('n');
  await terminal.shows('Step 3, 600 s: Words of step 3.');
  terminal.type(' ');
  await terminal.shows('paused; space to go on');
  terminal.type(' ');
  await terminal.shows('going on');
  terminal.type('q');
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.raw).not.toContain('\u001B');
  expect(terminal.transcript()).toMatch(/^Mine: 1 of 3 steps in 0:\d\d, not logged$/m);
  for (const row of terminal.transcript().split('\n')) expect(row.length).toBeLessThanOrEqual(40);
});

test('--ask notes the tension before and after', async () => {
  const home = homeWith(1);
  const terminal = practice(home, 'mine --ask --view bar');
  await terminal.shows('Tension now');
  terminal.type('7\r');
  await terminal.shows('And now');
  terminal.type('4\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(await saved(home)).toMatchObject([{ completed: true, tension: { before: 7, after: 4 } }]);
});

test('words of any script stand whole, in the middle', async () => {
  const home = tempFolder();
  mkdirSync(join(home, 'practices'));
  const words = '看看窗外 cafe\u0301 und Füße';
  const steps = [{ seconds: 600, title: '歇一歇', cue: words }];
  writeFileSync(join(home, 'practices', 'rest.json'), JSON.stringify({ steps }));
  const terminal = practice(home, 'rest', { columns: 40 });
  await terminal.shows('歇一歇');
  await terminal.shows(words.normalize());
  const row =
    terminal
      .screen()
      .split('\n')
      .find((each) => each.includes('看看')) ?? '';
  // 23 columns in 40.
  expect(row.search(/\S/)).toBeGreaterThanOrEqual(8);
  expect(row.search(/\S/)).toBeLessThanOrEqual(10);
  terminal.type('\u0003');
  expect(await terminal.exitCode()).toBe(130);
});
