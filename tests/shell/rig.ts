import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { hookFor } from '../../src/shell/hooks.js';
import type { HookFor } from '../../src/shell/hooks/hook.js';
import { Terminal } from '../support/pty.js';

const BIN = resolve(import.meta.dirname, '../../bin/selfcare.js');

const RIGGED = ['zsh', 'bash', 'fish'] as const;
export type Rigged = (typeof RIGGED)[number];

/** Whether a program is here. Under CI all must be: where one lacks, its tests fail. */
export function isHere(program: string): boolean {
  return process.env['CI'] === 'true' || spawnSync(program, ['--version']).error === undefined;
}

export const HERE = RIGGED.filter(isHere);

/** A Monday. */
export const DAY = '2026-11-23';

/** Seconds since 1970 of a wall time in UTC. */
export function epoch(time: string, day = DAY): number {
  return Date.parse(`${day}T${time}Z`) / 1000;
}

const RC = { zsh: '.zshrc', bash: '.bashrc', fish: 'start.fish' };
/** Zsh and bash keep the time in a variable that a test may take over; fish asks a file's age. */
const CLOCK = {
  zsh: 'typeset -g EPOCHSECONDS=',
  bash: 'unset EPOCHSECONDS; EPOCHSECONDS=',
  fish: `function path
    if test "$argv[1..2]" = 'mtime -R'
        set -l written (builtin path mtime -- $argv[-1]); or return
        read -l now <$RIG/clock
        math $now - $written
    else
        builtin path $argv
    end
end
# `,
};
/** The same for Node. */
const NODE_CLOCK = `const Real = Date;
const shift = 1000 * require('node:fs').readFileSync(__dirname + '/clock', 'utf8') - Real.now();
globalThis.Date = class extends Real {
  constructor(...given) { given.length ? super(...given) : super(Real.now() + shift); }
  static now() { return Real.now() + shift; }
};
`;
/** A prompt that shows how the last command ended, and no drawing that a test would have to read. */
const PROMPT = {
  zsh: `PS1='<%?> '; unsetopt prompt_sp; setopt interactive_comments\n`,
  bash: `PS1='<$?> '; HISTFILE=\n`,
  fish: `function fish_prompt; echo "<$status> "; end\nset -g fish_greeting\nset -g fish_autosuggestion_enabled 0\n`,
};

export interface RigOptions {
  /** Lines before and after the one that loads the hook. */
  before?: string;
  after?: string;
  /** How often the hook is loaded. */
  loads?: number;
  env?: Record<string, string>;
  /** When the shell starts. */
  time?: string;
  day?: string;
  /** What the hook is rendered for; Linux where absent. */
  target?: HookFor;
  /** Leaves the shell its own clock. */
  realClock?: boolean;
  /** A file for the system calls that concern processes and files. */
  trace?: string;
}

/** A home folder, with a stand-in for the program that notes how it was called. */
export function rigHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'selfcare-shell-'));
  onTestFinished(() => remove(home));
  mkdirSync(join(home, 'bin'));
  const program = join(home, 'bin/selfcare');
  writeFileSync(program, '#!/bin/sh\necho "$*" >>"$RIG/called"\n');
  chmodSync(program, 0o755);
  return home;
}

/** Removes a folder in which a refresh, for which nobody waits, may still be writing. */
async function remove(folder: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((done) => setTimeout(done, 20));
    }
  }
}

/** Puts the built program itself there, with the test's clock. */
export function realProgram(home: string): void {
  writeFileSync(join(home, 'clock.cjs'), NODE_CLOCK);
  const lines = [
    '#!/bin/sh\necho >>"$RIG/began"',
    `'${process.execPath}' --require '${home}/clock.cjs' '${BIN}' "$@"`,
    'code=$?',
    // The system gives a file the real time.
    `[ ! -f '${home}/due' ] || touch -d "@$(cat '${home}/clock')" '${home}/due'`,
    'echo >>"$RIG/ended"; exit $code',
  ];
  writeFileSync(join(home, 'bin/selfcare'), `${lines.join('\n')}\n`);
}

