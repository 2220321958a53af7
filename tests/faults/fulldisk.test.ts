import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PACK_AT } from '../../src/journal/store.js';
import { call } from '../support/cli.js';
import { Terminal } from '../support/pty.js';
import { digests, readByHand, scratch, sha256 } from './support/byhand.js';
import { KINDS } from './support/kinds.js';
import { canMount, disk, report, type Disk } from './support/needs.js';

const CLEAR = /^selfcare: error: .*(full|quota).*\nselfcare: hint: \S.*\n$/;
const DISKS: Disk[] = ['tmpfs', 'ext4'];
const CASES = DISKS.flatMap((each) => KINDS.map((store) => [each, store.name, store] as const));

/** Fills a disk until only `left` bytes are free; returns what takes the space away. */
function fill(point: string, left: number): string {
  const ballast = join(point, 'ballast');
  const { bavail, bsize } = statfsSync(point);
  writeFileSync(ballast, '');
  try {
    // What the file system keeps for itself is found by trying.
    let rest = left === 0 ? Infinity : bavail * bsize - left;
    for (; rest > 0; rest -= 1024) appendFileSync(ballast, Buffer.alloc(1024));
  } catch {
    // Full.
  }
  return ballast;
}

describe.each(CASES)('a full disk (%s, %s)', (kind, _name, store) => {
  const here = canMount(kind);

  test.skipIf(!here)('each write is stored whole or refused, and harms nothing', async () => {
    const point = disk(kind);
    const home = join(point, 'home');
    const saved = ['before'];
    await store.prepare(home);
    expect((await call(['journal', '-m', 'before'], { home })).code).toBe(0);
    const ballast = fill(point, 120 * 1024);
    const enough = store.name === 'plain' ? 25 : 12;
    let refused = 0;
    // Texts of many sizes, so that the disk fills up at every stage of a write.
    for (let n = 0; refused < enough && n < 200; n++) {
      const text = `text ${n}: ${'x'.repeat(1 + ((n * 2657) % 9) * 1000)}`;
      const before = digests(home);
      const { code, stdout, stderr } = await call(['journal', '-'], { home, stdin: text });
      const after = digests(home);
      for (const [path, digest] of before) {
        if (path.startsWith('journal')) expect(after.get(path), path).toBe(digest);
      }
      if (code === 0) saved.push(text);
      else {
        refused++;
        expect(code).toBe(1);
        expect(stderr).toMatch(CLEAR);
        expect(stdout).toBe('');
        expect(after, 'a refused write leaves every file as it was').toEqual(before);
      }
    }
    expect(refused).toBe(enough);
    const byHand = await store.byHand(home);
    // Compared by their heads, so that a failure can be read.
    const heads = (texts: string[]) =>
      texts.map((text) => `${text.slice(0, 9)} ${text.length}`).sort();
    expect(heads(byHand.texts)).toEqual(heads(saved));
    expect(byHand.damaged).toEqual([]);
    expect(byHand.leftovers).toEqual([]);

    // Reading needs no space.
    const listed = await call(['journal', 'list', '-n', '1000', '--json'], {
      home,
      env: store.reading,
    });
    expect(listed.code, listed.stderr).toBe(0);
    expect((JSON.parse(listed.stdout) as unknown[]).length).toBe(saved.length);

    rmSync(ballast);
    expect((await call(['journal', '-m', 'space again'], { home })).code).toBe(0);
    expect((await store.byHand(home)).texts).toContain('space again');
    report(`${kind}, ${store.name}: ${saved.length} saved, ${refused} refused, none lost`);
  });

  test.skipIf(!here)('settings, a breath and an import are refused whole', async () => {
    // What is encrypted is padded.
    const point = disk(kind, '', store.name === 'plain' ? 1024 : 2048);
    const home = join(point, 'home');
    const env = store.reading;
    await store.prepare(home);
    expect((await call(['config', 'set', 'breathe.minutes', '3'], { home })).code).toBe(0);
    expect((await call(['journal', '-m', 'before'], { home })).code).toBe(0);
    const lines = Array.from({ length: 3000 }, (_, n) =>
      JSON.stringify({
        at: `2020-01-01T10:00:${String(n % 60).padStart(2, '0')}+00:00`,
        text: `line ${n}`,
      }),
    );
    const file = join(scratch(), 'in.jsonl');
    writeFileSync(file, lines.join('\n') + '\n');
    const ballast = fill(point, 0);
    const before = digests(home);

    const CALLS: string[][] = [
      ['config', 'set', 'breathe.minutes', '4'],
      ['breathe', '--plain', '1-1', '-c', '1'],
      ['import', file],
      ['export', '-o', join(point, 'out.jsonl')],
    ];
    for (const args of CALLS) {
      const { code, stderr } = await call(args, { home, env });
      expect({ args, code }, stderr).toEqual({ args, code: 1 });
      expect(
        stderr.split('\n').filter((line) => /error:/.test(line)),
        stderr,
      ).toHaveLength(1);
      expect(stderr).toMatch(/error: .*(full|quota)/);
      expect(digests(home), args.join(' ')).toEqual(before);
    }
    const minutes = await call(['config', 'get', 'breathe.minutes'], { home });
    expect(minutes.stdout.trim()).toBe('3');

    // Half of an import's space is as good as none: all of it or nothing.
    rmSync(ballast);
    fill(point, 64 * 1024);
    const half = await call(['import', file], { home, env });
    if (half.code !== 0) {
      const listed = await call(['journal', 'list', '-n', '9999', '--json'], { home, env });
      expect((JSON.parse(listed.stdout) as unknown[]).length).toBe(1);
    }

    rmSync(ballast);
    const { code, stderr } = await call(['import', file], { home, env });
    expect(code, stderr).toBe(0);
    const texts = new Set((await store.byHand(home)).texts);
    expect(texts.size).toBe(3001);
    report(
      `${kind}, ${store.name}: ${CALLS.length} calls refused whole; the import went in with space`,
    );
  });

  test.skipIf(!here)('a first run on it says so and leaves nothing half made', async () => {
    const point = disk(kind);
    fill(point, 0);
    const { code, stderr } = await call(['journal', '-m', 'x'], { home: join(point, 'home') });
    expect(code).toBe(1);
    expect(stderr).toMatch(CLEAR);
  });
});

