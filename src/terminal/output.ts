import { Chalk, type ChalkInstance } from 'chalk';
import { colorLevel, symbolsFor, type Symbols } from './symbols.js';

/** A stream that the product writes to: stdout, stderr, or a test's stand-in. */
export type Sink = NodeJS.WritableStream & {
  isTTY?: boolean;
  columns?: number;
  rows?: number;
};

/** What decides how a run may speak. */
export interface OutputOptions {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly json: boolean;
  readonly plain: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

/**
 * Where a command's words go: data on stdout, everything else on stderr. Colours follow the
 * stream they are written to.
 */
export class Out {
  readonly symbols: Symbols;
  /** Colours for stdout. */
  readonly color: ChalkInstance;
  /** Colours for stderr. */
  readonly colorErr: ChalkInstance;
  readonly json: boolean;
  readonly plain: boolean;
  readonly quiet: boolean;
  readonly stdout: Sink;
  readonly stderr: Sink;

  constructor(options: OutputOptions) {
    const { stdout, stderr, env, plain } = options;
    this.stdout = stdout;
    this.stderr = stderr;
    this.json = options.json;
    this.quiet = options.quiet;
    this.plain = plain;
    this.symbols = symbolsFor(env, options.platform);
    const allowed = options.color && !plain;
    this.color = new Chalk({ level: colorLevel(env, stdout.isTTY === true, allowed) });
    this.colorErr = new Chalk({ level: colorLevel(env, stderr.isTTY === true, allowed) });
  }

  /** Columns to lay text out in: the terminal's, between 20 and 100; 80 where there is none. */
  get width(): number {
    const columns = this.stdout.isTTY ? this.stdout.columns : undefined;
    return Math.max(20, Math.min(columns || 80, 100));
  }

  /** A line of data on stdout. */
  data(line: string): void {
    this.stdout.write(`${line}\n`);
  }

  /** One JSON value on stdout, as one line. */
  value(value: unknown): void {
    this.data(JSON.stringify(value));
  }

  /** Raw bytes of data on stdout; resolves when more may be written. */
  async raw(chunk: string): Promise<void> {
    if (this.stdout.write(chunk)) return;
    await new Promise<void>((resolve) => {
      this.stdout.once('drain', resolve);
      this.stdout.once('close', resolve);
      this.stdout.once('error', () => resolve());
    });
  }

  /** A word to the person, on stderr; `--quiet` hushes it. */
  note(line: string): void {
    if (!this.quiet) this.stderr.write(`${line}\n`);
  }

  /** Something the person should know, on stderr; never hushed. */
  warn(message: string, hint?: string): void {
    this.stderr.write(`selfcare: warning: ${message}\n`);
    if (hint) this.stderr.write(`selfcare: hint: ${hint}\n`);
  }
}
