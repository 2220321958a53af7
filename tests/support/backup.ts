import { join } from 'node:path';
import { expect } from 'vitest';
import { journalFiles } from '../../src/journal/check/files.js';
import { inspect } from '../../src/journal/check/inspect.js';
import { codecFor } from '../../src/journal/codec.js';
import { run, type HostOptions } from './host.js';
import { UNLOCK, VAULT_CODECS } from './vault.js';

export const NOW = '2026-03-10T17:30:00Z';

/** Runs a command line in a home, with the vault's passphrase at hand. */
export async function keep(home: string, args: string[], options: HostOptions = {}) {
  return run(args, { home, now: NOW, env: UNLOCK, ...options });
}

/** Runs one that must succeed, and gives what it printed as JSON. */
export async function done<T = Record<string, unknown>>(
  home: string,
  args: string[],
  options: HostOptions = {},
): Promise<T> {
  const { code, stdout, stderr } = await keep(home, [...args, '--json'], options);
  expect(code, stderr).toBe(0);
  return (stdout === '' ? {} : JSON.parse(stdout)) as T;
}

/** Every text that is shown, in an order of its own. */
export async function textsOf(home: string): Promise<string[]> {
  const listed = await done<{ text: string }[]>(home, ['journal', 'list', '-n', '999']);
  return listed.map(({ text }) => text).sort();
}

/** Every line of a journal, with the device in whose folder it stands. */
export async function linesOfHome(home: string): Promise<string[]> {
  const found = new Set<string>();
  for (const file of journalFiles(join(home, 'journal'))) {
    const seen = await inspect(
      file,
      async (path, bytes) => codecFor(path, VAULT_CODECS)?.decode(bytes) ?? 'locked',
      true,
    );
    expect(seen?.content, file.name).toBe('read');
    for (const { line } of seen?.lines.kept ?? []) found.add(`${file.device} ${line}`);
  }
  return [...found].sort();
}
