import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, type CallOptions, type Called } from './cli.js';
import { run, tempFolder, type Ran } from './host.js';

/** A machine of its own: a home, a user with settings for git, a clock that moves on. */
export interface Machine {
  readonly home: string;
  /** Where its user's `.gitconfig` is. */
  readonly user: string;
  readonly journal: string;
  /** Its repository. */
  readonly git: string;
  env: Record<string, string>;
  /** Runs one command line in this process; throws unless it ends with `code`. */
  run(...argv: string[]): Promise<Ran>;
  /** As {@link run}, whatever the exit code. */
  tries(...argv: string[]): Promise<Ran>;
  /** Runs the built program. */
  built(argv: readonly string[], options?: CallOptions): Promise<Called>;
  /** Every text of its journal, sorted. */
  texts(): Promise<string[]>;
}

let seed = 1;
let clock = Date.UTC(2026, 2, 10, 8);

/** The instant at which the next command runs, in milliseconds since 1970. */
export function nextInstant(): number {
  return clock;
}

/** A world of machines that share nothing but what they are given. */
export function world() {
  const root = tempFolder();
  const machine = (name: string): Machine => {
    const [home, user] = [join(root, name, 'home'), join(root, name, 'user')];
    mkdirSync(user, { recursive: true });
    const made: Machine = {
      home,
      user,
      journal: join(home, 'journal'),
      git: join(home, 'journal', '.git'),
      env: { HOME: user },
      async run(...argv) {
        const ran = await made.tries(...argv);
        if (ran.code !== 0) throw new Error(`${name}: ${argv.join(' ')}: ${ran.stderr}`);
        return ran;
      },
      tries(...argv) {
        clock += 61_000;
        seed += 7919;
        return run(argv, { home, now: new Date(clock).toISOString(), seed, env: made.env });
      },
      built: (argv, options = {}) =>
        call(argv, { home, ...options, env: { ...made.env, ...options.env } }),
      async texts() {
        const { stdout } = await made.run('journal', 'list', '--json', '--kind', 'all');
        return (JSON.parse(stdout) as { text: string }[]).map(({ text }) => text).sort();
      },
    };
    return made;
  };
  const [one, two] = [machine('one'), machine('two')];
  return { root, remote: join(root, 'remote.git'), one, two, machine };
}

/** Two machines that sync, each with an entry of its own that both have. */
export async function pair() {
  const made = world();
  const { one, two, remote } = made;
  await one.run('journal', '-m', 'from one');
  await one.run('sync', 'setup', remote);
  await two.run('journal', '-m', 'from two');
  await two.run('sync', 'setup', remote);
  await one.run('sync');
  return made;
}

/** Runs git by hand, as the machine's user. */
export function git(folder: string, ...args: string[]): string {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, LC_ALL: 'C' };
  const name = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org'];
  return execFileSync('git', [...name, '-C', folder, ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A program of our own in place of another: a folder for the front of PATH. */
export function standIn(root: string, name: string, script: string): string {
  const folder = join(root, `bin-${name}`);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return `${folder}:${process.env['PATH'] ?? ''}`;
}
