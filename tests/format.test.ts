import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { call } from './support/cli.js';
import { tempFolder } from './support/host.js';

const DOCUMENT = readFileSync(resolve(import.meta.dirname, '../docs/format.md'), 'utf8');
const [
  LINES = '',
  CURRENT = '',
  HISTORY = '',
  DELETED = '',
  NAMES = '',
  SUMS = '',
  VAULT_LINES = '',
  WRITE = '',
] = [...DOCUMENT.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block);

const shell = (home: string, script: string, lines = LINES) => {
  const here = lines.replace(/^cd .*$/m, `cd '${home}/journal'`);
  const { stdout, stderr } = spawnSync('bash', ['-c', `${here}\n${script}`], { encoding: 'utf8' });
  return stdout + stderr;
};

/** A store with an edit, a delete and a move to another month, all as the program made it. */
async function store(): Promise<string> {
  const home = tempFolder();
  const journal = (...argv: string[]) => call(['journal', ...argv], { home });
  await journal('-m', 'It stays. @garden', '--at', '2026-01-05 10:00');
  await journal('-m', 'It goes', '--at', '2026-02-05 10:00');
  await journal('delete', 'last');
  await journal('-m', 'A "quoted" line, and ,"sum":"no" sum', '--at', '2026-03-05 10:00');
  await journal('edit', 'last', '-m', 'Changed: ü, "quoted"');
  await journal('edit', 'last', '--at', '2026-02-20 10:00');
  return home;
}

const CURRENT_TEXTS =
  /^2026-02-20T10:00 {2}\w{6}\nChanged: ü, "quoted"\n\n2026-01-05T10:00 {2}\w{6}\nIt stays\. @garden\n\n$/;
const isThere = (name: string) => spawnSync('which', [name]).status === 0;

test.skipIf(!['bash', 'jq', 'sha256sum'].every(isThere))(
  'the commands in docs/format.md read, check and write a real store',
  async () => {
    const home = await store();
    expect(shell(home, CURRENT)).toMatch(CURRENT_TEXTS);
    const [changed] = JSON.parse((await call(['journal', 'list', '--json'], { home })).stdout);
    const history = shell(home, HISTORY.replace('k3f', changed.id)).trim().split('\n');
    expect(history.map((line) => JSON.parse(line).head)).toEqual([false, false, true]);
    expect(shell(home, DELETED)).toBe('It goes\n');
    expect(shell(home, NAMES) + shell(home, SUMS)).toBe('');

    expect(shell(home, WRITE)).toBe('');
    expect((await call(['journal', 'search', 'hand'], { home })).stdout).toContain('by hand.');
    expect(shell(home, NAMES) + shell(home, SUMS)).toBe('');

    const file = shell(home, 'grep -rl "It stays" .').trim();
    const path = join(home, 'journal', file);
    writeFileSync(path, readFileSync(path, 'utf8').replace('UTC', 'UTD'));
    expect(shell(home, NAMES)).toContain('FAILED');
    expect(shell(home, SUMS)).toContain('damaged: {"v":1,');
  },
);

test.skipIf(!['bash', 'jq', 'sha256sum', 'age'].every(isThere))(
  'the commands in docs/format.md read and check a vault',
  async () => {
    const home = await store();
    const phrase = `printf '%s\\n' 'seven grey herons over a harbour'`;
    await call(['vault', 'enable', '--new-passphrase-command', phrase], { home });
    const open = ['--passphrase-command', phrase];
    await call(['import', '-', '--format', 'jsonl', ...open], {
      home,
      stdin: '{"at":"2026-01-01T09:00:00Z","text":"Packed."}',
    });
    const { key } = JSON.parse(
      (await call(['vault', 'export-key', '--json', ...open], { home })).stdout,
    );
    // age takes a passphrase from a terminal alone; tests/journal/vault has one.
    const lines = VAULT_LINES.replace('$(age -d keys/main.age)', key);
    expect(lines).toContain(key);
    const packed = /2026-01-01T09:00 {2}\w{6}\nPacked\.\n\n$/;
    const all = shell(home, CURRENT, lines);
    expect(all).toMatch(packed);
    expect(all.replace(packed, '')).toMatch(CURRENT_TEXTS);
    expect(shell(home, NAMES) + shell(home, SUMS, lines)).toBe('');
    expect(shell(home, 'find . -name "*.json" -o -name "*.jsonl"')).toBe('');
  },
  60_000,
);
