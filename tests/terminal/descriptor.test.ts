import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isTerminal } from '../../src/terminal/descriptor.js';
import { call } from '../support/cli.js';
import { tempFolder } from '../support/host.js';

const BIN = resolve(import.meta.dirname, '../../bin/selfcare.js');

test('a pipe that does not wait for its slow reader gets every byte', async () => {
  const home = tempFolder();
  const stdin = Array.from({ length: 600 }, (_, n) =>
    JSON.stringify({ at: '2026-03-10T18:00:00Z', text: `entry ${n} ${'x'.repeat(400)}` }),
  ).join('\n');
  expect((await call(['import', '-', '--format', 'jsonl'], { home, stdin })).code).toBe(0);

  const fifo = join(home, 'fifo');
  execFileSync('mkfifo', [fifo]);
  const pipe = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
  // dd leaves its standard output as it was told to use it: not waiting.
  const script = 'exec >"$0"; dd if=/dev/null oflag=nonblock 2>/dev/null; exec "$@"';
  const child = spawn('/bin/sh', ['-c', script, fifo, process.execPath, BIN, 'export'], {
    env: { PATH: process.env['PATH'] ?? '', SELFCARE_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let text = '';
  const room = Buffer.alloc(10_000);
  const read = () => {
    try {
      const read = readSync(pipe, room);
      text += room.toString('latin1', 0, read);
      return read > 0;
    } catch {
      return false;
    }
  };
  const reading = setInterval(read, 3);
  const code = await new Promise((done) => child.on('close', done));
  clearInterval(reading);
  while (read());
  closeSync(pipe);
  expect(code).toBe(0);
  const texts = text
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text.split(' ')[1]);
  expect(texts.map(Number).sort((a, b) => a - b)).toEqual([...Array(600).keys()]);
});

test('what cannot be a terminal is known without asking', () => {
  const ask = () => {
    throw new Error('asked');
  };
  for (const path of ['/dev/null', BIN]) {
    const file = openSync(path, 'r');
    expect(isTerminal(file, ask)).toBe(false);
    closeSync(file);
  }
  const zero = openSync('/dev/zero', 'r');
  expect(isTerminal(zero, (fd) => fd === zero)).toBe(true);
  closeSync(zero);
});
