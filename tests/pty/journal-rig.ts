import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { createContext } from '../../src/context.js';
import type { Entry } from '../../src/journal/entry.js';
import { tempFolder, testHost } from '../support/host.js';
import { Terminal, type PtyOptions } from '../support/pty.js';

export const CTRL_C = '\u0003';
export const CTRL_D = '\u0004';
export const CTRL_O = '\u000f';
export const DOWN = '\u001b[B';

export const TEMPLATE = 'How would you like to write?';
export const FREE = 'Write as much or as little as you like.';
export const MOOD = 'Mood, 1 low to 5 high';
export const UNFINISHED = 'You have an unfinished entry';
export const KEPT = 'Kept as a draft';

/** One person's home, and the terminals that are opened over it. */
export class Desk {
  readonly home = tempFolder();

  /** The built program at a terminal. */
  run(line: string, options: Partial<PtyOptions> = {}): Terminal {
    return new Terminal(line.split(' '), { home: this.home, ...options });
  }

  /** A page to write freely on, reached through the choice of templates. */
  async page(options: Partial<PtyOptions> = {}): Promise<Terminal> {
    const terminal = this.run('journal', options);
    await terminal.shows(TEMPLATE);
    terminal.type('\r');
    await terminal.shows(FREE);
    return terminal;
  }

  async entries(): Promise<Entry[]> {
    const journal = await createContext(testHost({ home: this.home })).journal();
    return journal.read({ kinds: ['journal'] });
  }

  async texts(): Promise<string[]> {
    return (await this.entries()).map(({ text }) => text);
  }

  /** Everything that stands in the folder of drafts. */
  drafts(): string[] {
    const folder = join(this.home, 'drafts');
    return existsSync(folder)
      ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
      : [];
  }

  /** Waits until the disk has a draft with these words, and not only a file on its way to be one. */
  async keeps(words: string): Promise<void> {
    const folder = join(this.home, 'drafts');
    const isKept = () =>
      readdirSync(folder)
        .filter((name) => !name.startsWith('.'))
        .some((name) => readFileSync(join(folder, name), 'utf8').includes(words));
    await vi.waitFor(() => expect(existsSync(folder) && isKept()).toBe(true), {
      timeout: 10_000,
      interval: 5,
    });
  }

  /** An editor: a shell script that gets the file as `$1`. */
  editor(script: string): { EDITOR: string } {
    const path = join(this.home, 'editor.sh');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return { EDITOR: path };
  }
}
