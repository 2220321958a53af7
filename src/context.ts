import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import process from 'node:process';
import { isatty, ReadStream } from 'node:tty';
import type { Drafts } from './journal/drafts.js';
import type { Journal } from './journal/journal.js';
import type { Settings } from './settings/settings.js';
import type { ZoneRules } from './journal/moment.js';
import { localZone } from './journal/zone.js';
import { Out, type Sink } from './terminal/output.js';
import { asksPlain } from './terminal/symbols.js';

/** The flags that every command understands. */
export interface Flags {
  readonly json: boolean;
  readonly plain: boolean;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly yes: boolean;
  readonly home: string | undefined;
}

export const NO_FLAGS: Flags = {
  json: false,
  plain: false,
  color: true,
  quiet: false,
  debug: false,
  yes: false,
  home: undefined,
};

/** Why a run is asked to end early. */
export type StopReason = 'interrupt' | 'terminate' | 'hangup' | 'pipe' | 'crash';

/** A terminal or pipe that a person types into. */
export type Source = NodeJS.ReadableStream & {
  isTTY?: boolean;
  isRaw?: boolean;
  setRawMode?(raw: boolean): unknown;
  ref?(): unknown;
  unref?(): unknown;
};

/** The world outside: the only things in the program that differ between a run and its test. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly cwd: string;
  readonly userHome: string;
  readonly tempFolder: string;
  readonly pid: number;
  /** Standard input, opened at the first call. */
  stdin(): Source;
  readonly stdinIsTTY: boolean;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** The wall clock. */
  now(): Date;
  /** Milliseconds from an origin that no clock change moves. */
  monotonic(): number;
  /** The local time zone. */
  readonly local: ZoneRules;
  random(bytes: number): Uint8Array;
  readonly spawn: typeof spawn;
  /** Whether a process of this machine is alive. */
  isAlive(pid: number): boolean;
  /** Calls `handler` when the run should end early; returns a function that takes it back. */
  onStop(handler: (reason: StopReason) => void | Promise<void>): () => void;
  /** Calls `handler` after the process was stopped and let go on (Ctrl-Z, fg). */
  onContinue(handler: () => void): () => void;
  /** Calls `handler` when the terminal changed its size. */
  onResize(handler: () => void): () => void;
  /** Stops this process as Ctrl-Z does; returns when it goes on. */
  suspend(): void;
}

/** Everything that a command may touch. Costly members are functions, so `--help` opens nothing. */
export interface Context extends Host {
  readonly flags: Flags;
  readonly out: Out;
  /** Whether a person can be asked: stdin and stderr (or stdout) are terminals. */
  readonly interactive: boolean;
  /** The home folder's absolute path; it may not exist yet. */
  home(): Promise<string>;
  settings(): Promise<Settings>;
  journal(): Promise<Journal>;
  drafts(): Promise<Drafts>;
  /** Small housekeeping after a command that wrote; never fails. */
  settle(): Promise<void>;
}

