import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { packTar, type TarHeader } from 'modern-tar';
import { describe, expect, test } from 'vitest';
import { memberKind } from '../../src/formats/archive/names.js';
import { sha256 } from '../../src/journal/ids.js';
import { digests } from '../faults/support/byhand.js';
import { done, keep, linesOfHome, NOW, textsOf } from '../support/backup.js';
import { tempFolder } from '../support/host.js';
import { picture, testJournal, words } from '../support/journal.js';

/** A home with two entries, settings, a draft and a template. */
async function lived(): Promise<string> {
  const home = tempFolder();
  await done(home, ['journal', '-m', 'first'], { seed: 1 });
  await done(home, ['journal', '-m', 'second'], { seed: 2 });
  await done(home, ['config', 'set', 'breathe.minutes', '3']);
  for (const [name, text] of [
    ['drafts/abcdefgh.json', '{"v":1,"answers":["a draft"]}'],
    ['templates/mine.md', '## How was it?\n'],
    ['journal/.stignore', 'x'],
    ['due', '0\n\n0\n'],
  ] as const) {
    mkdirSync(join(home, name, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, name), text, { mode: 0o600 });
  }
  return home;
}

async function backupOf(home: string): Promise<string> {
  const { file } = await done<{ file: string }>(home, ['backup', join(tempFolder(), 'b.tar.gz')]);
  return file;
}

