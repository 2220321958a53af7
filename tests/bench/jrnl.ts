import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchEntry } from './entries.js';
import { RARE } from './entries.js';
import { once, WORLD, type Command } from './runs.js';

/** Milliseconds of jrnl for the same work, or undefined where it is not installed. */
export async function jrnl(
  entries: readonly BenchEntry[],
): Promise<{ version: string; add: number; list: number; search: number } | undefined> {
  let version: string;
  try {
    version = execFileSync('jrnl', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? '';
  } catch {
    return undefined;
  }
  const folder = join(WORLD, 'jrnl');
  mkdirSync(folder);
  const journal = join(folder, 'journal.txt');
  const text = entries.map(({ at, text }) => `[${at.slice(0, 10)} ${at.slice(11, 16)}] ${text}\n`);
  writeFileSync(journal, text.join('\n'));
  const config = join(folder, 'jrnl.yaml');
  writeFileSync(
    config,
    `colors: {body: none, date: none, tags: none, title: none}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {default: {journal: ${journal}}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: v4.2
`,
  );
  const command = (name: string, ...args: string[]): Command => ({
    name: `jrnl ${name}`,
    file: 'jrnl',
    args: ['--config-file', config, ...args],
  });
  return {
    version,
    list: await once(command('list', '-n', '10')),
    search: await once(command('search', '-contains', RARE)),
    add: await once(command('add', 'A few quiet words about the day.')),
  };
}