/** A context over `host` with the flags of one command line. */
export function createContext(host: Host, flags: Flags = NO_FLAGS): Context {
  const plain = host.stdout.isTTY !== true || asksPlain(host.env, flags.plain);
  const { stdout, stderr, env, platform } = host;
  const out = new Out({ stdout, stderr, env, platform, ...flags, plain });
  let opened: Journal | undefined;
  const context: Context = {
    ...host,
    flags,
    out,
    interactive: host.stdinIsTTY && (host.stderr.isTTY === true || host.stdout.isTTY === true),
    home: once(() => homeFolder(host, flags)),
    settings: once(async () => {
      const { Settings } = await import('./settings/settings.js');
      return Settings.open(await context.home(), host, (problem, hint) => out.warn(problem, hint));
    }),
    journal: once(async () => {
      const [{ Journal }, { plainCodec }, { randomId }, { deviceId }] = await Promise.all([
        import('./journal/journal.js'),
        import('./journal/codec.js'),
        import('./journal/ids.js'),
        import('./settings/state.js'),
      ]);
      const home = await context.home();
      const warn = (problem: string, hint?: string) => out.warn(problem, hint);
      let device: string | undefined;
      opened = new Journal({
        home,
        device: () => (device ??= deviceId(home, host, () => randomId(8, host.random), warn)),
        codecs: [plainCodec],
        host,
        warn,
      });
      return opened;
    }),
    drafts: once(async () => {
      const [{ Drafts }, { plainCodec }] = await Promise.all([
        import('./journal/drafts.js'),
        import('./journal/codec.js'),
      ]);
      return new Drafts(await context.home(), plainCodec, host);
    }),
    settle: async () => opened?.tidy(),
  };
  return context;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

async function homeFolder(host: Host, flags: Flags): Promise<string> {
  const named = flags.home ?? (host.env['SELFCARE_HOME'] || undefined);
  if (named !== undefined) {
    const { UsageError } = await import('./errors.js');
    if (named === '')
      throw new UsageError('--home needs a folder', 'for example: --home ~/selfcare');
    return isAbsolute(named) ? named : resolve(host.cwd, named);
  }
  const { default: envPaths } = await import('env-paths');
  return envPaths('selfcare', { suffix: '' }).data;
}

/** The context of a real run. The only reader of `process` and of the clocks. */
export function processContext(): Context {
  const stops = new Set<(reason: StopReason) => void | Promise<void>>();
  const stop = async (reason: StopReason) => {
    await Promise.all([...stops].map((handler) => handler(reason)));
  };
  const signals = [
    ['SIGINT', 'interrupt'],
    ['SIGTERM', 'terminate'],
    ['SIGHUP', 'hangup'],
  ] as const;
  // A handler for a signal takes away its default, so they are set only while someone listens.
  const listeners = signals.map(([name, reason]) => [name, () => void stop(reason)] as const);

  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader that has gone (`| head`), or a window that was closed.
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
      if (stops.size === 0) process.exit(0);
      void stop('pipe');
    });
  }
  const crash = (error: unknown) => {
    void stop('crash').finally(() => {
      void import('./errors.js').then(({ errorLines, toUserError }) => {
        process.stderr.write(errorLines(toUserError(error)), () => process.exit(1));
      });
    });
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);

  return createContext({
    env: process.env,
    platform: process.platform,
    cwd: safeCwd(),
    userHome: homedir(),
    tempFolder: tmpdir(),
    pid: process.pid,
    stdin: standardInput(),
    stdinIsTTY: isatty(0),
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    monotonic: () => performance.now(),
    local: {
      zone: () =>
        localZone(process.env['TZ'], () => Intl.DateTimeFormat().resolvedOptions().timeZone),
      offsetAt: (instant) => -instant.getTimezoneOffset(),
    },
    random: (bytes) => randomBytes(bytes),
    spawn,
    isAlive(pid) {
      try {
        return process.kill(pid, 0);
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM';
      }
    },
    onStop(handler) {
      if (stops.size === 0) for (const [name, listener] of listeners) process.on(name, listener);
      stops.add(handler);
      return () => {
        stops.delete(handler);
        if (stops.size === 0) for (const [name, listener] of listeners) process.off(name, listener);
      };
    },
    onContinue: (handler) => listen('SIGCONT', handler),
    onResize: (handler) => listen('SIGWINCH', handler),
    suspend: () => void process.kill(process.pid, 'SIGTSTP'),
  });
}

/**
 * Standard input. Ctrl-D ends a terminal's stream for good, though more can be typed after it, so
 * that the terminal is then opened anew.
 */
function standardInput(): () => Source {
  let input: typeof process.stdin | ReadStream | undefined;
  return () => {
    input ??= process.stdin;
    if ((input.readableEnded || input.destroyed) && isatty(0)) {
      const again = new ReadStream(0);
      // Unlike process.stdin it would go on reading, and take keys that are meant for others.
      again.once('pause', () => again.destroy());
      input = again;
    }
    return input;
  };
}

function listen(signal: NodeJS.Signals, handler: () => void): () => void {
  process.on(signal, handler);
  return () => void process.off(signal, handler);
}

function safeCwd(): string {
  try {
    return process.cwd();
  } catch {
    return homedir();
  }
}
