import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { tempFolder } from './host.js';
import { Terminal, type PtyOptions } from './pty.js';

/** A question to ask: the kind of prompt, and its request. */
export type Question = [kind: string, request: Record<string, unknown>];

/** The program of `ask.ts`, in a real terminal, and what it said of itself. */
export class Asking extends Terminal {
  private readonly home: string;

  constructor(questions: readonly Question[], options: AskingOptions = {}) {
    const { flags = [], ...terminal } = options;
    const home = tempFolder();
    const program = join(home, 'ask.cjs');
    writeFileSync(program, bundle());
    const words = questions.map((question) => JSON.stringify(question));
    super([program, ...flags, ...words], { home, file: process.execPath, ...terminal });
    this.home = home;
  }

  /** Every value said under a name: `answer`, `changed`, `threw` or `left`. */
  said(name: string): unknown[] {
    const file = join(this.home, 'said');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    const all = lines.map((line) => JSON.parse(line) as [string, unknown]);
    return all.filter(([said]) => said === name).map(([, value]) => value);
  }

  /** Waits until this many questions are answered. */
  async answers(count: number): Promise<void> {
    const enough = () => this.said('answer').length >= count;
    await this.until(enough, 10_000, () => `answer ${count}`);
  }
}

type AskingOptions = Omit<PtyOptions, 'home' | 'file'> & { flags?: string[] };

let built: string | undefined;

function bundle(): string {
  built ??= buildSync({
    entryPoints: [resolve(import.meta.dirname, 'ask.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    write: false,
    logLevel: 'error',
  }).outputFiles[0]?.text;
  return built ?? '';
}
