import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { BIN, environment, WORLD } from './runs.js';

export interface Breathing {
  readonly minutes: number;
  readonly changes: number;
  /** The largest distance of a phase change from its schedule, in milliseconds. */
  readonly worst: number;
  readonly middle: number;
  /** Of one core. */
  readonly cpuPercent: number;
  readonly framesPerSecond: number;
}

const PHASE = /breathe in|breathe out|hold|rest/i;
const TICKS_PER_SECOND = 100;

/**
 * A whole session in a real terminal. Phase changes are dated when their word arrives at the
 * terminal's end, and compared with a schedule that starts at the first of them.
 *
 * @param seconds length of each of the pattern's phases, in and out
 */
export async function breathing(minutes: number, seconds = 4): Promise<Breathing> {
  const cycles = Math.round((minutes * 60) / (2 * seconds));
  const args = ['breathe', `${seconds}-${seconds}`, '-c', String(cycles), '--no-log'];
  const terminal = spawn(process.execPath, [BIN, ...args], {
    name: 'xterm-256color',
    cols: 80,
    rows: 24,
    env: environment({ SELFCARE_HOME: join(WORLD, 'breathing'), COLORTERM: 'truecolor' }),
  });
  const changes: number[] = [];
  let word = '';
  let frames = 0;
  let cpu = { at: 0, ticks: 0 };
  let first = cpu;
  const sample = () => {
    try {
      cpu = { at: performance.now(), ticks: ticksOf(terminal.pid) };
      first = first.at === 0 ? cpu : first;
    } catch {
      // It has just ended.
    }
  };
  // The first seconds are the start of the program and not the session.
  const sampler = setInterval(sample, 1000);
  terminal.onData((data) => {
    const now = performance.now();
    frames += data.split('\x1b[?2026h').length - 1;
    for (const [, text = ''] of data
      .replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '\0')
      .matchAll(/([^\0]+)/g)) {
      const phase = PHASE.exec(text)?.[0].toLowerCase();
      if (phase !== undefined && phase !== word) {
        word = phase;
        changes.push(now);
      }
    }
  });
  const code = await new Promise<number>((done) => {
    terminal.onExit(({ exitCode }) => done(exitCode));
  });
  clearInterval(sampler);
  if (code !== 0) throw new Error(`breathe exited ${code}`);
  const origin = changes[0] ?? 0;
  const off = changes
    .map((at, index) => Math.abs(at - origin - index * seconds * 1000))
    .slice(0, 2 * cycles)
    .sort((a, b) => a - b);
  const span = (cpu.at - first.at) / 1000;
  return {
    minutes,
    changes: off.length,
    worst: off.at(-1) ?? NaN,
    middle: off[off.length >> 1] ?? NaN,
    cpuPercent: ((cpu.ticks - first.ticks) / TICKS_PER_SECOND / span) * 100,
    framesPerSecond: frames / (2 * cycles * seconds),
  };
}

/** Processor time of a process, user and system, in clock ticks. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