describe('a backup', () => {
  test('is one closed file with everything but what is this device’s own', async () => {
    const home = await lived();
    const told = await done(home, ['backup']);
    const file = join(home, 'backups/selfcare-2026-03-10-183000.tar.gz');
    expect(told).toMatchObject({ file, entries: 2, files: 5, encrypted: false, verified: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(told['bytes']).toBe(statSync(file).size);
    expect(readdirSync(join(home, 'backups'))).toHaveLength(1);

    const other = tempFolder();
    await done(other, ['restore', file]);
    const names = [...digests(other).keys()].filter((name) => !name.startsWith('journal/'));
    expect(names.sort()).toEqual(['config.json', 'drafts/abcdefgh.json', 'templates/mine.md']);
    expect(await linesOfHome(other)).toEqual(await linesOfHome(home));
  });

  test('says what it could not read, and has the rest', async () => {
    const home = await lived();
    mkdirSync(join(home, 'templates', 'broken.md'));
    const [device = ''] = readdirSync(join(home, 'journal')).filter(
      (name) => !name.startsWith('.'),
    );
    const path = join(home, 'journal', device, 'new', `${'0'.repeat(64)}.json`);
    const { symlinkSync } = await import('node:fs');
    symlinkSync(tempFolder(), path);
    const { code, stdout, stderr } = await keep(home, ['backup', '--json']);
    expect(code).toBe(4);
    expect((JSON.parse(stdout) as { left: string[] }).left).toEqual([path.slice(home.length + 1)]);
    expect(stderr).toContain('could not be read');
  });

  test('never takes the place of a file, and leaves nothing else behind', async () => {
    const home = await lived();
    const folder = tempFolder();
    const path = join(folder, 'mine');
    writeFileSync(path, 'mine');
    expect((await keep(home, ['backup', path])).code).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['mine']);
  });
});

describe('a restore', () => {
  test('joins a home that has newer edits, and takes none of them back', async () => {
    const home = await lived();
    const file = await backupOf(home);
    await done(home, ['journal', 'edit', 'last', '-m', 'second, edited'], { seed: 3 });
    await done(home, ['journal', '-m', 'third'], { seed: 4 });
    const before = digests(home);
    expect(await done(home, ['restore', file])).toMatchObject({ added: 0, entries: 0 });
    expect(await textsOf(home)).toEqual(['first', 'second, edited', 'third']);
    for (const [name, sum] of before) expect(digests(home).get(name), name).toBe(sum);
  });

  test('brings back what was lost, whatever was written since', async () => {
    const home = await lived();
    const file = await backupOf(home);
    const [device = ''] = readdirSync(join(home, 'journal')).filter(
      (name) => !name.startsWith('.'),
    );
    rmSync(join(home, 'journal', device), { recursive: true });
    rmSync(join(home, 'seq'), { recursive: true });
    await done(home, ['journal', '-m', 'third'], { seed: 5 });
    expect(await done(home, ['restore', file, '--dry-run'])).toMatchObject({
      added: 2,
      entries: 2,
    });
    expect(await textsOf(home)).toEqual(['third']);
    expect(await done(home, ['restore', file])).toMatchObject({ added: 2, entries: 2 });
    expect(await textsOf(home)).toEqual(['first', 'second', 'third']);
    // Its numbers go on after the highest that was ever given.
    await done(home, ['journal', '-m', 'fourth'], { seed: 6 });
    expect(readdirSync(join(home, 'seq'))).toEqual([`${device}.3`]);
  });

  test('puts a whole file in the place of its damaged self, which is set aside', async () => {
    const home = await lived();
    const file = await backupOf(home);
    const [name = ''] = [...digests(home).keys()].filter((each) => /new\/.*\.json$/.test(each));
    writeFileSync(join(home, name), 'damaged');
    expect(await done(home, ['restore', file])).toMatchObject({ added: 1, mended: 1 });
    expect(await textsOf(home)).toEqual(['first', 'second']);
    expect(readFileSync(join(home, 'quarantine/2026-03-10-183000', name), 'utf8')).toBe('damaged');
  });

  test('leaves your own settings, drafts and templates, unless you ask for the settings', async () => {
    const home = await lived();
    const file = await backupOf(home);
    await done(home, ['config', 'set', 'breathe.minutes', '7']);
    const own = { 'drafts/abcdefgh.json': '{"answers":["newer"]}', 'templates/mine.md': 'newer' };
    for (const [name, text] of Object.entries(own)) writeFileSync(join(home, name), text);
    const { kept } = await done<{ kept: string[] }>(home, ['restore', file]);
    expect(kept.sort()).toEqual(['config.json', 'drafts/abcdefgh.json', 'templates/mine.md']);
    for (const [name, text] of Object.entries(own)) {
      expect(readFileSync(join(home, name), 'utf8')).toBe(text);
    }
    await done(home, ['restore', file, '--settings']);
    expect((await keep(home, ['config', 'get', 'breathe.minutes'])).stdout).toBe('3\n');
    const aside = join(home, 'quarantine/2026-03-10-183000/config.json');
    expect(readFileSync(aside, 'utf8')).toContain('7');
  });

  test('keeps what another machine wrote in that machine’s folder', async () => {
    const [home, other] = [await lived(), tempFolder()];
    await done(other, ['journal', '-m', 'from elsewhere'], { seed: 9 });
    const devices = readdirSync(join(home, 'journal')).filter((name) => !name.startsWith('.'));
    await done(other, ['restore', await backupOf(home)]);
    expect(await textsOf(other)).toEqual(['first', 'from elsewhere', 'second']);
    expect(readdirSync(join(other, 'journal'))).toEqual(expect.arrayContaining(devices));
    expect(readdirSync(join(other, 'journal'))).toHaveLength(2);
    expect((await keep(other, ['doctor'])).code).toBe(0);
  });

  test('into an empty home gives the same journal, whatever its history', async () => {
    const step = fc.record({
      what: fc.constantFrom('write', 'write', 'edit', 'delete', 'undo', 'copy'),
      which: fc.nat(50),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const clock = { now: Date.parse('2026-03-01T00:00:00Z') };
        const homes = ['deviceaa', 'devicebb'].map((device) => testJournal({ device, clock }));
        for (const [index, { what, which }] of steps.entries()) {
          const journal = homes[which % 2];
          if (!journal) continue;
          const known = await journal.read({});
          const entry = known[which % Math.max(1, known.length)];
          const at = `2026-0${1 + (which % 3)}-10T18:00:00+01:00`;
          if (what === 'write') await journal.add(words(`text ${index}`, at));
          else if (what === 'undo') await journal.undo().catch(() => undefined);
          else if (what === 'copy') spread(homes.map(({ home }) => home));
          else if (entry && what === 'edit') await journal.revise(entry, { text: `edit ${index}` });
          else if (entry) await journal.remove(entry);
        }
        const [one] = homes;
        const home = one?.home ?? '';
        mkdirSync(home, { recursive: true });
        const other = tempFolder();
        await done(other, ['restore', await backupOf(home)]);
        expect(await linesOfHome(other)).toEqual(await linesOfHome(home));
        const seen = (at: string) => picture(testJournal({ home: at, device: 'reader' }));
        expect(await seen(other)).toEqual(await seen(home));
      }),
      { numRuns: 15 },
    );
  });
});

