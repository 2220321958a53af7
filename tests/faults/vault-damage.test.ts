import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { PACK_AT } from '../../src/journal/store.js';
import { run } from '../support/host.js';
import { testJournal, texts, words } from '../support/journal.js';
import { enableIn, PASSPHRASE_COMMAND, vaultCodec } from '../support/vault.js';
import { digests, listing, scratch } from './support/byhand.js';
import { report } from './support/needs.js';

const SEED = Number(process.env['SELFCARE_TEST_SEED'] ?? Date.now() % 1_000_000);
const OPEN = { SELFCARE_PASSPHRASE_COMMAND: PASSPHRASE_COMMAND };

function randomFrom(seed: number): (below: number) => number {
  let state = seed || 1;
  return (below) => (state = (state * 48271) % 2147483647) % below;
}

/** A journal in the vault: a pack of some length, three loose files, the middle one of 2 KB. */
async function journal(length = 40) {
  const home = join(scratch(), 'home');
  const writer = testJournal({ codec: vaultCodec, home });
  const packed = Array.from({ length: PACK_AT }, (_, n) => `packed ${n} ${'x'.repeat(length)}`);
  for (const text of packed) await writer.add(words(text));
  await writer.tidy();
  const loose = ['before', `middle ${'y'.repeat(1500)}`, 'behind'];
  const files: string[] = [];
  for (const text of loose) {
    const old = new Set(files);
    await writer.add(words(text, '2026-03-11T18:00:00+01:00'));
    files.push(...all(home, '/new/').filter((path) => !old.has(path)));
  }
  const [pack = ''] = all(home, '.jsonl.age');
  return { home, packed, loose, files, pack };
}

function all(home: string, part: string): string[] {
  return listing(home)
    .filter(({ path, isFolder }) => !isFolder && path.includes(part))
    .map(({ path }) => join(home, path));
}

/** What can be read, by somebody who comes anew, and what they are told. */
async function read(home: string) {
  const reader = testJournal({ codec: vaultCodec, home });
  return { found: (await texts(reader)).sort(), warnings: reader.warnings };
}

/** Damages a file, looks what is left, and puts it back. */
async function with_(path: string, bytes: Uint8Array, look: () => Promise<void>) {
  const kept = readFileSync(path);
  writeFileSync(path, bytes);
  try {
    await look();
    expect(readFileSync(path).equals(bytes), 'it stays as it is').toBe(true);
  } finally {
    writeFileSync(path, kept);
  }
}

test('every byte of a file of 2 KB, flipped: named each time, and all else is read', async () => {
  const { home, packed, loose, files } = await journal();
  const path = files[1] ?? '';
  const bytes = readFileSync(path);
  expect(bytes.length).toBeGreaterThan(2000);
  const rest = [...packed, ...loose.filter((text) => !text.startsWith('middle'))].sort();
  for (let at = 0; at < bytes.length; at++) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    await with_(path, flipped, async () => {
      const { found, warnings } = await read(home);
      expect(found, `byte ${at}`).toEqual(rest);
      expect(warnings.join(), `byte ${at}`).toContain(basename(path));
    });
  }
  report(`${bytes.length} bytes`);
});

test(`1,000 random flips and 100 truncations of a pack (seed ${SEED})`, async () => {
  // Longer than what age proves as one, so that of many a beginning is left.
  const { home, packed, loose, pack } = await journal(2500);
  const bytes = readFileSync(pack);
  const random = randomFrom(SEED);
  let partly = 0;
  for (let round = 0; round < 1100; round++) {
    const cut = round >= 1000;
    const at = random(bytes.length);
    const damaged = cut ? bytes.subarray(0, at) : Buffer.from(bytes);
    if (!cut) damaged[at] = (damaged[at] ?? 0) ^ (1 << random(8));
    await with_(pack, damaged, async () => {
      const { found, warnings } = await read(home);
      const what = `${cut ? 'cut' : 'flipped'} at ${at}`;
      expect(found, what).toEqual(expect.arrayContaining([...loose]));
      for (const text of found) expect([...loose, ...packed], what).toContain(text);
      expect(warnings.join(), what).toContain(basename(pack));
      if (found.length > loose.length) partly++;
    });
  }
  report(`of ${partly} a beginning of the pack was read`);
  expect(partly).toBeGreaterThan(0);
});

test('files that were swapped are both named, and both read', async () => {
  const { home, packed, loose, files } = await journal();
  const [one = '', , two = ''] = files;
  renameSync(one, `${one}.x`);
  renameSync(two, one);
  renameSync(`${one}.x`, two);
  const { found, warnings } = await read(home);
  expect(found).toEqual([...packed, ...loose].sort());
  for (const path of [one, two]) expect(warnings.join()).toContain(basename(path));
});

test('a file that was removed, or replaced by a plain one, is named; nothing is deleted', async () => {
  const home = join(scratch(), 'home');
  const seeds = [1, 2, 3, 4, 5];
  for (const seed of seeds) await run(['journal', '-m', `entry ${seed}`], { home, seed });
  await enableIn(home);
  const [gone = '', replaced = ''] = all(home, '/new/');
  rmSync(gone);
  const forged = '{"v":1,"entry":"forged","rev":"forged","text":"forged"}\n';
  writeFileSync(replaced, forged);
  const before = digests(join(home, 'journal'));
  const { code, stdout, stderr } = await run(['journal', 'list', '--json'], { home, env: OPEN });
  expect([code, (JSON.parse(stdout) as unknown[]).length]).toEqual([0, 3]);
  expect(stderr).toContain(basename(replaced));
  const doctor = await run(['doctor', '--json'], { home, env: OPEN });
  expect(doctor.code).toBe(4);
  const findings = JSON.parse(doctor.stdout) as { check: string; what: string; file?: string }[];
  expect(JSON.stringify(findings)).toContain(basename(replaced));
  // The names tell no order: what is gone may be the last writes, or leave gaps before them, or both.
  const ofWrites = findings.filter(({ check }) => check === 'numbers');
  expect(ofWrites.length, doctor.stdout).toBeGreaterThan(0);
  for (const { what } of ofWrites)
    expect(what).toMatch(/^(?:writes are missing: number|is older than it was: write 5)/);
  expect(digests(join(home, 'journal'))).toEqual(before);
  expect(existsSync(replaced)).toBe(true);
});
