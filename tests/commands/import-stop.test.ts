import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { call } from '../support/cli.js';
import { tempFolder } from '../support/host.js';
import { PATIENT } from '../support/processes.js';

const BIN = resolve(import.meta.dirname, '../../bin/selfcare.js');

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s stops an import: nothing is added, nothing stays, and it says so',
  async (signal) => {
    const home = tempFolder();
    const child = spawn(process.execPath, [BIN, 'import', '-', '--format', 'jsonl'], {
      env: { PATH: process.env['PATH'] ?? '', SELFCARE_HOME: home },
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    // Enough that packs are being written, and then no more for now.
    const line = (n: number) =>
      JSON.stringify({ at: '2026-03-10T18:00:00Z', text: `${n} ${'x'.repeat(5000)}` });
    const lines = Array.from({ length: 1000 }, (_, n) => `${line(n)}\n`).join('');
    await new Promise<void>((done) => child.stdin.write(lines, () => done()));
    const temps = () =>
      readdirSync(home, { recursive: true }).filter((name) => String(name).endsWith('.tmp'));
    await expect.poll(temps, PATIENT).not.toEqual([]);
    child.stdin.on('error', () => undefined);
    child.kill(signal);
    const code = await new Promise((done) => child.on('close', done));
    expect(said).toBe('selfcare: error: the import was stopped; nothing was added\n');
    expect(code).toBe(130);
    expect(temps()).toEqual([]);
    expect((await call(['journal', 'list', '--json'], { home })).stdout).toBe('[]\n');
  },
  60_000,
);
