import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REGISTRY } from '../../src/commands/registry.js';
import { createContext } from '../../src/context.js';
import {
  Cancelled,
  errorLines,
  IntegrityError,
  LockedError,
  toUserError,
  UsageError,
  UserError,
} from '../../src/errors.js';
import { main } from '../../src/main.js';
import { call } from '../support/cli.js';
import { run, tempFolder, testHost } from '../support/host.js';

describe('the error → exit-code table', () => {
  test.each([
    [new UserError('what', 'do'), 1],
    [new UsageError('what', 'do'), 2],
    [new LockedError('what'), 3],
    [new IntegrityError('what'), 4],
    [new Cancelled(), 130],
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), 1],
    [new TypeError('a secret'), 1],
    ['thrown text', 1],
    [undefined, 1],
    [null, 1],
  ])('%#: %s', (thrown, code) => {
    const error = toUserError(thrown);
    expect(error.exitCode).toBe(code);
    expect(errorLines(error)).not.toMatch(/secret|thrown text/);
  });

  test.each([
    [{ code: 'ENOSPC' }, 'the disk is full'],
    [{ code: 'EROFS', path: '/a' }, 'the disk is read-only: /a'],
    [{ code: 'EACCES', path: '/a' }, 'permission denied: /a'],
    [{ code: 'ENOTDIR', path: '/a' }, 'a file stands where a folder is needed: /a'],
    [{ code: 'EWEIRD' }, 'something went wrong inside selfcare (EWEIRD)'],
    [new RangeError('x'), 'something went wrong inside selfcare (RangeError)'],
  ])('%j is told in plain words', (thrown, message) => {
    const error = toUserError(thrown);
    expect(error.message).toBe(message);
    expect(error.hint).toBeTruthy();
    expect(errorLines(error)).toBe(
      `selfcare: error: ${error.message}\nselfcare: hint: ${error.hint}\n`,
    );
  });

  test('who leaves is told nothing', () => {
    expect(errorLines(new Cancelled())).toBe('');
  });
});

test('--debug shows where an error happened, in frames alone', async () => {
  const { code, stderr } = await run(['journal', '-m', 'a secret', '--mood', '9', '--debug']);
  const [name, ...rest] = stderr.trimEnd().split('\n');
  expect([code, name]).toEqual([2, 'UsageError']);
  expect(rest.slice(0, -2).length).toBeGreaterThan(2);
  for (const frame of rest.slice(0, -2)) expect(frame).toMatch(/^ +at /);
  expect(rest.slice(-2).map((line) => line.slice(0, 16))).toEqual([
    'selfcare: error:',
    'selfcare: hint: ',
  ]);
  expect(stderr).not.toContain('secret');
  // A line of a message may look as if it were a frame.
  const host = testHost();
  const words = 'it failed\n    at a secret (/x.js:1:1)';
  const local = {
    zone: () => 'UTC',
    offsetAt(): number {
      throw new Error(words);
    },
  };
  expect(await main(['today', '--debug'], createContext({ ...host, local }))).toBe(1);
  expect(host.stderr.text).toMatch(/^Error\n +at /);
  expect(host.stderr.text).not.toContain('secret');
  const built = await call(['--debug', 'nope'], { home: tempFolder() });
  expect(built.stderr).toMatch(/^UsageError\n/);
});

test('the shared flags stand before or after the command, and reach it once', async () => {
  const home = tempFolder();
  await run(['journal', '-m', 'hello'], { home });
  const wanted = (await run(['journal', 'list', '--json'], { home })).stdout;
  expect(JSON.parse(wanted)).toMatchObject([{ text: 'hello' }]);
  for (const argv of [
    ['--json', 'journal', 'list'],
    ['journal', '--json', 'list'],
    ['--quiet', 'journal', 'list', '--json', '--plain', '--no-color', '-y'],
  ]) {
    expect(await run(argv, { home })).toEqual({ code: 0, stdout: wanted, stderr: '' });
  }
  const inTilde = await run(['config', 'path', '--home=~/own'], { home });
  expect(inTilde.stdout).toBe(`${join(home, 'own', 'config.json')}\n`);
  // The home that is named nearest to the command counts, and wins over the environment.
  const other = join(home, 'other');
  for (const argv of [
    ['--home', other, 'journal', 'list', '--json'],
    ['journal', 'list', '--json', '--home', other],
    ['--home', home, 'journal', 'list', '--json', '--home', other],
  ]) {
    expect((await run(argv, { home })).stdout).toBe('[]\n');
  }
});

test('main can be called again in one process, after an error too', async () => {
  const host = testHost();
  expect(await main(['journal', '-m', 'one'], createContext(host))).toBe(0);
  expect(await main(['journal', '--nope'], createContext(host))).toBe(2);
  expect(await main(['journal', '-m', 'two'], createContext(host))).toBe(0);
  expect(await main(['journal', 'list', '-n', '1', '--json'], createContext(host))).toBe(0);
  expect(JSON.parse(host.stdout.text)).toMatchObject([{ text: 'two' }]);
});

