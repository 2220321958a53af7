import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newIdentity, wrap } from '../../src/journal/vault/keys.js';
import { done, keep, linesOfHome, textsOf } from '../support/backup.js';
import { call } from '../support/cli.js';
import { run, tempFolder } from '../support/host.js';
import { picture, testJournal, words } from '../support/journal.js';
import { giveVault, IDENTITY, vaultCodec } from '../support/vault.js';
import { digests, listing, scratch } from './support/byhand.js';
import { killAfter, KILLED, lengthOf, momentsIn } from './support/killing.js';
import { canMount, disk, has, report } from './support/needs.js';

/** A home with the vault on and two entries, written while it was locked. */
async function sealed(home = tempFolder()): Promise<string> {
  giveVault(home);
  for (const [index, text] of ['first', 'second'].entries()) {
    await done(home, ['journal', '-m', text], { env: {}, seed: index + 1 });
  }
  return home;
}

async function plain(text: string, seed: number): Promise<string> {
  const home = tempFolder();
  await done(home, ['journal', '-m', text], { seed });
  return home;
}

async function backupOf(home: string): Promise<string> {
  const { file } = await done<{ file: string }>(home, ['backup', tempFolder()], { env: {} });
  return file;
}

/** Every word of a home that lies there in plain. */
function inPlain(home: string): string[] {
  return listing(home)
    .filter(({ isFolder }) => !isFolder)
    .map(({ path }) => path)
    .filter((path) => /first|second|third/.test(readFileSync(join(home, path), 'latin1')));
}

describe('a backup of a vault', () => {
  test('needs no passphrase, and holds no word in plain', async () => {
    const home = await sealed();
    const path = join(tempFolder(), 'b.tar');
    const told = await done(home, ['backup', path], { env: {} });
    expect(told).toMatchObject({ entries: null, files: 3, encrypted: true, verified: true });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'latin1')).not.toMatch(/first|second|vaultdev|main\.age"/);
    expect(readdirSync(join(path, '..'))).toEqual(['b.tar']);
  });

  test('comes back with its vault into an empty home, which can be written in at once', async () => {
    const home = await sealed();
    const file = await backupOf(home);
    const other = join(tempFolder(), 'home');
    expect((await keep(other, ['restore', file], { env: {} })).code).toBe(3);
    expect(() => readdirSync(other)).toThrow('ENOENT');
    expect(await done(other, ['restore', file])).toMatchObject({ vault: true, entries: 2 });
    expect(await textsOf(other)).toEqual(['first', 'second']);
    expect(await linesOfHome(other)).toEqual(await linesOfHome(home));
    await done(other, ['journal', '-m', 'third'], { env: {}, seed: 8 });
    expect(inPlain(other)).toEqual([]);
    expect((await keep(other, ['doctor'])).code).toBe(0);
  });

  test('joins a plain home, whose vault is on from then on', async () => {
    const other = await plain('third', 7);
    const file = await backupOf(await sealed());
    expect(await done(other, ['restore', file])).toMatchObject({ vault: true, entries: 2 });
    expect(await textsOf(other)).toEqual(['first', 'second', 'third']);
    await done(other, ['journal', '-m', 'fourth'], { env: {}, seed: 9 });
    expect(await textsOf(other)).toEqual(['first', 'fourth', 'second', 'third']);
  });

  test('with another key is read with its own passphrase, and written with the key of this home', async () => {
    const [home, other] = [await sealed(), tempFolder()];
    const file = await backupOf(home);
    const identity = await newIdentity();
    mkdirSync(join(other, 'journal', 'keys'), { recursive: true, mode: 0o700 });
    const key = await wrap(identity, 'open sesame', 10);
    writeFileSync(join(other, 'journal', 'keys', 'main.age'), key, { mode: 0o600 });
    await done(other, ['journal', '-m', 'third'], { seed: 7 });
    expect(await done(other, ['restore', file])).toMatchObject({ vault: false, entries: 2 });
    expect(await textsOf(other)).toEqual(['first', 'second', 'third']);
    expect(inPlain(other)).toEqual([]);
    expect(readFileSync(join(other, 'journal', 'keys', 'main.age')).equals(key)).toBe(true);
    // What is here is not written a second time, though nothing has the same bytes.
    expect(await done(other, ['restore', file])).toMatchObject({ added: 0 });
  });

  test('into its own home adds nothing, and a wrong passphrase changes nothing', async () => {
    const home = await sealed();
    const file = await backupOf(home);
    const before = digests(home);
    expect(await done(home, ['restore', file])).toMatchObject({ added: 0, known: 2 });
    const wrong = ['restore', file, '--passphrase-command', 'echo wrong'];
    expect((await keep(home, wrong)).code).toBe(3);
    for (const [name, sum] of before) {
      // What is remembered of times may be made anew.
      if (name !== 'times.json') expect(digests(home).get(name), name).toBe(sum);
    }
    expect(digests(home).size).toBe(before.size);
  });

  test('opens by hand, with tar and age alone', async (context) => {
    if (!has('age')) {
      if (process.env['CI'] === 'true') throw new Error('age is not installed');
      return context.skip('age is not installed');
    }
    const file = await backupOf(await sealed());
    const folder = scratch();
    writeFileSync(join(folder, 'key.txt'), `${IDENTITY}\n`, { mode: 0o600 });
    const script = `set -e; tar xf "${file}"; age -d -i key.txt home.tar.age | tar x
      for f in journal/*/new/*.age; do age -d -i key.txt "$f"; done`;
    const read = execFileSync('/bin/sh', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(read).toContain('"text":"first"');
    expect(read).toContain('"text":"second"');
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['README.txt', 'keys', 'journal']));
  });

  test('damaged anywhere is refused, and nothing is changed', async () => {
    const bytes = readFileSync(await backupOf(await sealed()));
    const path = join(tempFolder(), 'b.tar');
    const home = join(tempFolder(), 'home');
    let [tried, harmless] = [0, 0];
    for (let at = 3; at < bytes.length; at += 211) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 4;
      writeFileSync(path, damaged);
      const { code, stderr } = await keep(home, ['restore', path, '--dry-run']);
      tried++;
      // The padding between members and the README hold nothing that matters.
      if (code === 0) harmless++;
      else expect(stderr).toMatch(/^selfcare: error: /);
      expect(() => readdirSync(home)).toThrow('ENOENT');
    }
    report(`${tried} bytes changed: ${tried - harmless} refused, ${harmless} in what is not read`);
    expect(harmless).toBeLessThan(tried / 3);
    for (let cut = 1; cut < bytes.length - 1024; cut += 997) {
      writeFileSync(path, bytes.subarray(0, cut));
      expect((await keep(home, ['restore', path])).code, `cut at ${cut}`).not.toBe(0);
    }
  });

  test('gives the same journal, whatever its history', async () => {
    const step = fc.constantFrom('write', 'write', 'edit', 'delete', 'undo');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const home = tempFolder();
        giveVault(home);
        const journal = testJournal({ home, device: 'vaultdev', codec: vaultCodec });
        for (const [index, what] of steps.entries()) {
          const [entry] = await journal.read({});
          if (what === 'write') await journal.add(words(`text ${index}`));
          else if (what === 'undo') await journal.undo().catch(() => undefined);
          else if (entry && what === 'edit') await journal.revise(entry, { text: `edit ${index}` });
          else if (entry) await journal.remove(entry);
        }
        const other = join(tempFolder(), 'home');
        await done(other, ['restore', await backupOf(home)]);
        expect(await linesOfHome(other)).toEqual(await linesOfHome(home));
        const seen = (at: string) =>
          picture(testJournal({ home: at, device: 'reader', codec: vaultCodec }));
        expect(await seen(other)).toEqual(await seen(home));
      }),
      { numRuns: 10 },
    );
  });
});

