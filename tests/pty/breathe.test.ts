import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createContext } from '../../src/context.js';
import { tempFolder, testHost } from '../support/host.js';
import { ends } from '../support/processes.js';
import { Terminal, type PtyOptions } from '../support/pty.js';

const BIN = resolve(import.meta.dirname, '../../bin/selfcare.js');
const LEAVE = '\u001B[?25h\u001B[?1049l';

interface Breath {
  readonly seconds: number;
  readonly cycles: number;
  readonly completed: boolean;
  readonly tension?: unknown;
}

async function saved(home: string): Promise<Breath[]> {
  const journal = await createContext(testHost({ home })).journal();
  const entries = await journal.read({ kinds: ['breath'] });
  return entries.map(({ data }) => data as unknown as Breath);
}

function breathe(line: string, options: Partial<PtyOptions> = {}) {
  const home = tempFolder();
  return { home, terminal: new Terminal(['breathe', ...line.split(' ')], { home, ...options }) };
}

/** A shell that runs the command between two looks at the terminal's modes, and names its pid. */
function between(line: string, node = '') {
  const home = tempFolder();
  const script = [
    'echo before=$(stty -g)',
    `sh -c 'echo pid=$$; exec "${process.execPath}" ${node} "${BIN}" breathe ${line}'`,
    'echo code=$?',
    'echo after=$(stty -g)',
  ].join('; ');
  const terminal = new Terminal(['-c', script], { home, file: '/bin/sh' });
  const field = (name: string) => new RegExp(`${name}=(\\S+)`).exec(terminal.raw)?.[1];
  return { home, terminal, field };
}

test('a session is guided in words and figures, gives the screen back, and is saved', async () => {
  const { home, terminal } = breathe('1-1-1-1 -c 1');
  for (const word of ['breathe in', 'hold', 'breathe out', 'rest']) await terminal.shows(word);
  expect(terminal.screen()).toMatch(/space pause/);
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.raw.split(LEAVE)).toHaveLength(2);
  expect(terminal.transcript()).toBe('1 breath in 0:04, saved');
  expect(await saved(home)).toEqual([
    { pattern: '1-1-1-1', plannedSeconds: 4, seconds: 4, cycles: 1, completed: true },
  ]);
});

describe('the terminal is as it was, and what was done is saved, after', () => {
  test.each([
    ['q', (terminal: Terminal) => terminal.type('q'), 0],
    ['Esc', (terminal: Terminal) => terminal.type('\u001B'), 0],
    ['Ctrl-C', (terminal: Terminal) => terminal.type('\u0003'), 130],
    ['SIGINT', (_: Terminal, pid: number) => process.kill(pid, 'SIGINT'), 130],
    ['SIGTERM', (_: Terminal, pid: number) => process.kill(pid, 'SIGTERM'), 130],
    ['SIGHUP', (_: Terminal, pid: number) => process.kill(pid, 'SIGHUP'), 130],
    ['SIGQUIT', (_: Terminal, pid: number) => process.kill(pid, 'SIGQUIT'), 130],
  ])('%s', async (_, end, code) => {
    const { home, terminal, field } = between('0.6-0.6 -c 30');
    await terminal.shows('breathe out');
    await terminal.shows('breathe in');
    end(terminal, Number(field('pid')));
    expect(await terminal.exitCode()).toBe(0);
    expect(field('code')).toBe(String(code));
    expect(field('before')).toMatch(/:/);
    expect(field('after')).toBe(field('before'));
    expect(terminal.raw.split(LEAVE)).toHaveLength(2);
    const [breath] = await saved(home);
    expect(breath).toMatchObject({ completed: false });
    expect(breath?.seconds).toBeGreaterThanOrEqual(1.2);
    // The seconds are rounded: about a turn it may be either.
    const [least, most] = [-0.06, 0.06].map((by) => ((breath?.seconds ?? NaN) + by) / 1.2);
    expect(breath?.cycles).toBeGreaterThanOrEqual(Math.floor(least ?? NaN));
    expect(breath?.cycles).toBeLessThanOrEqual(most ?? NaN);
  });

  test('something inside broke, of which nothing is quoted', async () => {
    const broken = 'process.on(%22SIGUSR2%22,()=>{throw%20Error(%22a%20secret%22)})';
    const node = `--import "data:text/javascript,${broken}"`;
    const { home, terminal, field } = between('0.6-0.6 -c 30', node);
    await terminal.shows('breathe out');
    await terminal.shows('breathe in');
    process.kill(Number(field('pid')), 'SIGUSR2');
    expect(await terminal.exitCode()).toBe(0);
    expect([field('code'), field('after')]).toEqual(['1', field('before')]);
    expect(terminal.raw.split(LEAVE)).toHaveLength(2);
    expect(terminal.transcript()).toContain('selfcare: error: something went wrong inside');
    expect(terminal.transcript()).not.toContain('secret');
    expect(await saved(home)).toMatchObject([{ completed: false }]);
  });

  test('a session that ran to its end', async () => {
    const { terminal, field } = between('0.5-0.5 -c 1');
    expect(await terminal.exitCode()).toBe(0);
    expect([field('code'), field('after')]).toEqual(['0', field('before')]);
  });

  test('a window that was closed', async () => {
    const { home, terminal } = breathe('1-1 -c 30');
    await terminal.shows('breathe out');
    await terminal.shows('breathe in');
    const { pid } = terminal;
    terminal.closeWindow();
    await ends(pid);
    expect(await saved(home)).toMatchObject([{ completed: false }]);
    // By the signal: an abort would leave a core file with what was in memory.
    const SIGHUP = 1;
    expect(await terminal.exitCode()).toBe(128 + SIGHUP);
  });
});

