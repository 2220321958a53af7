import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createContext, type Host, type StopReason } from '../../src/context.js';
import { zoneRules } from '../../src/journal/zone-rules.js';
import { main } from '../../src/main.js';

/** A folder of its own for one test, removed when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'selfcare-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A stream that remembers what was written to it. */
export class Capture extends Writable {
  text = '';
  isTTY = false;
  columns = 80;
  rows = 24;

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

export interface HostOptions {
  /** The folder that holds everything; a fresh one where absent. */
  home?: string;
  /** What stands on standard input, which is then a pipe; nothing and closed where absent. */
  stdin?: string;
  /** The wall clock's instant, in ISO 8601. */
  now?: string;
  zone?: string;
  env?: Record<string, string>;
  /** Where the random numbers start; runs that write into one home need different ones. */
  seed?: number;
}

export interface TestHost extends Host {
  readonly stdout: Capture;
  readonly stderr: Capture;
  readonly home: string;
  /** Ends the run as a signal would. */
  stop(reason: StopReason): Promise<void>;
}

/** A world with a real folder, a given clock, and streams that are kept. */
export function testHost(options: HostOptions = {}): TestHost {
  const home = options.home ?? tempFolder();
  const stdin = new PassThrough();
  stdin.end(options.stdin ?? '');
  const now = new Date(options.now ?? '2026-03-10T17:30:00Z');
  const stops = new Set<(reason: StopReason) => void | Promise<void>>();
  let seed = options.seed ?? 1;
  return {
    home,
    env: { LANG: 'C.UTF-8', SELFCARE_HOME: home, PATH: process.env['PATH'] ?? '', ...options.env },
    platform: 'linux',
    cwd: home,
    userHome: home,
    tempFolder: home,
    pid: process.pid,
    stdin: () => stdin,
    stdinIsTTY: false,
    stdout: new Capture(),
    stderr: new Capture(),
    now: () => now,
    monotonic: () => performance.now(),
    local: zoneRules(options.zone ?? 'Europe/Berlin'),
    // A fixed sequence, so that ids in transcripts are the same at every run.
    random: (bytes) =>
      Uint8Array.from({ length: bytes }, () => (seed = (seed * 48271) % 2147483647) & 255),
    spawn,
    endGroup: (pid) => void process.kill(-pid, 'SIGTERM'),
    isAlive: () => false,
    onStop: (handler) => {
      stops.add(handler);
      return () => stops.delete(handler);
    },
    onContinue: () => () => undefined,
    onResize: () => () => undefined,
    suspend: () => undefined,
    spareMemory: () => undefined,
    stop: async (reason) => void (await Promise.all([...stops].map((handler) => handler(reason)))),
  };
}

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs one command line in this process, over real files. */
export async function run(argv: string[], options: HostOptions = {}): Promise<Ran> {
  const host = testHost(options);
  const code = await main(argv, createContext(host));
  return { code, stdout: host.stdout.text, stderr: host.stderr.text };
}