test('a plain backup into a vault is encrypted on its way, once', async () => {
  const file = await backupOf(await plain('third', 7));
  const home = await sealed();
  expect((await run(['restore', file], { home })).code).toBe(3);
  expect(await done(home, ['restore', file])).toMatchObject({ added: 1, entries: 1 });
  expect(await done(home, ['restore', file])).toMatchObject({ added: 0 });
  expect(await textsOf(home)).toEqual(['first', 'second', 'third']);
  expect(inPlain(home)).toEqual([]);
});

test('a vault whose key is missing is backed up all the same, and opens with the key', async () => {
  const home = await sealed();
  const key = join(home, 'journal', 'keys', 'main.age');
  const bytes = readFileSync(key);
  rmSync(key);
  const file = join(tempFolder(), 'b.tar');
  const made = await keep(home, ['backup', file]);
  expect(made.code).toBe(4);
  expect(made.stderr).toContain('the key is not in this backup');
  const other = join(tempFolder(), 'home');
  const { code, stderr } = await keep(other, ['restore', file]);
  expect(code).toBe(1);
  expect(stderr).toContain('the key is not in this backup');
  writeFileSync(key, bytes, { mode: 0o600 });
  expect(await done(home, ['restore', file])).toMatchObject({ added: 0 });
});