test.each([[40], [60]])(
  'errors and hints break at blanks at %i columns of a terminal',
  async (columns) => {
    const host = testHost();
    Object.assign(host.stderr, { isTTY: true, columns });
    const words = ['hours', 'set', 'mon', '9:00-17:30', '--break', '20:00-21:00'];
    expect(await main(words, createContext(host))).toBe(2);
    const lines = host.stderr.text.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line).toMatch(/^(selfcare: |  \S)/);
      expect(line.length).toBeLessThan(columns);
    }
    const { stderr } = await run(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    expect(lines.join('\n').replaceAll('\n  ', ' ')).toBe(stderr.trimEnd());
  },
);

test.each([
  [['boundary', 'loops', 'done'], /error: no loop is named\n.*boundary loops --all/],
  [['journal', 'delete', '--json'], /error: no entry is named\n.*journal list/],
  [['remind', 'done'], /error: no reminder is named\n.*remind list/],
  [['boundary', 'snooze', '-5m'], /error: -5m is less than nothing\n.*without the dash: 5m/],
  [['boundary', 'snooze', 'foo'], /hint: for example: 20m, 2h\n/],
])('%j says what is missing', async (argv, said) => {
  const { code, stderr } = await run(argv);
  expect(code).toBe(2);
  expect(stderr).toMatch(said);
});

describe('help', () => {
  const paths = REGISTRY.map(({ name }) => [name]);

  test.each(paths)('of %s says the same by every road, and touches no file', async (name) => {
    const home = join(tempFolder(), 'home');
    const { code, stdout, stderr } = await run([name, '--help'], { home });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Examples:\n/);
    for (const argv of [
      [name, '-h'],
      ['help', name],
      ['--json', name, '--help', '--home', ''],
    ]) {
      expect((await run(argv, { home })).stdout).toBe(stdout);
    }
    expect(existsSync(home)).toBe(false);
  });

  test.each([[20], [40], [75], [76], [80], [200]])('keeps within %i columns', async (columns) => {
    for (const argv of [[], ...paths, ['journal', 'list'], ['journal', 'edit']]) {
      const host = testHost({ env: { NO_COLOR: '1' } });
      Object.assign(host.stdout, { isTTY: true, columns });
      await main([...argv, '--help'], createContext(host));
      const [before = '', after = ''] = host.stdout.text.split('Usage: ');
      // Examples are command lines to copy, left whole; of the rest, what can be wrapped is.
      expect(before).toMatch(/^Examples:/);
      const items = after.split('\n').filter((line) => line.startsWith('  '));
      expect(items.length).toBeGreaterThan(8);
      for (const line of items) {
        if (line.trim().includes(' ') && !/^ {2}\S/.test(line))
          expect(line.length).toBeLessThanOrEqual(columns);
        if (columns >= 40) expect(line.length).toBeLessThanOrEqual(columns);
      }
    }
  });
});

test.each([
  [{ FORCE_COLOR: '1' }, [], true],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], true],
  [{ FORCE_COLOR: '0' }, [], false],
  [{}, [], false],
  [{ FORCE_COLOR: '1' }, ['--no-color'], false],
  [{ FORCE_COLOR: '1' }, ['--plain'], false],
  [{ FORCE_COLOR: '1', SELFCARE_PLAIN: '1' }, [], false],
])('a pipe under %j and %j: is it coloured? %s', async (env, flags, isColoured) => {
  const { stdout } = await run(['config', 'list', ...flags], { env });
  expect(stdout.includes('\u001b[')).toBe(isColoured);
});

describe('where nobody reads stderr any more', () => {
  // Opened at both ends, then closed at the reader's: every remark meets a broken pipe.
  const unread = 'mkfifo "$0/p"; exec 3<>"$0/p"; exec 2>"$0/p" 3>&-; exec "$@"';
  const unheard = (home: string, argv: string[], stdin: string) => {
    const bin = resolve(import.meta.dirname, '../../bin/selfcare.js');
    const program = ['/bin/sh', '-c', unread, home, process.execPath, bin] as const;
    return call(argv, { home, stdin, program });
  };

  test('a remark keeps no words from the disk', async () => {
    const home = tempFolder();
    writeFileSync(join(home, 'config.json'), 'damaged, which is said before anything is saved');
    expect((await unheard(home, ['journal', '-', '--at', '2026-03-01'], 'hello')).code).toBe(0);
    const { stdout } = await run(['journal', 'list', '--json'], { home });
    expect(JSON.parse(stdout)).toMatchObject([{ text: 'hello' }]);
  });

  test('an error is still an exit code', async () => {
    expect((await unheard(tempFolder(), ['journal', '-'], '')).code).toBe(1);
  });
});