/** Waits for what {@link realProgram} is still doing. */
export async function programEnded(home: string): Promise<void> {
  const length = (name: string) => readFileSync(join(home, name)).length;
  await expect.poll(() => length('began') - length('ended'), { timeout: 10_000 }).toBe(0);
}

/** What stands in a plan. */
export function planText(due: number | string, text: string, stale?: number | string): string {
  return `${due}\n${text}\n${stale ?? Number(due) + 80_000}\n`;
}

/** A shell in a terminal, with the hook in its start-up file and a clock that the test sets. */
export class ShellRig {
  readonly terminal: Terminal;
  readonly home: string;
  private readonly shell: Rigged;
  private count = 0;
  private now = 0;

  constructor(shell: Rigged, home: string, options: RigOptions = {}) {
    const { before = '', after = '', loads = 1, env = {}, time = '16:00:00', day = DAY } = options;
    this.shell = shell;
    this.home = home;
    const hook = join(home, 'hook');
    writeFileSync(hook, hookFor(shell, options.target ?? { platform: 'linux' }));
    const clock = options.realClock ? '' : `${CLOCK[shell]}${epoch(time, day)}\n`;
    const load = `. '${hook}'\n`.repeat(loads);
    writeFileSync(join(home, RC[shell]), clock + PROMPT[shell] + before + load + after);
    this.setFile(time, day);
    // Fish's own configuration starts programs, at the first start a long one.
    const args = {
      zsh: ['-d'],
      bash: ['--rcfile', join(home, RC.bash), '-i'],
      fish: ['--no-config', '-C', `. '${join(home, RC.fish)}'`],
    }[shell];
    const { trace } = options;
    const tracer = ['-f', '-o', trace ?? '', '-e', 'trace=process,openat,read,close', shell];
    this.terminal = new Terminal(trace ? [...tracer, ...args] : args, {
      file: trace ? 'strace' : shell,
      home,
      env: {
        ZDOTDIR: home,
        XDG_CONFIG_HOME: join(home, 'config'),
        PATH: `${join(home, 'bin')}:${process.env['PATH'] ?? ''}`,
        RIG: home,
        ...env,
      },
    });
  }

  /** Writes the plan that the hook reads, by the shell's clock; whole at once, as the program does. */
  plan(content: string | Uint8Array): void {
    const file = join(this.home, 'due');
    writeFileSync(`${file}.new`, content);
    utimesSync(`${file}.new`, this.now, this.now);
    renameSync(`${file}.new`, file);
  }

  /** Sets the clock of the shell. */
  async setClock(time: string, day = DAY): Promise<void> {
    this.setFile(time, day);
    if (this.shell !== 'fish') await this.run(`EPOCHSECONDS=${epoch(time, day)}`);
  }

  /** Types a line, and waits until it was run and the next one too, so that two prompts were shown. */
  async run(line = ''): Promise<void> {
    if (line) this.terminal.type(`${line}\r`);
    for (const round of [0, 1]) {
      const word = ++this.count;
      // What is typed is not what is printed.
      this.terminal.type(`echo ran''${word}.${round}\r`);
      const printed = `ran${word}.${round}`;
      await this.terminal.until(
        () => this.terminal.raw.includes(printed),
        15_000,
        () => printed,
      );
    }
    // What is typed before a shell reads would be shown, and lost, by the terminal.
    await this.terminal.shows(/>$/);
  }

  /** How often a text was shown. */
  times(text: string): number {
    return this.terminal.raw.split(text).length - 1;
  }

  private setFile(time: string, day: string): void {
    this.now = epoch(time, day);
    writeFileSync(join(this.home, 'clock'), `${this.now}\n`);
  }
}