describe('a backup that is killed', () => {
  test('at 40 moments leaves no half file, and the next one sweeps up', async () => {
    const home = scratch();
    const entries = Array.from({ length: 400 }, (_, n) =>
      JSON.stringify({ at: `2026-0${1 + (n % 9)}-10T10:00:00Z`, text: `entry ${n} `.repeat(50) }),
    );
    const source = join(scratch(), 'entries.jsonl');
    writeFileSync(source, entries.join('\n'));
    expect((await call(['import', source], { home })).code).toBe(0);
    const folder = scratch();
    let [whole, none, hit] = [0, 0, 0];
    let measured = 0;
    const length = await lengthOf(() => [
      ['backup', join(folder, `measured-${measured++}.tar.gz`)],
      { home },
    ]);
    for (const [n, moment] of momentsIn(length, 40).entries()) {
      const path = join(folder, `${n}.tar.gz`);
      const { code } = await killAfter([['backup', path], { home }], moment);
      if (code === KILLED) hit++;
      if (!readdirSync(folder).includes(`${n}.tar.gz`)) none++;
      else {
        const { code, stderr } = await call(['restore', '--dry-run', path], { home });
        expect(code, stderr).toBe(0);
        whole++;
      }
    }
    report(`killed 40 times, ${hit} in the middle: ${none} left no file, ${whole} a whole one`);
    expect(hit).toBeGreaterThan(0);
    expect(none).toBeGreaterThan(0);
    expect((await call(['backup', join(folder, 'last.tar.gz')], { home })).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a restore that is killed leaves what was there, and whole files', async () => {
    const from = scratch();
    const entries = Array.from({ length: 300 }, (_, n) =>
      JSON.stringify({ at: `20${10 + (n % 16)}-0${1 + (n % 9)}-10T10:00:00Z`, text: `entry ${n}` }),
    );
    const source = join(from, 'entries.jsonl');
    writeFileSync(source, entries.join('\n'));
    expect((await call(['import', source], { home: from })).code).toBe(0);
    const file = join(scratch(), 'b.tar.gz');
    expect((await call(['backup', file], { home: from })).code).toBe(0);
    const template = scratch();
    expect((await call(['journal', '-m', 'own'], { home: template })).code).toBe(0);
    const own = digests(template);
    let home = template;
    const length = await lengthOf(() => [['restore', file], { home: scratch() }]);
    let hit = 0;
    for (const moment of momentsIn(length, 15)) {
      // A restore over one that was whole already would have nothing to do.
      home = join(scratch(), 'home');
      cpSync(template, home, { recursive: true });
      const { code } = await killAfter([['restore', file], { home }], moment);
      if (code === KILLED) hit++;
      for (const [path, sum] of own) {
        if (path.startsWith('journal')) expect(digests(home).get(path), path).toBe(sum);
      }
      const looked = await call(['doctor', '--json'], { home });
      const found = JSON.parse(looked.stdout) as { check: string }[];
      expect(found.filter(({ check }) => check === 'damage')).toEqual([]);
      expect((await call(['restore', file], { home })).code).toBe(0);
    }
    report(`killed 15 times, ${hit} in the middle`);
    expect(hit).toBeGreaterThan(0);
    const listed = await call(['journal', 'list', '--json', '-n', '999'], { home });
    expect((JSON.parse(listed.stdout) as unknown[]).length).toBe(301);
  });
});

test('a backup while eight others write and pack holds every entry that was there before it', async () => {
  const home = scratch();
  for (let n = 0; n < 60; n++) {
    expect((await call(['journal', '-m', `before ${n}`], { home })).code).toBe(0);
  }
  const folder = scratch();
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let n = 0; n < 12; n++) await call(['journal', '-m', `during ${writer} ${n}`], { home });
  });
  const made: string[] = [];
  const backups = (async () => {
    for (let n = 0; n < 6; n++) {
      const path = join(folder, `${n}.tar.gz`);
      const ran = await call(['backup', path], { home });
      expect(ran.code, ran.stderr).toBe(0);
      made.push(path);
    }
  })();
  await Promise.all([...writers, backups]);
  for (const path of made) {
    const other = scratch();
    expect((await call(['restore', path], { home: other })).code).toBe(0);
    const listed = await call(['journal', 'list', '--json', '-n', '999'], { home: other });
    const texts = (JSON.parse(listed.stdout) as { text: string }[]).map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith('before'))).toHaveLength(60);
    expect(new Set(texts).size).toBe(texts.length);
  }
});

describe.runIf(canMount('tmpfs'))('on a full disk', () => {
  test('a backup and a restore say so, and leave nothing half', async () => {
    const home = scratch();
    // What no gzip can make small.
    const entries = Array.from({ length: 300 }, () =>
      JSON.stringify({ at: '2026-01-10T10:00:00Z', text: randomBytes(900).toString('base64') }),
    );
    const source = join(scratch(), 'entries.jsonl');
    writeFileSync(source, entries.join('\n'));
    expect((await call(['import', source], { home })).code).toBe(0);
    const small = disk('tmpfs', '', 64);
    const made = await call(['backup', join(small, 'b.tar.gz')], { home });
    expect(made.code).toBe(1);
    expect(made.stderr).toContain('the disk is full');
    expect(readdirSync(small)).toEqual([]);

    const file = join(scratch(), 'b.tar.gz');
    expect((await call(['backup', file], { home })).code).toBe(0);
    const other = join(small, 'home');
    const brought = await call(['restore', file], { home: other });
    expect(brought.code).toBe(1);
    expect(brought.stderr).toContain('the disk is full');
    expect(listing(other).filter(({ isFolder }) => !isFolder)).toEqual([]);
  });
});
