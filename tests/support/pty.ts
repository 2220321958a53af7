import { existsSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { spawn, type IPty } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { Frames } from './frames.js';

const BIN = resolve(import.meta.dirname, '../../bin/selfcare.js');

export interface PtyOptions {
  home: string;
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
  /** The program to run instead of selfcare. */
  file?: string;
}

/** A real terminal with the built program in it, and what a person would see on its screen. */
export class Terminal {
  /** Every byte that the program wrote. */
  raw = '';
  private readonly pty: IPty;
  private readonly screenModel;
  private readonly exit: Promise<number>;
  private readonly watchers = new Set<() => void>();
  private readonly frames = new Frames();
  /** What the program wrote and the screen does not show yet. */
  private readonly pieces: string[] = [];
  private isShowing = false;
  ended: number | undefined;
  /** Closes the window with the program in it. */
  readonly closeWindow: () => void;

  constructor(args: string[], options: PtyOptions) {
    const { home, columns = 80, rows = 24, env = {}, file } = options;
    if (!existsSync(resolve(BIN, '../../dist/main.cjs')))
      throw new Error('run `npm run build` first');
    this.screenModel = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.pty = spawn(file ?? process.execPath, file ? args : [BIN, ...args], {
      name: 'xterm-256color',
      cols: columns,
      rows,
      env: {
        PATH: process.env['PATH'] ?? '',
        LANG: 'C.UTF-8',
        TZ: 'UTC',
        HOME: home,
        SELFCARE_HOME: home,
        ...env,
      },
    });
    const decoder = new StringDecoder();
    const take = (bytes: Uint8Array) => {
      const data = decoder.write(bytes);
      this.raw += data;
      this.show(this.frames.take(data));
    };
    this.closeWindow = keepTheRest(this.pty, take);
    // Bytes, as keepTheRest sees to; the library's types know only text.
    this.pty.onData((data) => take(data as unknown as Uint8Array));
    this.screenModel.onData((answer) => this.pty.write(answer));
    this.exit = new Promise((done) => {
      this.pty.onExit(({ exitCode, signal }) => {
        this.ended = signal ? 128 + signal : exitCode;
        this.changed();
        done(this.ended);
      });
    });
    onTestFinished(() => this.kill());
  }

  get pid(): number {
    return this.pty.pid;
  }

  /** Types keys, as bytes of a terminal: `\r` is Enter, `\x03` Ctrl-C, `\x1b[A` up. */
  type(keys: string): void {
    this.pty.write(keys);
  }

  resize(columns: number, rows: number): void {
    this.screenModel.resize(columns, rows);
    this.pty.resize(columns, rows);
  }

  /** The visible screen, lines without trailing blanks, trailing empty lines removed. */
  screen(): string {
    const buffer = this.screenModel.buffer.active;
    const lines = [];
    for (let row = 0; row < this.screenModel.rows; row++) {
      lines.push(buffer.getLine(buffer.viewportY + row)?.translateToString(true) ?? '');
    }
    return lines.join('\n').trimEnd();
  }

  /** Everything that was printed, scrolled-off lines too. */
  transcript(): string {
    const buffer = this.screenModel.buffer.normal;
    const lines = [];
    for (let row = 0; row < buffer.length; row++) {
      lines.push(buffer.getLine(row)?.translateToString(true) ?? '');
    }
    return lines.join('\n').trimEnd();
  }

  /** Waits until the screen shows `wanted`. */
  async shows(wanted: string | RegExp, milliseconds = 10_000): Promise<void> {
    const found = () =>
      typeof wanted === 'string' ? this.screen().includes(wanted) : wanted.test(this.screen());
    await this.until(found, milliseconds, () => `the screen to show ${String(wanted)}`);
  }

  /** Waits until `found`, looking again after every change of the screen. */
  async until(found: () => boolean, milliseconds: number, what: () => string): Promise<void> {
    if (found()) return;
    await new Promise<void>((done, fail) => {
      const finish = (act: () => void) => {
        clearTimeout(timer);
        this.watchers.delete(look);
        act();
      };
      const look = () => {
        if (found()) finish(done);
      };
      const timer = setTimeout(
        () => finish(() => fail(new Error(`waited for ${what()}; it shows:\n${this.screen()}`))),
        milliseconds,
      );
      this.watchers.add(look);
    });
  }

  /**
   * The exit code, when the program has ended (128 + n for signal n) and the screen shows all that
   * it wrote: the model takes its time.
   */
  async exitCode(milliseconds = 20_000): Promise<number> {
    await this.until(
      () => this.ended !== undefined,
      milliseconds,
      () => 'the program to end',
    );
    const code = await this.exit;
    this.show([this.frames.rest()]);
    const shown = () => !this.isShowing;
    await this.until(shown, milliseconds, () => 'the screen to show all of it');
    return code;
  }

  kill(signal = 'SIGKILL'): void {
    if (this.ended !== undefined) return;
    try {
      this.pty.kill(signal);
    } catch {
      // It has just ended.
    }
  }

  /**
   * Puts pieces on the screen, each for long enough to be looked at: whoever waits for one sees it,
   * however late the test itself came to read what the program wrote.
   */
  private show(pieces: readonly string[]): void {
    this.pieces.push(...pieces);
    if (this.isShowing) return;
    this.isShowing = true;
    const next = () => {
      const piece = this.pieces.shift();
      this.isShowing = piece !== undefined;
      if (piece === undefined) this.changed();
      // The model answers questions such as "where is the cursor", as a terminal does.
      else {
        this.screenModel.write(piece, () => {
          this.changed();
          setImmediate(next);
        });
      }
    };
    next();
  }

  private changed(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}

type Readable = Duplex & { readonly _readableState: object };

/**
 * Keeps the end of what the program wrote, which is lost twice on a busy machine: Node takes a
 * terminal that was hung up for read when one read did not fill its buffer, though more may wait
 * there, and the library throws away what was not read 200 ms after the program ended.
 */
function keepTheRest(pty: IPty, take: (bytes: Uint8Array) => void): () => void {
  const { _socket: socket, fd } = pty as unknown as { _socket: Readable; fd: number };
  // Back to bytes: a letter may lie across the place where the reading stopped. (To ask for no
  // encoding from the start would take UTF-8 from the terminal's own line editing, too.)
  Object.assign(socket._readableState, { decoder: null, encoding: null });
  const destroy = socket.destroy.bind(socket);
  socket.destroy = (error) => {
    if (socket.destroyed) return socket;
    // The stream itself says why it ends; the library, that its time is up.
    if (error || socket.readableEnded) {
      readRest(fd, take);
      return destroy(error);
    }
    setTimeout(destroy, 5000).unref();
    return socket;
  };
  return () => void destroy();
}

function readRest(fd: number, take: (bytes: Uint8Array) => void): void {
  const buffer = Buffer.alloc(65_536);
  try {
    for (let read; (read = readSync(fd, buffer)) > 0;) take(Buffer.from(buffer.subarray(0, read)));
  } catch {
    // Nothing is left: a terminal that was hung up ends with an error.
  }
}