function spread([one = '', two = '']: readonly string[]): void {
  for (const [from, to, device] of [
    [one, two, 'deviceaa'],
    [two, one, 'devicebb'],
  ] as const) {
    const folder = join('journal', device);
    if (existsSync(join(from, folder))) {
      cpSync(join(from, folder), join(to, folder), { recursive: true });
    }
  }
}

describe('a damaged backup', () => {
  test('is refused wherever a byte of it changed or its end is missing, and changes nothing', async () => {
    const bytes = readFileSync(await backupOf(await lived()));
    const home = tempFolder();
    const path = join(tempFolder(), 'damaged.tar.gz');
    let refused = 0;
    const attempt = async (damaged: Uint8Array, what: string) => {
      writeFileSync(path, damaged);
      const { code, stderr } = await keep(home, ['restore', path]);
      // The header of gzip has a few bytes that say nothing (time, system).
      if (code === 0) return;
      refused++;
      expect([1, 4], what).toContain(code);
      expect(stderr, what).toMatch(
        /^selfcare: error: (?:the backup is damaged|this is not a backup)/,
      );
      expect(readdirSync(home), what).toEqual([]);
    };
    let tried = 0;
    for (let at = 10; at < bytes.length; at += 13, tried++) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      await attempt(damaged, `byte ${at}`);
    }
    for (let length = 0; length < bytes.length; length += 97, tried++) {
      await attempt(bytes.subarray(0, length), `cut at ${length}`);
    }
    expect(refused).toBe(tried);
  });
});

