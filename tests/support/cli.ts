import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/selfcare.js');

export interface CallOptions {
  /** SELFCARE_HOME; not set where absent. */
  home?: string;
  env?: Record<string, string>;
  cwd?: string;
  /** What stands on standard input; closed and empty where absent. */
  stdin?: string;
  /** An octal umask, as `077`. */
  umask?: string;
  /** Leads a process group of its own, so that all it started can be killed at once. */
  group?: boolean;
  /** Runs as this user and group id; needs root. */
  uid?: number;
  /** What runs instead of `node bin/selfcare.js`: a file and the arguments before ours. */
  program?: readonly [file: string, ...args: string[]];
}

export interface Called {
  /** The exit code, or 128 + n for signal n (137 for SIGKILL). */
  code: number;
  stdout: string;
  stderr: string;
}

/** The built program, started. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Called>;
}

/** Starts the BUILT program with nothing of this process's environment but PATH. */
export function start(args: readonly string[], options: CallOptions = {}): Started {
  if (!existsSync(join(ROOT, 'dist/main.cjs'))) throw new Error('run `npm run build` first');
  let [file, ...rest]: readonly string[] = options.program ?? [process.execPath, BIN];
  rest = [...rest, ...args];
  if (options.umask !== undefined) {
    rest = ['-c', `umask ${options.umask}; exec "$@"`, 'sh', file ?? '', ...rest];
    file = '/bin/sh';
  }
  const child = spawn(file ?? '', rest, {
    cwd: options.cwd,
    detached: options.group === true,
    env: {
      PATH: process.env['PATH'] ?? '',
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      ...(options.home === undefined ? {} : { SELFCARE_HOME: options.home, HOME: options.home }),
      ...options.env,
    },
    stdio: [options.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  if (options.stdin !== undefined) {
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.stdin);
  }
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Called>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) =>
      done({ code: code ?? 128 + (signal === 'SIGKILL' ? 9 : 15), stdout, stderr }),
    );
  });
  return { child, ended };
}

/** Runs the BUILT program and waits for its end. */
export function call(args: readonly string[], options: CallOptions = {}): Promise<Called> {
  return start(args, options).ended;
}
