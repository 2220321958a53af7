import { chmodSync, chownSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PACK_AT } from '../../src/journal/store.js';
import { call } from '../support/cli.js';
import { digests, listing, scratch } from './support/byhand.js';
import { isRoot, report } from './support/needs.js';

const NOBODY = 65534;
const SECRET = 'the third entry';

/** A journal of five entries, as nobody's own, so that a mode can keep them from reading it. */
async function five(): Promise<{ home: string; victim: string }> {
  const root = scratch();
  chmodSync(root, 0o755);
  const home = join(root, 'home');
  for (const word of ['first', 'second', 'third', 'fourth', 'fifth']) {
    const { code, stderr } = await call(['journal', '-m', `the ${word} entry`], { home });
    expect(code, stderr).toBe(0);
  }
  if (isRoot) {
    chownSync(home, NOBODY, NOBODY);
    for (const { path } of listing(home)) chownSync(join(home, path), NOBODY, NOBODY);
  }
  const victim = listing(home)
    .map(({ path }) => join(home, path))
    .find((path) => path.endsWith('.json') && readFileSync(path, 'utf8').includes(SECRET));
  if (victim === undefined) throw new Error('no file holds the third entry');
  return { home, victim };
}

const DAMAGE: [name: string, harm: (path: string, bytes: Buffer) => void][] = [
  ['cut in half', (path, bytes) => writeFileSync(path, bytes.subarray(0, bytes.length / 2))],
  ['emptied', (path) => writeFileSync(path, '')],
  ['filled with NUL', (path, bytes) => writeFileSync(path, Buffer.alloc(bytes.length))],
  [
    'changed in one bit',
    (path, bytes) => {
      const at = bytes.indexOf('third');
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    },
  ],
  [
    'merged with markers',
    (path, bytes) => {
      writeFileSync(
        path,
        `<<<<<<< HEAD\n${bytes.toString()}=======\n${bytes.toString()}>>>>>>> x\n`,
      );
    },
  ],
  ['given bytes that are no UTF-8', (path) => writeFileSync(path, Buffer.from([0xff, 0xfe, 0x80]))],
  ['replaced by JSON of another kind', (path) => writeFileSync(path, '{"hello":[1,2,3]}\n')],
  ['closed to reading', (path) => chmodSync(path, 0o000)],
];

describe.each(DAMAGE)('an entry’s file %s', (name, harm) => {
  test('is named and kept, and the others are listed', async () => {
    const { home, victim } = await five();
    harm(victim, readFileSync(victim));
    const before = digests(home);
    const options = isRoot ? { home, uid: NOBODY } : { home };

    const listed = await call(['journal', 'list', '--json'], options);
    const texts = (JSON.parse(listed.stdout) as { text: string }[]).map((entry) => entry.text);
    const others = ['first', 'second', 'fourth', 'fifth'].map((word) => `the ${word} entry`);
    expect(texts).toEqual(expect.arrayContaining(others));
    // What still proves itself inside a damaged file may be shown, once; garbage may not.
    expect(
      texts.filter((text) => !others.includes(text)).filter((text) => text !== SECRET),
    ).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
    expect(listed.code).toBe(0);
    expect(listed.stderr).toMatch(/^selfcare: warning: /m);
    expect(listed.stderr, 'names the file').toContain(basename(victim).slice(0, 12));
    expect(listed.stderr).not.toContain(SECRET);

    const written = await call(['journal', '-m', 'one more'], options);
    expect(written.code, written.stderr).toBe(0);
    const after = new Set(digests(home).values());
    const lost = [...before.entries()].filter(
      // Settings and state may change; what was written may not.
      ([path, digest]) => path.startsWith('journal') && !after.has(digest),
    );
    expect(lost, 'the damaged file’s bytes, and all others, are still there').toEqual([]);
    report(`${name}: ${listed.stderr.split('\n')[0] ?? ''}`);
  });
});

test('packing leaves a damaged file where it is, and a damaged pack hides no other', async () => {
  const { home, victim } = await five();
  const half = readFileSync(victim).subarray(0, 40);
  writeFileSync(victim, half);
  for (let n = 0; n < PACK_AT; n++) {
    expect((await call(['journal', '-m', `n${n}`], { home })).code).toBe(0);
  }
  const isPack = (path: string) => path.endsWith('.jsonl');
  const pack = listing(home).find(({ path }) => isPack(path))?.path;
  expect(pack, 'so many writes were packed').toBeDefined();
  expect(readFileSync(victim)).toEqual(half);

  const path = join(home, pack ?? '');
  const bytes = readFileSync(path);
  const at = bytes.indexOf('n17');
  bytes[at] = (bytes[at] ?? 0) ^ 8;
  writeFileSync(path, bytes);
  const { code, stdout, stderr } = await call(['journal', 'list', '-n', '99', '--json'], { home });
  const texts = (JSON.parse(stdout) as { text: string }[]).map((entry) => entry.text);
  expect(code).toBe(0);
  expect(stderr).toContain(basename(path));
  expect(stderr).toContain(basename(victim));
  // All but the one that was cut in half and the one whose line was changed.
  expect(texts).toHaveLength(PACK_AT + 4 - 1);
  expect(digests(home).get(pack ?? ''), 'kept as it is').toBeDefined();
});

describe('foreign files among the journal’s', () => {
  test('are never deleted, and change nothing that is read', async () => {
    const world = await five();
    const { home } = world;
    const device = dirname(world.victim);
    const entry = readFileSync(world.victim);
    const conflict = world.victim.replace(/\.json$/, '.sync-conflict-20261103-070000-ABCDEFG.json');
    writeFileSync(conflict, entry);
    writeFileSync(join(device, '.DS_Store'), 'x');
    writeFileSync(join(device, 'notes.txt'), 'a note of the user');
    mkdirSync(join(home, 'journal', '.git'), { recursive: true });
    writeFileSync(join(home, 'journal', '.git', 'HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(join(home, 'journal', 'README.md'), 'mine');
    const made = [conflict, ...['.DS_Store', 'notes.txt'].map((name) => join(device, name))];

    const { code, stdout } = await call(['journal', 'list', '--json'], { home });
    expect(code).toBe(0);
    const texts = (JSON.parse(stdout) as { text: string }[]).map((entry) => entry.text);
    expect(texts.length, 'a conflict copy is the same entry again, shown once').toBe(5);
    expect((await call(['journal', '-m', 'one more'], { home })).code).toBe(0);
    for (const path of made) expect(readdirSync(dirname(path))).toContain(basename(path));
    expect(readFileSync(join(home, 'journal', '.git', 'HEAD'), 'utf8')).toContain('refs/heads');
  });
});