test('space pauses and goes on; the pause does not count', async () => {
  // Long enough for a key, however busy the machine is.
  const { home, terminal } = breathe('0.5-5.5 -c 1');
  await terminal.shows('breathe out');
  terminal.type(' ');
  await terminal.shows('paused');
  expect(terminal.screen()).toContain('space go on');
  const still = terminal.raw.length;
  await new Promise((go) => setTimeout(go, 300));
  expect(terminal.raw.length).toBe(still);
  terminal.type(' ');
  await terminal.shows('space pause');
  expect(await terminal.exitCode()).toBe(0);
  expect(await saved(home)).toMatchObject([{ seconds: 6, cycles: 1, completed: true }]);
});

test.each([
  [40, 20],
  [40, 10],
  [30, 5],
  [120, 40],
])('a resize to %d x %d is drawn afresh, with nothing left over', async (columns, rows) => {
  const { terminal } = breathe('30-30 -c 1');
  await terminal.shows('breathe in');
  terminal.resize(columns, rows);
  const lines = () =>
    terminal
      .screen()
      .split('\n')
      .map((line) => line.trim());
  const words = () => lines().filter((line) => line === 'breathe in').length;
  await terminal.until(
    () => words() === 1 && lines().at(-1)?.startsWith('space') === true,
    5000,
    () => 'a whole frame',
  );
  expect(lines().filter((line) => /\d:\d\d$/.test(line))).toHaveLength(1);
  terminal.type('q');
  expect(await terminal.exitCode()).toBe(0);
});

test('Ctrl-Z gives the shell its terminal; fg finds the session paused', async () => {
  const home = tempFolder();
  const terminal = new Terminal(['--norc', '--noprofile', '-i'], {
    home,
    file: '/bin/bash',
    env: { PS1: 'sh> ' },
  });
  await terminal.shows('sh>');
  terminal.type(`"${process.execPath}" "${BIN}" breathe 1-1 -c 300\r`);
  await terminal.shows('space pause');
  terminal.type('\u001A');
  await terminal.shows(/Stopped[^]*sh>/);
  terminal.type('echo cooked\r');
  await terminal.shows(/^cooked/m);
  terminal.type('fg\r');
  await terminal.shows('paused while you were away; space to go on');
  terminal.type(' ');
  // A second at the least: less than that is not saved.
  await terminal.shows('breathe out');
  terminal.type('q');
  await terminal.shows(/^\d+ breaths? in \d+:\d\d, saved$/m);
  expect(await saved(home)).toMatchObject([{ completed: false }]);
});

test('Ctrl-Z without a shell above it only pauses', async () => {
  const { terminal } = breathe('1-1 -c 300');
  await terminal.shows('breathe in');
  terminal.type('\u001A');
  await terminal.shows('paused while you were away');
  terminal.type(' ');
  await terminal.shows('space pause');
  terminal.type('q');
  expect(await terminal.exitCode()).toBe(0);
});

test('s goes round the sounds; the bell rings at a turn', async () => {
  const { terminal } = breathe('0.6-0.6 -c 300', { env: { PATH: '/nowhere' } });
  await terminal.shows('breathe in');
  terminal.type('s');
  await terminal.shows('sound: bell');
  await terminal.until(
    () => terminal.raw.includes('\u0007'),
    5000,
    () => 'a bell',
  );
  terminal.type('s');
  await terminal.shows('sound: off, no sound player was found');
  terminal.type('q');
  expect(await terminal.exitCode()).toBe(0);
});

test('a dumb terminal is sent no sequences', async () => {
  const args = ['TERM=dumb', process.execPath, BIN, 'breathe', '1-2', '-c', '1'];
  const terminal = new Terminal(args, { home: tempFolder(), file: '/usr/bin/env' });
  // A late line tells what is left of the phase: 1.9, where it was to be 2.
  await terminal.shows(/breathe out [12]/);
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.raw).not.toContain('\u001B');
});

