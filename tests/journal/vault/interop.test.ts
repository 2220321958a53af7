import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { encodeRevision } from '../../../src/journal/revision.js';
import { PACK_AT } from '../../../src/journal/store.js';
import { has } from '../../faults/support/needs.js';
import { run, tempFolder } from '../../support/host.js';
import { Terminal } from '../../support/pty.js';
import { enableIn, PASSPHRASE, PASSPHRASE_COMMAND, RECIPIENT } from '../../support/vault.js';

const OPEN = { SELFCARE_PASSPHRASE_COMMAND: PASSPHRASE_COMMAND };

// Debian's age; where it is missing on a machine of CI, the last test says so.
describe.skipIf(!has('age'))('age itself', () => {
  const home = mkdtempSync(join(tmpdir(), 'selfcare-age-'));
  const key = join(home, 'key.txt');
  let made: Promise<void> | undefined;
  const make = async () => {
    for (let n = 0; n < PACK_AT + 2; n++) {
      await run(['journal', '-m', `entry ${n}, grün`], { home, seed: n + 1 });
    }
    await enableIn(home);
    await run(['journal', '-m', 'written while it was on'], { home, seed: 4711 });
    // It asks on the terminal, and on nothing else.
    const shell = `age -d -o ${key} ${join(home, 'journal/keys/main.age')}`;
    const terminal = new Terminal(['-c', shell], { home, file: '/bin/sh' });
    await terminal.shows('passphrase');
    terminal.type(`${PASSPHRASE}\r`);
    expect(await terminal.exitCode()).toBe(0);
  };
  beforeEach(() => (made ??= make()));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('opens the key with the passphrase: an identity as age-keygen writes it', () => {
    expect(readFileSync(key, 'utf8')).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}\n$/);
    const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' });
    expect(recipient.trim()).toBe(RECIPIENT);
  });

  test('decrypts every file of the vault, to lines that jq reads', () => {
    const files = readdirSync(join(home, 'journal'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.age') && !name.startsWith('keys'))
      .map((name) => join(home, 'journal', name));
    expect(files.length).toBeGreaterThanOrEqual(4);
    const texts = files.flatMap((file) => {
      const plain = execFileSync('age', ['-d', '-i', key, file], { encoding: 'utf8' });
      expect(Buffer.byteLength(plain)).toBeGreaterThanOrEqual(1024);
      const out = execFileSync('jq', ['-r', '.text'], { input: plain, encoding: 'utf8' });
      return out.trim().split('\n');
    });
    expect(new Set(texts).size).toBe(PACK_AT + 3);
    expect(texts).toContain('entry 7, grün');
    expect(texts).toContain('written while it was on');
  });

  test('what it encrypted to the recipient is read as an entry', async () => {
    const line = encodeRevision({
      ...{ entry: 'byhand234567', rev: 'byhand2345672345', parent: null, device: 'byhand', seq: 1 },
      ...{
        time: '2026-03-11T10:00:00.000Z',
        at: '2026-03-11T11:00:00+01:00',
        zone: 'Europe/Berlin',
      },
      ...{ kind: 'journal', text: 'sealed by age', tags: [], mood: null, data: {} },
    });
    const sealed = execFileSync('age', ['-r', RECIPIENT], { input: `${line}\n` });
    const folder = join(home, 'journal', 'byhand', 'new');
    mkdirSync(folder, { recursive: true });
    const sum = execFileSync('sha256sum', { input: sealed, encoding: 'utf8' }).slice(0, 64);
    writeFileSync(join(folder, `${sum}.json.age`), sealed);
    const argv = ['journal', 'search', 'sealed by age', '--json'];
    const { stdout, stderr } = await run(argv, { home, env: OPEN });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject([{ text: 'sealed by age', device: 'byhand' }]);
  });

  test('decrypts with the exported key, comments and all', async () => {
    const { stdout } = await run(['vault', 'export-key'], { home, env: OPEN });
    const paper = join(tempFolder(), 'paper.txt');
    writeFileSync(paper, stdout);
    const [file = ''] = readdirSync(join(home, 'journal'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.jsonl.age'))
      .map((name) => join(home, 'journal', name));
    const plain = execFileSync('age', ['-d', '-i', paper, file], { encoding: 'utf8' });
    expect(plain).toContain('"text":"entry 1, grün"');
  });
});

test('age is there where nothing may be skipped', () => {
  if (process.env['CI'] === 'true') expect(has('age')).toBe(true);
});