describe('a hostile archive', () => {
  const text = 'x';
  const good = { name: 'templates/a.md', size: 1, sum: sha256(text) };
  const manifest = (files: unknown, version = 1) => JSON.stringify({ version, made: NOW, files });
  const entry = (name: string, body: string, more: Partial<TarHeader> = {}) => ({
    header: { name, size: Buffer.byteLength(body), type: 'file' as const, ...more },
    body,
  });
  const fileWith = (name: string, more: Partial<TarHeader> = {}) => [
    entry(name, more.type === undefined ? text : '', more),
    entry('backup.json', manifest([{ ...good, name }])),
  ];
  const CASES: [name: string, entries: ReturnType<typeof entry>[], says: RegExp][] = [
    ['a way out', fileWith('../outside.md'), /not a backup/],
    ['a way out in the middle', fileWith('templates/../../outside.md'), /not a backup/],
    ['an absolute path', fileWith('/tmp/outside.md'), /not a backup/],
    ['a path of Windows', fileWith('templates\\..\\..\\x.md'), /not a backup/],
    ['a drive of Windows', fileWith('c:/x.md'), /not a backup/],
    ['the state of a device', fileWith('state.json'), /not a backup/],
    ['a mark', fileWith('seq/deviceaa.9'), /not a backup/],
    ['a hook for git', fileWith('journal/.git/hooks/post-commit'), /not a backup/],
    ['a hidden file', fileWith('templates/.bashrc'), /not a backup/],
    ['a file outside of all folders', fileWith('evil.sh'), /not a backup/],
    [
      'a symbolic link',
      fileWith('templates/a.md', { type: 'symlink', linkname: '/etc/passwd', size: 0 }),
      /not a backup/,
    ],
    [
      'a hard link',
      fileWith('templates/a.md', { type: 'link', linkname: '/etc/passwd', size: 0 }),
      /not a backup/,
    ],
    ['a device', fileWith('templates/a.md', { type: 'character-device', size: 0 }), /not a backup/],
    ['a pipe', fileWith('templates/a.md', { type: 'fifo', size: 0 }), /not a backup/],
    ['a folder', fileWith('templates/a.md', { type: 'directory', size: 0 }), /not a backup/],
    ['no manifest', [entry(good.name, text)], /end is missing/],
    ['nothing', [], /end is missing/],
    ['a manifest that is none', [entry('backup.json', '{"version":1}')], /not a backup/],
    ['a later version', [entry('backup.json', manifest([], 2))], /newer selfcare/],
    [
      'a name twice',
      [
        entry(good.name, text),
        entry(good.name, text),
        entry('backup.json', manifest([good, good])),
      ],
      /damaged/,
    ],
    [
      'a file that the manifest lacks',
      [entry(good.name, text), entry('backup.json', manifest([]))],
      /damaged/,
    ],
    ['a file that is missing', [entry('backup.json', manifest([good]))], /damaged/],
    [
      'other bytes than promised',
      [entry(good.name, 'y'), entry('backup.json', manifest([good]))],
      /damaged: templates\/a.md is not as it was/,
    ],
    [
      'more after the manifest',
      [entry('backup.json', manifest([])), entry(good.name, text)],
      /not a backup/,
    ],
  ];

  test.each(CASES)('with %s is refused, and nothing is written', async (_name, entries, says) => {
    const folder = tempFolder();
    const home = join(folder, 'home');
    const path = join(folder, 'hostile.tar.gz');
    writeFileSync(path, gzipSync(await packTar(entries)));
    const { code, stderr } = await keep(home, ['restore', path]);
    expect([1, 4]).toContain(code);
    expect(stderr).toMatch(says);
    expect(readdirSync(folder)).toEqual(['hostile.tar.gz']);
  });

  test('that grows beyond all measure is refused before it has', async () => {
    const folder = tempFolder();
    const path = join(folder, 'bomb.tar.gz');
    const body = '\n'.repeat(40_000_000);
    writeFileSync(path, gzipSync(await packTar([entry('journal/deviceaa/a.jsonl', body)])));
    expect(statSync(path).size).toBeLessThan(100_000);
    const { code, stderr } = await keep(join(folder, 'home'), ['restore', path]);
    expect(code).toBe(4);
    expect(stderr).toContain('cannot be read to its end');
  });

  test('that announces a header without end is refused before it is read', async () => {
    const folder = tempFolder();
    const path = join(folder, 'header.tar.gz');
    const pax = Buffer.concat([
      Buffer.from(await packTar([entry('PaxHeader/a', '')])).subarray(0, 512),
      Buffer.from(Array.from({ length: 20_000_000 }, (_, at) => (at * 7919) % 251)),
    ]);
    pax.write('00777777777\0', 124, 'latin1');
    pax.write('x', 156, 'latin1');
    pax.fill(' ', 148, 156);
    const sum = pax.subarray(0, 512).reduce((all, byte) => all + byte, 0);
    pax.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    writeFileSync(path, gzipSync(pax, { level: 1 }));
    const { code, stderr } = await keep(join(folder, 'home'), ['restore', path]);
    expect(code, stderr).toBe(4);
  });
});

test.each([
  ['journal/deviceaa/new/0f.json', 'journal'],
  ['journal/deviceaa/2026-03.0f.jsonl.age', 'journal'],
  ['journal/deviceaa/new/0f (Ann’s conflicted copy).json', 'journal'],
  ['journal/keys/main.age', 'key'],
  ['journal/keys/id_rsa', undefined],
  ['journal/deviceaa/notes.txt', undefined],
  ['journal/x.json', undefined],
  ['journal/a/b/c/d.json', undefined],
  ['config.json', 'settings'],
  ['drafts/abcdefgh.json', 'draft'],
  ['templates/a.md', 'own'],
  ['templates/a/b.md', undefined],
  ['templates/', undefined],
  ['templates//a', undefined],
  ['./templates/a', undefined],
  ['templates/a\u0000.md', undefined],
  ['templates/a.', undefined],
  ['', undefined],
])('%j is %s', (name, kind) => {
  expect(memberKind(name)).toBe(kind);
});
