import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createContext } from '../../src/context.js';
import { main } from '../../src/main.js';
import { Capture, run, tempFolder, testHost } from '../support/host.js';

const LINES = [
  {
    id: 'aaa2',
    at: '2026-03-08T10:00:00+01:00',
    zone: 'Europe/Berlin',
    kind: 'journal',
    text: 'one',
    tags: ['work'],
    mood: 4,
    data: {},
    rev: 'r1',
    device: 'd1',
  },
  {
    id: 'aaa3',
    at: '2026-03-09T10:00:00+01:00',
    zone: 'Europe/Berlin',
    kind: 'breath',
    text: '',
    tags: [],
    mood: null,
    data: { pattern: 'box' },
    rev: 'r2',
    device: 'd1',
  },
  {
    id: 'aaa4',
    at: '2026-03-10T10:00:00-05:00',
    zone: 'America/New_York',
    kind: 'journal',
    text: 'two\nlines',
    tags: [],
    mood: null,
    data: { star: true },
    rev: 'r3',
    device: 'd2',
  },
].map((entry) => JSON.stringify(entry));

/** A home that holds the entries of LINES. */
async function filled(): Promise<string> {
  const home = tempFolder();
  const stdin = `${[...LINES].reverse().join('\n')}\n`;
  const { code } = await run(['import', '-', '--format', 'jsonl'], { home, stdin });
  expect(code).toBe(0);
  return home;
}

test('everything goes to stdout, oldest first, an entry a line', async () => {
  const home = await filled();
  const { code, stdout, stderr } = await run(['export'], { home });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toBe(LINES.map((line) => `${line}\n`).join(''));
  expect((await run(['export', '-o', '-'], { home })).stdout).toBe(stdout);
});

test('json is one array', async () => {
  const { stdout } = await run(['export', '--format', 'json'], { home: await filled() });
  expect(JSON.parse(stdout)).toEqual(LINES.map((line) => JSON.parse(line)));
});

test.each([
  [['--kind', 'breath'], ['aaa3']],
  [['--tag', 'work'], ['aaa2']],
  [['--star'], ['aaa4']],
  [['--on', '2026-03-09'], ['aaa3']],
  [
    ['--from', '2026-03-09'],
    ['aaa3', 'aaa4'],
  ],
  [['-n', '1'], ['aaa4']],
])('filters choose: %s', async (flags, ids) => {
  const { stdout } = await run(['export', ...flags], { home: await filled() });
  const lines = stdout.trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(ids);
});

test('an empty journal is nothing, or an empty array', async () => {
  expect((await run(['export'])).stdout).toBe('');
  expect((await run(['export', '--format', 'json'])).stdout).toBe('[]\n');
});

test('a file is written for the user alone, and the closing word says how much', async () => {
  const home = await filled();
  const file = join(tempFolder(), 'out.jsonl');
  const { code, stdout, stderr } = await run(['export', '-o', file], { home });
  expect([code, stdout, stderr]).toEqual([0, '', `3 entries written to ${file}\n`]);
  expect(readFileSync(file, 'utf8')).toBe(LINES.map((line) => `${line}\n`).join(''));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await run(['export', '-q', '--force', '-o', file], { home })).stderr).toBe('');
  const json = await run(['export', '--json', '--force', '-o', file], { home });
  expect(JSON.parse(json.stdout)).toEqual({ written: 3, file });
});

test('a file that stands there is kept, unless --force is given', async () => {
  const home = await filled();
  const folder = tempFolder();
  const file = join(folder, 'out.jsonl');
  writeFileSync(file, 'mine\n');
  const refused = await run(['export', '-o', file], { home });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('--force');
  expect(readFileSync(file, 'utf8')).toBe('mine\n');
  const link = join(folder, 'link');
  symlinkSync(file, link);
  expect((await run(['export', '--force', '-o', link], { home })).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('aaa2');
  expect(readdirSync(folder).sort()).toEqual(['link', 'out.jsonl']);
});

test('a place that cannot be written is named, and nothing is made', async () => {
  const home = await filled();
  const folder = tempFolder();
  expect((await run(['export', '-o', folder], { home })).stderr).toContain('a folder stands there');
  const nowhere = await run(['export', '-o', join(folder, 'no', 'such')], { home });
  expect([nowhere.code, nowhere.stderr]).toEqual([
    1,
    'selfcare: error: the file cannot be written: there is no such folder\n' +
      'selfcare: hint: name another place with -o\n',
  ]);
  expect(readdirSync(folder)).toEqual([]);
});

test('Ctrl-C while it writes leaves no file and no leftover', async () => {
  const home = await filled();
  const folder = tempFolder();
  const host = testHost({ home });
  let milliseconds = 0;
  // The bar is drawn at each entry, and at the first drawing the person leaves.
  const stderr = new (class extends Capture {
    override _write(chunk: Buffer, encoding: string, done: () => void): void {
      void host.stop('interrupt');
      super._write(chunk, encoding, done);
    }
  })();
  stderr.isTTY = true;
  host.stdout.isTTY = true;
  const context = createContext({ ...host, stderr, monotonic: () => (milliseconds += 1000) });
  const file = join(folder, 'out.jsonl');
  expect(await main(['export', '-o', file], context)).toBe(130);
  expect(stderr.text).toContain('exporting');
  expect(readdirSync(folder)).toEqual([]);
});

test.each(['md', 'csv', 'dayone', 'jrnl', 'xml'])(
  '--format %s is refused with what there is',
  async (format) => {
    const { code, stderr } = await run(['export', '--format', format]);
    expect(code).toBe(2);
    expect(stderr).toContain('jsonl or json');
  },
);
