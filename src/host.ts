import type * as childProcess from 'node:child_process';
import type { ZoneRules } from './journal/moment.js';
import type { Sink } from './terminal/output.js';

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
  readonly spawn: typeof childProcess.spawn;
  /** Asks a process to end, and all that it has started: it leads a group of its own. */
  endGroup(pid: number): void;
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
  /**
   * For a run that goes through the whole journal: rather tidy up more often than take more memory.
   *
   * @param atAnyPrice a run that is made once may take a third longer
   */
  spareMemory(atAnyPrice?: boolean): void;
}
