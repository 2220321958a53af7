import { EventEmitter } from 'node:events';
import { fstatSync, statSync, writeSync, type Stats } from 'node:fs';
import { codeOf } from '../errors.js';
import type { Sink } from './output.js';

/** Milliseconds until a reader that takes no more is asked again. */
const PAUSE = 5;

/**
 * Whether a descriptor is a terminal.
 *
 * @param ask Node's own answer, which loads its network code (3 ms); asked only where it may be yes
 */
export function isTerminal(fd: number, ask: (fd: number) => boolean): boolean {
  const file = statusOf(fd);
  if (file && !file.isCharacterDevice()) return false;
  if (file && file.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev) return false;
  return ask(fd);
}

function statusOf(fd: number): Stats | undefined {
  try {
    return fstatSync(fd);
  } catch {
    // Closed.
    return undefined;
  }
}

/**
 * Standard output and error, each opened when it is first asked for.
 *
 * @param isLive whether it is a terminal, or of a kind that only Node's own stream can write to
 * @param own Node's own streams
 * @param failed makes what is called when it cannot be written to
 */
export function openOutputs(
  isLive: (fd: 1 | 2) => boolean,
  own: Readonly<Record<1 | 2, () => Sink>>,
  failed: (fd: 1 | 2) => (error: NodeJS.ErrnoException) => void,
): (fd: 1 | 2) => Sink {
  const opened = new Map<1 | 2, Sink>();
  return (fd) => {
    const known = opened.get(fd);
    if (known) return known;
    const sink: Sink = isLive(fd) ? own[fd]() : (new DescriptorSink(fd) as unknown as Sink);
    opened.set(fd, sink.on('error', failed(fd)));
    return sink;
  };
}

/**
 * Standard output or error where it is a file or a pipe: written at once, as Node's own streams do
 * there, without the 3 ms that loading them takes. An error is emitted once; what is written after
 * it is dropped.
 */
class DescriptorSink extends EventEmitter {
  readonly isTTY = false;
  writable = true;
  private readonly fd: number;

  constructor(fd: number) {
    super();
    this.fd = fd;
  }

  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
    const done = rest.find((each) => typeof each === 'function');
    try {
      if (this.writable) this.writeAll(Buffer.from(chunk as string));
    } catch (error) {
      this.writable = false;
      this.emit('error', error);
    }
    done?.();
    return true;
  }

  end(...rest: unknown[]): this {
    const [chunk] = rest;
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk);
    return this;
  }

  private writeAll(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length;) {
      try {
        written += writeSync(this.fd, bytes, written);
      } catch (error) {
        // A pipe that does not wait for its reader.
        if (codeOf(error) !== 'EAGAIN') throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
      }
    }
  }
}