test.skipIf(!canMount('tmpfs'))(
  'a disk without room for one more file is a full disk',
  async () => {
    const point = disk('tmpfs', ',nr_inodes=40');
    const home = join(point, 'home');
    const saved: string[] = [];
    let refused = 0;
    for (let n = 0; n < 60 && refused < 5; n++) {
      const { code, stderr } = await call(['journal', '-m', `n${n}`], { home });
      if (code === 0) saved.push(`n${n}`);
      else {
        refused++;
        expect(stderr).toMatch(CLEAR);
      }
    }
    expect(refused).toBe(5);
    expect(readByHand(home).texts.sort()).toEqual(saved.sort());
  },
);

test.skipIf(!canMount('tmpfs'))('packing on a full disk waits, and the write stands', async () => {
  const point = disk('tmpfs', '', 2048);
  const home = join(point, 'home');
  const saved: string[] = [];
  const write = async () => {
    const text = `${saved.length} ${'calm '.repeat(100)}`.trim();
    const { code, stderr } = await call(['journal', '-m', text], { home });
    expect({ code, stderr: /error|warning/.test(stderr) }).toEqual({ code: 0, stderr: false });
    saved.push(text);
  };
  while (saved.length < PACK_AT - 1) await write();
  // Room for the entry, and not for a pack of them all.
  const ballast = fill(point, 12 * 1024);
  await write();
  const full = readByHand(home);
  expect({ ...full, texts: full.texts.length }).toEqual({
    texts: PACK_AT,
    damaged: [],
    leftovers: [],
    packs: 0,
  });
  rmSync(ballast);
  await write();
  const after = readByHand(home);
  expect(after.packs).toBeGreaterThan(0);
  expect([...new Set(after.texts)].sort()).toEqual(saved.sort());
});

test.skipIf(!canMount('tmpfs'))(
  'an export that the disk cut short leaves the file that stood there',
  async () => {
    const point = disk('tmpfs');
    const home = scratch();
    const source = join(scratch(), 'in.jsonl');
    const line = JSON.stringify({ at: '2020-01-01T10:00:00+00:00', text: 'x'.repeat(300_000) });
    writeFileSync(source, `${line}\n`);
    expect((await call(['import', source], { home })).code).toBe(0);
    const out = join(point, 'out.jsonl');
    writeFileSync(out, 'kept');
    fill(point, 100 * 1024);
    const { code, stderr } = await call(['export', '-o', out, '--force'], { home });
    expect(code, stderr).toBe(1);
    expect(sha256(execFileSync('cat', [out]))).toBe(sha256(Buffer.from('kept')));
    expect(readdirSync(point).sort()).toEqual(['ballast', 'out.jsonl']);
  },
);

test.skipIf(!canMount('tmpfs'))(
  'who leaves is told that their words could not be kept',
  async () => {
    const home = join(disk('tmpfs'), 'home');
    const terminal = new Terminal(['journal', '-t', 'free'], { home });
    await terminal.shows('Write as much or as little as you like.');
    const ballast = fill(join(home, '..'), 0);
    terminal.type('lost for now');
    await terminal.shows('lost for now');
    terminal.type('\u0003');
    expect(await terminal.exitCode()).toBe(130);
    expect(terminal.screen()).toContain('lost for now');
    expect(terminal.screen()).toContain('could not be kept: the disk is full');
    expect(terminal.screen()).not.toContain('Kept as a draft');
    rmSync(ballast);
  },
);

test('disks can be mounted where this suite must run', () => {
  if (process.env['CI'] === 'true') expect(DISKS.filter(canMount)).toEqual(DISKS);
});
