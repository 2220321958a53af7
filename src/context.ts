import type * as childProcess from 'node:child_process';
import type * as crypto from 'node:crypto';
import type * as os from 'node:os';
import process from 'node:process';
import type * as tty from 'node:tty';
import type * as v8 from 'node:v8';
import { UserError } from './errors.js';
import { isAlive } from './files/alive.js';
import type { Vault } from './journal/codec.js';
import type { Drafts } from './journal/drafts.js';
import type { Journal } from './journal/journal.js';
import type { Settings } from './settings/settings.js';
import { localZone } from './journal/zone.js';
import { createContext, NO_FLAGS } from './services.js';
import { fold } from './terminal/fold.js';
import { safeLine } from './terminal/safe.js';
import { isTerminal, openOutputs } from './terminal/descriptor.js';
import type { Host, Source, StopReason } from './host.js';
import type { Out } from './terminal/output.js';

export type { Host, Source, StopReason };
export { createContext, NO_FLAGS };

/** The flags that every command understands. */
export interface Flags {
  readonly json: boolean;
  readonly plain: boolean;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly yes: boolean;
  readonly home: string | undefined;
  /** A command whose first line of output is the vault's passphrase. */
  readonly passphraseCommand: string | undefined;
  /** A file descriptor on which the vault's passphrase stands, on a line. */
  readonly passphraseFd: number | undefined;
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
  /**
   * The journal's encryption; asking for it opens nothing and asks nobody.
   *
   * @param anew looks again: this run has turned it on or off
   */
  vault(anew?: boolean): Promise<Vault>;
  /** What this run has opened so far: what is done at its end goes by it. */
  opened(): { readonly settings: Settings | undefined; readonly journal: Journal | undefined };
  /** Small housekeeping after a command that wrote; never fails. */
  settle(): Promise<void>;
}

/** How long a crash waits for what was typed or done to be saved, in milliseconds. */
const CRASH_WAIT = 3000;

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
    // Ctrl-\ in a terminal that is not in raw mode. Its default writes the memory to a file.
    ['SIGQUIT', 'terminate'],
  ] as const;
  // A handler for a signal takes away its default, so they are set only while someone listens.
  const listeners = signals.map(([name, reason]) => [name, () => void stop(reason)] as const);

  // A reader that has gone (`| head`), or a window that was closed.
  const brokenPipe = (fd: 1 | 2) => (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') {
      const hint = 'what was to be saved is saved; look before you try again';
      throw new UserError(`the answer could not be written (${error.code ?? error.name})`, hint);
    }
    if (stops.size > 0) void stop('pipe');
    // Without stdout nobody wants more; a remark that nobody read must not keep words from the disk.
    else if (fd === 1) process.exit(0);
  };
  const crash = (error: unknown) => {
    // Whoever saves what was done must not be waited for for ever.
    const late = new Promise((done) => setTimeout(done, CRASH_WAIT).unref());
    void Promise.race([stop('crash'), late]).finally(() => {
      void import('./errors.js').then(({ errorLines, toUserError }) => {
        const stderr = open(2);
        const lines = errorLines(toUserError(error), (line) =>
          fold(safeLine(line), stderr.isTTY ? stderr.columns : undefined, '  '),
        );
        stderr.write(lines, () => process.exit(1));
      });
    });
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);

  const watch = hangUpQuietly();
  const own = { 1: () => process.stdout, 2: () => process.stderr };
  const open = openOutputs((fd) => process.platform === 'win32' || isTTY(fd), own, brokenPipe);

  return createContext({
    env: process.env,
    platform: process.platform,
    get cwd() {
      return safeCwd();
    },
    get userHome() {
      return builtin('node:os').homedir();
    },
    get tempFolder() {
      return builtin('node:os').tmpdir();
    },
    pid: process.pid,
    stdin: standardInput(),
    get stdinIsTTY() {
      return isTTY(0);
    },
    get stdout() {
      return open(1);
    },
    get stderr() {
      return open(2);
    },
    now: () => new Date(),
    monotonic: () => performance.now(),
    local: {
      zone: () =>
        localZone(process.env['TZ'], () => Intl.DateTimeFormat().resolvedOptions().timeZone),
      offsetAt: (instant) => -instant.getTimezoneOffset(),
    },
    random: (bytes) => builtin('node:crypto').randomBytes(bytes),
    get spawn() {
      return builtin('node:child_process').spawn;
    },
    endGroup,
    isAlive: (pid) => isAlive(pid, (each) => process.kill(each, 0)),
    onStop(handler) {
      watch();
      if (stops.size === 0) for (const [name, listener] of listeners) process.on(name, listener);
      stops.add(handler);
      return () => {
        stops.delete(handler);
        if (stops.size === 0) for (const [name, listener] of listeners) process.off(name, listener);
      };
    },
    onContinue: (handler) =>
      process.platform === 'win32' ? () => undefined : listen('SIGCONT', handler),
    onResize: (handler) => listen('SIGWINCH', handler),
    suspend: () => void process.kill(process.pid, 'SIGTSTP'),
    spareMemory: (atAnyPrice = false) => {
      const { setFlagsFromString } = builtin('node:v8');
      setFlagsFromString('--semi-space-growth-factor=1');
      setFlagsFromString('--optimize-for-size');
      // Compiling hot loops takes ten megabytes, and gives a third of the time.
      if (atAnyPrice) setFlagsFromString('--no-turbofan');
    },
  });
}

/**
 * Standard input. Ctrl-D ends a terminal's stream for good, though more can be typed after it, so
 * that the terminal is then opened anew.
 */
function standardInput(): () => Source {
  let input: typeof process.stdin | tty.ReadStream | undefined;
  return () => {
    input ??= process.stdin;
    if ((input.readableEnded || input.destroyed) && isTTY(0)) {
      const again = new (builtin('node:tty').ReadStream)(0);
      // Unlike process.stdin it would go on reading, and take keys that are meant for others.
      again.once('pause', () => again.destroy());
      input = again;
    }
    return input;
  };
}

/**
 * Node aborts, leaving its memory in a core file, when it exits after its terminal has gone, whose
 * modes it cannot restore. Such a process goes by the signal. The result looks what is a terminal.
 */
function hangUpQuietly(): () => void {
  let terminals: number[] | undefined;
  return () => {
    if (terminals) return;
    terminals = [0, 1, 2].filter(isTTY);
    process.on('exit', () => {
      if (!terminals || terminals.every(isTTY)) return;
      process.removeAllListeners('SIGHUP');
      process.kill(process.pid, 'SIGHUP');
    });
  };
}

function isTTY(fd: number): boolean {
  return isTerminal(fd, (each) => builtin('node:tty').isatty(each));
}

function listen(signal: NodeJS.Signals, handler: () => void): () => void {
  process.on(signal, handler);
  return () => void process.off(signal, handler);
}

function safeCwd(): string {
  try {
    return process.cwd();
  } catch {
    return builtin('node:os').homedir();
  }
}

/** One of Node's own modules, loaded when it is needed: child_process alone costs 3 ms. */
function builtin<T extends keyof ProcessBuiltins>(name: T): ProcessBuiltins[T] {
  return process.getBuiltinModule(name) as ProcessBuiltins[T];
}

interface ProcessBuiltins {
  'node:child_process': typeof childProcess;
  'node:crypto': typeof crypto;
  'node:os': typeof os;
  'node:tty': typeof tty;
  'node:v8': typeof v8;
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It is gone.
  }
}
