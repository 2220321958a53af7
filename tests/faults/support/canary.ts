import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { call, start, type Called, type CallOptions, type Started } from '../../support/cli.js';
import { lockedHome, PASSPHRASE } from '../../support/locked.js';
import { Terminal, type PtyOptions } from '../../support/pty.js';
import { filesBelow, scratch } from './byhand.js';

/** What a run may do with the words. */
export interface Manner {
  /** It is meant to print them. */
  shows?: boolean;
  /** It is meant to repeat them as a remark. */
  repeats?: boolean;
  /** They are an argument, so that `ps` shows them. */
  isArgument?: boolean;
}

/**
 * A person's machine with a locked vault, and words that may be nowhere on it. Everything that is
 * run there is watched: its output, its processes' command lines, and the files that it leaves.
 */
export class Nest {
  /** Letters alone: no editor and no shell takes them for something else. */
  readonly canary = `kanarie${randomBytes(8).toString('hex').replaceAll(/\d/g, 'z')}`;
  readonly root = scratch();
  readonly home = join(this.root, 'home');
  /** Where words may stand: what a person has there is no affair of ours. */
  readonly outside = scratch();
  readonly env: Record<string, string>;
  private readonly since = new Date(Date.now() - 2000);
  private readonly watched = new Set<string>();
  private mayBeArgument = false;

  constructor(point?: string) {
    if (point !== undefined) this.home = join(point, 'home');
    const [temp, run] = [join(this.root, 'tmp'), join(this.root, 'run')];
    for (const folder of [temp, run]) mkdirSync(folder, { mode: 0o700 });
    mkdirSync(this.home, { recursive: true, mode: 0o700 });
    lockedHome(this.home);
    this.env = { TMPDIR: temp, XDG_RUNTIME_DIR: run };
    const timer = setInterval(() => this.look(), 15);
    onTestFinished(() => clearInterval(timer));
  }

  /** The passphrase at hand, right or wrong. */
  pass(words = PASSPHRASE): Record<string, string> {
    const file = join(this.outside, `pass-${words.length}`);
    writeFileSync(file, `${words}\n`);
    return { SELFCARE_PASSPHRASE_COMMAND: `cat ${file}` };
  }

  /** Runs a line and looks at what it said. */
  async run(args: string[], options: CallOptions = {}, manner: Manner = {}): Promise<Called> {
    this.mayBeArgument = manner.isArgument === true;
    const ran = await call(args, this.options(options));
    this.judge(args, ran, manner);
    return ran;
  }

  /** Starts a line, to be stopped on the way. */
  start(args: string[], options: CallOptions = {}): Started {
    this.mayBeArgument = false;
    return start(args, this.options(options));
  }

  /** A terminal in which a person sees what they type. */
  terminal(args: string[], env: Record<string, string> = {}): Terminal {
    this.mayBeArgument = false;
    const options: PtyOptions = { home: this.home, env: { ...this.env, ...env } };
    return new Terminal(args, options);
  }

  /** Notes what a run said that it should not have. */
  judge(args: string[], { stdout, stderr }: Called, { shows, repeats }: Manner = {}): void {
    this.mayBeArgument = false;
    const line = args.join(' ').replaceAll(this.canary, 'CANARY');
    if (!shows && this.isIn(stdout)) this.watched.add(`stdout of ${line}`);
    if (!repeats && this.isIn(stderr)) this.watched.add(`stderr of ${line}`);
  }

  /** An editor that is a shell script; the file is `$1`. */
  editor(script: string): { EDITOR: string } {
    const path = join(this.outside, `editor-${randomBytes(4).toString('hex')}.sh`);
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return { EDITOR: path };
  }

  /** A file of somebody's own, outside. */
  file(name: string, text: string): string {
    const path = join(this.outside, name);
    writeFileSync(path, text);
    return path;
  }

  /** Every place where the words were seen and should not be; empty is good. */
  found(): string[] {
    this.look();
    const shared = ['/tmp', '/var/tmp', '/dev/shm'].filter((folder) => existsSync(folder));
    const since = this.since.toISOString();
    const wanted = ['-xdev', '-type', 'f', '-size', '-4096k', '-newermt', since, '-print0'];
    // Files of others come and go meanwhile, which makes it fail.
    const { stdout } = spawnSync('find', [...shared, ...wanted], { maxBuffer: 1 << 28 });
    const recent = stdout.toString().split('\0');
    const below = (folder: string) => filesBelow(folder).map((path) => join(folder, path));
    const files = [...below(this.root), ...below(this.home), ...recent];
    const leaks = [...new Set(files)].filter((path) => {
      if (path === '' || path.startsWith(this.outside)) return false;
      return this.isIn(path) || this.isIn(bytesOf(path));
    });
    return [...this.watched, ...leaks];
  }

  /** A line's options, where it is run by another. */
  options(options: CallOptions): CallOptions {
    return { home: this.home, ...options, env: { ...this.env, ...options.env } };
  }

  /** Whether the words are in something, as they are or in another dress. */
  private isIn(content: string | Uint8Array): boolean {
    const bytes = Buffer.from(content as string);
    return forms(this.canary).some((form) => bytes.includes(form));
  }

  /** Looks at the command lines of all processes. */
  private look(): void {
    if (this.mayBeArgument || !existsSync('/proc')) return;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const line = bytesOf(`/proc/${pid}/cmdline`);
      if (line.includes(this.canary)) this.watched.add(`ps: ${line.toString().slice(0, 60)}`);
    }
  }
}

/** A word in UTF-8, in UTF-16 and in base64, wherever in a line of base64 it may begin. */
function forms(word: string): Buffer[] {
  const base64 = [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(word)]).toString('base64');
    // What depends on the neighbours is left out.
    const inner = text.slice(shift === 0 ? 0 : 4, -4);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const escaped = [...word].map((letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  const texts = [word, ...base64, escaped.join(''), Buffer.from(word).toString('hex')];
  const wide = Buffer.from(word, 'utf16le');
  return [...texts.map((text) => Buffer.from(text)), wide, Buffer.from(wide).swap16()];
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
