import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { isAlive } from '../../src/files/alive.js';
import { PATIENT } from '../support/processes.js';

const signal = (pid: number) => process.kill(pid, 0);

test('this process is alive; one that was never there is not', () => {
  expect(isAlive(process.pid, signal)).toBe(true);
  expect(isAlive(2 ** 22 + 1, signal)).toBe(false);
});

test('a process of somebody else is alive', () => {
  const refused = () => {
    throw Object.assign(new Error('no'), { code: 'EPERM' });
  };
  expect(isAlive(1, refused)).toBe(true);
});

test('one that ended and was not noticed by its parent is dead', async () => {
  if (!existsSync('/proc/self/stat')) return expect(process.platform).not.toBe('linux');
  // The shell starts a child, and before that ends becomes a program that never asks after it: the
  // child waits until its standard input is closed.
  const parent = spawn('sh', ['-c', 'cat <&3 & echo $!; exec sleep 60 3<&-'], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  const pid = await new Promise<number>((done) => {
    parent.stdout?.once('data', (text: Buffer) => done(Number(text.toString())));
  });
  const read = (path: string) => () => readFileSync(path, 'utf8');
  await expect.poll(read(`/proc/${parent.pid ?? 0}/comm`), PATIENT).toBe('sleep\n');
  (parent.stdio[3] as Writable).end();
  await expect.poll(read(`/proc/${pid}/stat`), PATIENT).toMatch(/\) Z /);
  expect(isAlive(pid, signal)).toBe(false);
  parent.kill();
});