test('--json writes its line to stdout, the picture to stderr', async () => {
  const home = tempFolder();
  const file = resolve(home, 'out');
  const command = `"${process.execPath}" "${BIN}" breathe 1-2 -c 1 --json > "${file}"`;
  const terminal = new Terminal(['-c', command], { home, file: '/bin/sh' });
  await terminal.shows('breathe out');
  expect(await terminal.exitCode()).toBe(0);
  const { readFileSync } = await import('node:fs');
  expect(readFileSync(file, 'utf8')).toMatch(
    /^\{"id":"[a-z2-7]+","kind":"breath".*"completed":true\}\n$/,
  );
});

test.each([
  ['--plain', { TERM: 'xterm-256color' }],
  ['--no-color', { SELFCARE_PLAIN: '1' }],
])('%s with %j moves no cursor, and the keys work', async (flag, env) => {
  const { home, terminal } = breathe(`1-1 -c 30 ${flag}`, {
    env: env as unknown as Record<string, string>,
  });
  await terminal.shows(/breathe in \d/);
  terminal.type(' ');
  await terminal.shows('paused; space to go on');
  terminal.type(' ');
  await terminal.shows('going on');
  await terminal.shows(/breathe out \d/);
  terminal.type('q');
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.raw).not.toContain('\u001B');
  expect(await saved(home)).toHaveLength(1);
});

test.each([
  ['truecolour', { COLORTERM: 'truecolor' }, '\u001B[38;2;'],
  ['256 colours', {}, '\u001B[38;5;'],
  ['no colour', { NO_COLOR: '1' }, '\u001B[1;1H'],
])('%s', async (name, env, wanted) => {
  const { terminal } = breathe('0.5-0.5 -c 1', { env });
  await terminal.exitCode();
  if (name === 'no colour') expect(terminal.raw).not.toMatch(/\u001B\[3\d/);
  else expect(terminal.raw).toContain(wanted);
});

test('ASCII is enough where the terminal has no more', async () => {
  const { terminal } = breathe('1-2 -c 1', { env: { LANG: 'C' } });
  await terminal.shows('breathe out');
  expect(terminal.raw).toMatch(/^[\u0000-\u007F]*$/);
  await terminal.exitCode();
});

test('--ask notes the tension before and after', async () => {
  const { home, terminal } = breathe('0.5-0.5 -c 2 --ask');
  await terminal.shows('Tension now');
  terminal.type('7\r');
  await terminal.shows('And now');
  terminal.type('4\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(await saved(home)).toMatchObject([{ completed: true, tension: { before: 7, after: 4 } }]);
});

test('a page pasted by accident asks for nothing; Ctrl-C ends even a paste without an end', async () => {
  const { home, terminal } = breathe('0.5-0.5 -c 30');
  await terminal.shows('breathe in');
  expect(terminal.raw).toContain('\u001B[?2004h');
  terminal.type(`\u001B[200~${'she quietly paused, s q\n'.repeat(50)}\u001B[201~`);
  await terminal.shows('breathe out');
  await terminal.shows('breathe in');
  expect(terminal.raw).not.toMatch(/paused|sound:/);
  terminal.type('\u001B[200~q \u0003');
  expect(await terminal.exitCode()).toBe(130);
  expect(terminal.raw.split('\u001B[?2004l')).toHaveLength(2);
  expect(await saved(home)).toMatchObject([{ completed: false }]);
});

test('line by line, what follows a question that was left stands on a line of its own', async () => {
  const { terminal } = breathe('0.5-0.5 -c 1 --ask --plain');
  await terminal.shows('Tension now, 0 none to 10 high (0 to 10, Enter skips)');
  terminal.type('7\r');
  await terminal.shows('And now, 0 none to 10 high');
  terminal.type('\u0003');
  await terminal.shows(/^1 breath in 0:01, saved$/m);
});

test('Ctrl-C at the question after a session keeps the session, and what was answered', async () => {
  const { home, terminal } = breathe('0.5-0.5 -c 2 --ask');
  await terminal.shows('Tension now');
  terminal.type('7\r');
  await terminal.shows('And now');
  terminal.type('\u0003');
  expect(await terminal.exitCode()).toBe(130);
  const tension = { before: 7, after: null };
  expect(await saved(home)).toMatchObject([{ completed: true, tension }]);
});

test('a reader that has gone ends the session quietly, and it is saved', async () => {
  const home = tempFolder();
  const command = `{ "${process.execPath}" "${BIN}" breathe 1-1 -c 30; echo $? > "${home}/code"; } 2> "${home}/err" | head -n 3`;
  execFileSync('/bin/sh', ['-c', command], {
    env: { PATH: process.env['PATH'] ?? '', SELFCARE_HOME: home },
    stdio: 'ignore',
  });
  const { readFileSync } = await import('node:fs');
  expect(readFileSync(`${home}/code`, 'utf8')).toBe('0\n');
  expect(readFileSync(`${home}/err`, 'utf8')).toBe('');
  expect(await saved(home)).toMatchObject([{ completed: false }]);
});
