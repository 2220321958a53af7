import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const BIN = resolve(import.meta.dirname, '../../bin/selfcare.js');

/** A folder for one benchmark; it goes with the process. */
export const WORLD = mkdtempSync(join(tmpdir(), 'selfcare-bench-'));
process.on('exit', () => rmSync(WORLD, { recursive: true, force: true }));

const PEAK = join(WORLD, 'peak.cjs');
writeFileSync(
  PEAK,
  `process.on('exit', () => require('node:fs').writeFileSync(process.env.PEAK_FILE,
     String(process.resourceUsage().maxRSS)));`,
);

export interface Command {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
}

export interface Figures {
  /** Middle of the wall times, in milliseconds. */
  readonly ms: number;
  /** Between the first and the third quarter of the runs, in milliseconds. */
  readonly spread: number;
}

/** `node bin/selfcare.js …` over a home. */
export function selfcare(name: string, home: string, ...args: string[]): Command {
  return { name, file: process.execPath, args: [BIN, ...args], env: { SELFCARE_HOME: home } };
}

/** Runs a command to its end and returns its milliseconds; throws when it fails. */
export function once(command: Command, more: Record<string, string> = {}): Promise<number> {
  return new Promise((done, fail) => {
    const since = performance.now();
    const child = spawn(command.file, command.args, {
      env: environment({ ...command.env, ...more }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let trouble = '';
    child.stdout.resume();
    child.stderr.on('data', (text: Buffer) => (trouble += text.toString()));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done(performance.now() - since);
      else fail(new Error(`${command.name} exited ${String(code)}: ${trouble}`));
    });
  });
}

/** Peak memory of one run of a Node program, in megabytes. */
export async function peak(command: Command): Promise<number> {
  const file = join(WORLD, 'peak');
  await once(command, { NODE_OPTIONS: `--require ${PEAK}`, PEAK_FILE: file });
  return Number(readFileSync(file, 'utf8')) / 1024;
}

/**
 * Runs every command `rounds` times, in turn, so that whatever else the machine does meets all of
 * them alike.
 */
export async function interleaved(
  commands: readonly Command[],
  rounds: number,
): Promise<Map<string, Figures>> {
  const times = new Map(commands.map((command) => [command.name, [] as number[]]));
  for (let round = -1; round < rounds; round++) {
    for (const command of commands) {
      const ms = await once(command);
      // The first round warms the disk cache.
      if (round >= 0) times.get(command.name)?.push(ms);
    }
  }
  return new Map([...times].map(([name, all]) => [name, figures(all)]));
}

function figures(times: number[]): Figures {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
  return { ms: at(0.5), spread: at(0.75) - at(0.25) };
}

/** What a program gets of this process's environment. */
export function environment(more: Record<string, string>): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: WORLD, LANG: 'C.UTF-8', TZ: 'UTC', ...more };
}
