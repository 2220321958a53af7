import { Chalk, type ChalkInstance } from 'chalk';
import { fold } from './fold.js';
import { safeLine } from './safe.js';
import { colorLevel, inLetters, symbolsFor, type Symbols } from './symbols.js';

/** A stream that the product writes to: stdout, stderr, or a test's stand-in. */
export type Sink = NodeJS.WritableStream & {
  isTTY?: boolean;
  columns?: number;
  rows?: number;
};

/** What is known of the terminal. */
export interface Terminal {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** How a run may speak. */
export interface Manner {
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
  readonly json: boolean;
  readonly plain: boolean;
  readonly quiet: boolean;
  private readonly terminal: Terminal;
  private readonly colorful: boolean;
  private readonly palettes = new Map<Sink, ChalkInstance>();

  constructor(terminal: Terminal, { json, plain, quiet, color }: Manner) {
    this.terminal = terminal;
    this.json = json;
    this.quiet = quiet;
    this.plain = plain;
    this.colorful = color;
    this.symbols = symbolsFor(terminal.env, terminal.platform);
  }

  get stdout(): Sink {
    return this.terminal.stdout;
  }

  get stderr(): Sink {
    return this.terminal.stderr;
  }

  /** Colours for stdout. */
  get color(): ChalkInstance {
    return this.palette(this.stdout);
  }

  /** Colours for stderr. */
  get colorErr(): ChalkInstance {
    return this.palette(this.stderr);
  }

  private palette(sink: Sink): ChalkInstance {
    const known = this.palettes.get(sink);
    if (known) return known;
    const { env } = this.terminal;
    const made = new Chalk({ level: colorLevel(env, sink.isTTY === true, this.colorful) });
    this.palettes.set(sink, made);
    return made;
  }

  /** Columns to lay text out in: the terminal's, between 20 and 100; 80 where there is none. */
  get width(): number {
    const columns = this.stdout.isTTY ? this.stdout.columns : undefined;
    return Math.max(20, Math.min(columns || 80, 100));
  }

  /** Words of our own, in letters that the terminal has; what a person wrote stays as it is. */
  ours(text: string): string {
    return inLetters(text, this.symbols);
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
    const { stdout } = this;
    if (stdout.write(chunk) || !stdout.writable) return;
    await new Promise<void>((resolve) => {
      const events = ['drain', 'close', 'error'];
      const done = () => {
        for (const event of events) stdout.off(event, done);
        resolve();
      };
      for (const event of events) stdout.on(event, done);
    });
  }

  /**
   * A word to the person, on stderr; `--quiet` hushes it.
   *
   * @param isPasted it is to be pasted, so it stays whole, whatever the width
   */
  note(line: string, { isPasted = false } = {}): void {
    const { stderr, quiet } = this;
    if (quiet) return;
    const width = stderr.isTTY && !isPasted ? stderr.columns : undefined;
    stderr.write(`${fold(this.ours(line), width)}\n`);
  }

  /** Something the person should know, on stderr; never hushed. */
  warn(message: string, hint?: string): void {
    const lines = [`selfcare: warning: ${message}`, ...(hint ? [`selfcare: hint: ${hint}`] : [])];
    for (const line of lines) this.stderr.write(`${this.laid(line)}\n`);
  }

  /**
   * A line of an error, a warning or a hint, broken at blanks where stderr is a terminal. It may
   * name a file, and a file may be named anything.
   */
  laid(line: string): string {
    const { isTTY, columns } = this.stderr;
    return fold(safeLine(this.ours(line)), isTTY ? columns : undefined, '  ');
  }
}
