import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/journal/entry.js';
import type { Codec } from '../../src/journal/codec.js';
import { PACK_AT } from '../../src/journal/store.js';
import {
  CODECS,
  otherCodec,
  testJournal,
  texts,
  words,
  type TestJournal,
} from '../support/journal.js';

/** Every file of a home folder with the SHA-256 of its bytes. */
function files(home: string): Map<string, string> {
  const found = readdirSync(home, { recursive: true, encoding: 'utf8', withFileTypes: true });
  return new Map(
    found
      .filter((each) => each.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

const entryFiles = (journal: TestJournal, device = 'deviceaa') =>
  [...files(join(journal.home, 'journal', device)).keys()].sort();
const loose = (journal: TestJournal) =>
  entryFiles(journal).filter((path) => path.includes('/new/'));
const packs = (journal: TestJournal) =>
  entryFiles(journal).filter((path) => !path.includes('/new/'));

async function write(journal: TestJournal, count: number, day = 10): Promise<string[]> {
  const written = [];
  for (let index = 0; index < count; index++) {
    const minute = String(index % 60).padStart(2, '0');
    const hour = String(8 + Math.floor(index / 60)).padStart(2, '0');
    const at = `2026-03-${String(day).padStart(2, '0')}T${hour}:${minute}:00+01:00`;
    written.unshift((await journal.add(words(`entry ${day}/${index}`, at))).text);
  }
  return written;
}

describe.each(CODECS)('a store over %s', (_name, codec) => {
  test('what was added is there, and there again for the next process', async () => {
    const journal = testJournal({ codec });
    const added = await journal.add({ ...words('one @Two'), tags: ['three'], mood: 4 });
    expect(added).toMatchObject({ text: 'one @Two', tags: ['three', 'two'], mood: 4 });
    const again = testJournal({ codec, home: journal.home });
    expect(await again.read({})).toEqual([added]);
  });

  test('every file is named by its bytes, and no write touches another file', async () => {
    const journal = testJournal({ codec });
    let before = new Map<string, string>();
    for (const text of ['a', 'b', 'c']) {
      const entry = await journal.add(words(text));
      await journal.revise(entry, { text: `${text}!` });
      const now = files(join(journal.home, 'journal'));
      for (const [path, sum] of before) expect(now.get(path)).toBe(sum);
      for (const [path, sum] of now) expect(path).toContain(sum);
      before = now;
    }
    expect(before.size).toBe(6);
  });

  test('folders are 0700 and files 0600', async () => {
    const journal = testJournal({ codec });
    await write(journal, PACK_AT);
    await journal.tidy();
    await journal.add(words('one more'));
    const all = readdirSync(journal.home, { recursive: true, encoding: 'utf8' });
    for (const name of all) {
      const stat = statSync(join(journal.home, name));
      expect([name, (stat.mode & 0o777).toString(8)]).toEqual([
        name,
        stat.isDirectory() ? '700' : '600',
      ]);
    }
  });

  test('an edit is a revision; a delete is a tombstone that undo takes back', async () => {
    const journal = testJournal({ codec });
    const first = await journal.add(words('first'));
    const second = await journal.revise(first, { text: 'second', mood: 2 });
    expect(second).toMatchObject({ id: first.id, text: 'second', mood: 2 });
    expect(second.rev).not.toBe(first.rev);
    await journal.remove(second);
    expect(await texts(journal)).toEqual([]);
    await expect(journal.find(first.id)).rejects.toThrow(/was deleted/);
    expect(await journal.undo()).toMatchObject({ what: 'delete', count: 1 });
    expect(await texts(journal)).toEqual(['second']);
    expect(await journal.undo()).toMatchObject({ what: 'edit' });
    expect(await texts(journal)).toEqual(['first']);
    expect(await journal.undo()).toMatchObject({ what: 'write' });
    expect(await texts(journal)).toEqual([]);
    await expect(journal.undo()).rejects.toThrow(/nothing to undo/);
  });

  test('an import is undone as one, and what other commands recorded in its turn', async () => {
    const journal = testJournal({ codec });
    await journal.add(words('mine'));
    const source = async function* () {
      for (const day of ['01', '02', '03']) yield { at: `2025-01-${day}T12:00:00Z`, text: day };
    };
    expect(await journal.import(source())).toEqual({ added: 3, known: 0, restored: 0 });
    expect(await journal.import(source())).toEqual({ added: 0, known: 3, restored: 0 });
    await journal.add({ ...words(''), kind: 'breath', data: { pattern: 'box' } });
    expect(await journal.undo()).toMatchObject({ what: 'write', taken: { kind: 'breath' } });
    expect(await journal.undo()).toMatchObject({ what: 'import', count: 3 });
    expect(await texts(journal)).toEqual(['mine']);
    expect(await journal.undo()).toMatchObject({ what: 'write', taken: { kind: 'journal' } });
    expect(await texts(journal)).toEqual([]);
  });

  test('what was deleted, or undone with its import, comes back when it is imported again', async () => {
    const journal = testJournal({ codec });
    const source = async function* () {
      for (const day of ['01', '02']) yield { at: `2025-01-${day}T12:00:00Z`, text: day };
    };
    await journal.import(source());
    await journal.undo();
    expect(await journal.import(source())).toEqual({ added: 2, known: 0, restored: 2 });
    expect(await texts(journal)).toEqual(['02', '01']);
    const [last] = await journal.read({ limit: 1 });
    // Moved to another month, so that its history lies in two.
    const moved = await journal.revise(last as Entry, { at: '2025-03-02T12:00:00Z' });
    await journal.remove(moved);
    expect(await journal.import(source())).toEqual({ added: 1, known: 1, restored: 1 });
    expect(await texts(journal)).toEqual(['02', '01']);
    expect(await journal.import(source())).toEqual({ added: 0, known: 2, restored: 0 });
    expect(await journal.undo()).toMatchObject({ what: 'import', count: 1 });
    expect(await texts(journal)).toEqual(['01']);
  });

  test('undo of an edit that joined two versions brings back both', async () => {
    const clock = { now: Date.UTC(2026, 2, 10, 17) };
    const one = testJournal({ codec, clock, device: 'deviceaa' });
    const entry = await one.add(words('as it was'));
    const two = testJournal({ codec, clock, device: 'devicebb', home: one.home });
    const theirs = await two.find(entry.id);
    await one.revise(await one.find(entry.id), { text: 'of one' });
    await two.revise(theirs, { text: 'of two' });
    const seen = async () => {
      const [shown] = await two.read({});
      return [shown, ...(shown?.siblings ?? [])].map((each) => [each?.text, each?.device]);
    };
    const both = [
      ['of two', 'devicebb'],
      ['of one', 'deviceaa'],
    ];
    expect(await seen()).toEqual(both);
    const query = { words: ({ text }: Entry) => text.includes('of one') };
    expect(await texts(two, query)).toEqual(['of two']);
    await two.revise(await two.find(entry.id), { text: 'joined' });
    expect(await seen()).toEqual([['joined', 'devicebb']]);
    expect(await two.undo()).toMatchObject({
      what: 'edit',
      count: 1,
      entries: [{ text: 'of two' }],
    });
    expect(await seen()).toEqual(both);
    await two.remove(await two.find(entry.id));
    expect(await two.undo()).toMatchObject({ what: 'delete', count: 1 });
    expect(await seen()).toEqual(both);
    await two.undo();
    expect((await seen()).map(([text]) => text)).toEqual(['as it was', 'of one']);
    await expect(two.undo()).rejects.toThrow(/nothing to undo/);
  });

  test('a star keeps the other version of an entry; new words replace it', async () => {
    const clock = { now: Date.UTC(2026, 2, 10, 17) };
    const one = testJournal({ codec, clock, device: 'deviceaa' });
    const entry = await one.add(words('as it was'));
    const two = testJournal({ codec, clock, device: 'devicebb', home: one.home });
    const theirs = await two.find(entry.id);
    await one.revise(entry, { text: 'of one' });
    await two.revise(theirs, { text: 'of two' });
    await two.revise(await two.find(entry.id), { data: { star: true }, mood: 4 });
    expect(await one.read({})).toMatchObject([
      { text: 'of two', mood: 4, data: { star: true }, siblings: [{ text: 'of one' }] },
    ]);
    const joined = await one.revise(await one.find(entry.id), { text: 'of both' });
    expect(await one.read({})).toEqual([joined]);
  });

  test('an undo that was killed between two months goes on where it was', async () => {
    const journal = testJournal({ codec });
    await journal.add(words('before'));
    const source = async function* () {
      for (const month of ['01', '02', '03'])
        yield { at: `2025-${month}-10T12:00:00Z`, text: month };
    };
    await journal.import(source());
    const imported = new Set(packs(journal));
    await journal.undo();
    const [, ...late] = packs(journal).filter((path) => !imported.has(path));
    expect(late).toHaveLength(2);
    for (const path of late) rmSync(path);
    expect(await texts(journal)).toHaveLength(3);
    expect(await journal.undo()).toMatchObject({ what: 'import', count: 2 });
    expect(await texts(journal)).toEqual(['before']);
  });

  test('undo takes back the last write, whatever became of the mark', async () => {
    const journal = testJournal({ codec });
    const marks = join(journal.home, 'seq');
    const left: string[] = [];
    for (let round = 1; round <= 5; round++) {
      for (const what of ['lost', 'not moved']) {
        left.push((await journal.add(words(`${what} ${round}`))).text);
        const [mark = ''] = readdirSync(marks);
        const number = Number(mark.replace('deviceaa.', ''));
        if (what === 'lost') rmSync(marks, { recursive: true });
        else renameSync(join(marks, mark), join(marks, `deviceaa.${number - 1}`));
        await journal.add(words('to be taken back'));
        await journal.undo();
        expect((await texts(journal)).sort()).toEqual(left.toSorted());
      }
      await journal.tidy();
    }
  });

  test('packing moves loose files into packs and changes nothing that is read', async () => {
    const journal = testJournal({ codec });
    const written = await write(journal, PACK_AT - 1);
    await journal.tidy();
    expect(loose(journal)).toHaveLength(PACK_AT - 1);
    written.unshift(...(await write(journal, 1, 11)));
    await journal.tidy();
    expect(loose(journal)).toEqual([]);
    expect(packs(journal)).toHaveLength(1);
    expect(await texts(journal)).toEqual(written);
    expect(await texts(testJournal({ codec, home: journal.home }))).toEqual(written);
  });

  test('packs of a month are merged; the number of them grows slowly', async () => {
    const journal = testJournal({ codec });
    const written: string[] = [];
    for (let day = 1; day <= 8; day++) {
      written.unshift(...(await write(journal, PACK_AT, day)));
      await journal.tidy();
    }
    expect(await texts(journal)).toEqual(written);
    expect(packs(journal).length).toBeLessThanOrEqual(4);
  });

  test('a packing that was killed before it removed its inputs leaves harmless duplicates', async () => {
    const journal = testJournal({ codec });
    const written = await write(journal, PACK_AT);
    const kept = loose(journal).map((path) => [path, readFileSync(path)] as const);
    await journal.tidy();
    for (const [path, bytes] of kept) writeFileSync(path, bytes);
    expect(await texts(journal)).toEqual(written);
    written.unshift((await journal.add(words('after', '2026-03-12T10:00:00+01:00'))).text);
    await journal.tidy();
    expect(loose(journal)).toEqual([]);
    expect(await texts(journal)).toEqual(written);
  });

  test('two packers at once lose nothing', async () => {
    const one = testJournal({ codec, pid: 1, alive: [1, 2] });
    const two = testJournal({ codec, home: one.home, pid: 2, alive: [1, 2] });
    await write(one, PACK_AT - 1);
    await one.add(words('by one', '2026-03-11T10:00:00+01:00'));
    await two.add(words('by two', '2026-03-11T11:00:00+01:00'));
    await Promise.all([one.tidy(), two.tidy()]);
    expect(await texts(one)).toHaveLength(PACK_AT + 1);
    expect(one.warnings).toEqual([]);
  });

  test('a reader sees everything while files are packed under its eyes', async () => {
    const journal = testJournal({ codec });
    const written = await write(journal, PACK_AT);
    const snapshot = await testJournal({ codec, home: journal.home }).store.snapshot();
    const reader = testJournal({ codec, home: journal.home });
    const entries = reader.entries({});
    expect((await entries.next()).value?.text).toBe(written[0]);
    await journal.tidy();
    const rest = [];
    for await (const { text } of entries) rest.push(text);
    expect(rest).toEqual(written.slice(1));
    await write(journal, PACK_AT, 11);
    await journal.tidy();
    expect(await snapshot.entries('2026-03')).toHaveLength(PACK_AT);
  });

  test('what a dead process left is swept, what a live one is writing is not', async () => {
    const journal = testJournal({ codec, alive: [77] });
    await journal.add(words('one'));
    const folder = join(journal.home, 'journal', 'deviceaa', 'new');
    const [dead, live] = ['.66-0123456789ab.tmp', '.77-0123456789ab.tmp'];
    for (const name of [dead, live]) writeFileSync(join(folder, name), 'half');
    await journal.add(words('two'));
    await journal.tidy();
    expect(existsSync(join(folder, dead))).toBe(false);
    expect(existsSync(join(folder, live))).toBe(true);
    expect(await texts(journal)).toHaveLength(2);
    expect(journal.warnings).toEqual([]);
  });

  const damages: [name: string, act: (path: string) => void][] = [
    ['truncated', (path) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['emptied', (path) => truncateSync(path, 0)],
    ['filled with NULs', (path) => writeFileSync(path, Buffer.alloc(statSync(path).size))],
    [
      'changed in one byte',
      (path) => {
        const bytes = readFileSync(path);
        bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
    ],
  ];
  test.each(damages)(
    'a file that was %s is named, kept, and harms no other',
    async (_what, act) => {
      const journal = testJournal({ codec });
      for (const text of ['one', 'two', 'three']) await journal.add(words(text));
      const path = loose(journal)[1] ?? '';
      act(path);
      const reader = testJournal({ codec, home: journal.home });
      const left = await texts(reader);
      expect(left.length).toBeGreaterThanOrEqual(2);
      expect(reader.warnings.length).toBeGreaterThanOrEqual(1);
      expect(reader.warnings.join()).not.toMatch(/one|two|three/);
      expect(existsSync(path)).toBe(true);
      await write(reader, PACK_AT, 12);
      await reader.tidy();
      expect(existsSync(path)).toBe(true);
      expect((await texts(reader)).length).toBe(left.length + PACK_AT);
    },
  );

  test('a file that cannot be opened is named, and the rest is read', async () => {
    const journal = testJournal({ codec });
    await journal.add(words('one'));
    mkdirSync(join(journal.home, 'journal', 'deviceaa', 'new', `x.json${codec.suffix}`));
    expect(await texts(journal)).toEqual(['one']);
    expect(journal.warnings).toHaveLength(1);
    expect(journal.warnings[0]).toContain(`x.json${codec.suffix}`);
  });

  test('copies that a sync engine makes of a file are simply more input', async () => {
    const journal = testJournal({ codec });
    await journal.add(words('one'));
    const path = loose(journal)[0] ?? '';
    const suffix = codec.suffix;
    const end = `.json${suffix}`;
    copyFileSync(path, path.replace(end, `.sync-conflict-20260310-101010-ABCDEFG${end}`));
    copyFileSync(path, path.replace(end, ` (conflicted copy 2026-03-10)${end}`));
    expect(await texts(journal)).toEqual(['one']);
    expect(journal.warnings).toEqual([]);
  });
});

test('what cannot be decoded now is written all the same, named, and left where it is', async () => {
  const locked: Codec = {
    ...otherCodec,
    canDecode: false,
    decode: () => Promise.reject(new Error('locked')),
  };
  const journal = testJournal({ codec: locked });
  await write(journal, PACK_AT);
  await journal.tidy();
  expect(loose(journal)).toHaveLength(PACK_AT);
  expect(await texts(journal)).toEqual([]);
  expect(journal.warnings).toHaveLength(PACK_AT);
  expect(journal.warnings[0]).toContain('no key for it');
  expect(await texts(testJournal({ codec: otherCodec, home: journal.home }))).toHaveLength(PACK_AT);
});

describe('a plain store', () => {
  test('of a damaged pack, every line that is whole is still read', async () => {
    const journal = testJournal();
    await write(journal, PACK_AT);
    await journal.tidy();
    const [path = ''] = packs(journal);
    const lines = readFileSync(path, 'utf8').split('\n');
    lines[7] = (lines[7] ?? '').replace('entry', 'entrz');
    writeFileSync(path, lines.join('\n'));
    expect(await texts(journal)).toHaveLength(PACK_AT - 1);
    expect(journal.warnings).toHaveLength(1);
    expect(journal.warnings[0]).toContain('1 of its lines cannot be read');
    await write(journal, PACK_AT, 11);
    await journal.tidy();
    expect(existsSync(path)).toBe(true);
  });

  test('what a newer version wrote is kept and said, not shown and not packed away', async () => {
    const journal = testJournal();
    await journal.add(words('old'));
    const folder = join(journal.home, 'journal', 'devicebb', 'new');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'x.json');
    writeFileSync(path, '{"v":2,"entry":"abc","anything":"else"}\n');
    expect(await texts(journal)).toEqual(['old']);
    expect(journal.warnings[0]).toContain('newer selfcare');
    expect(existsSync(path)).toBe(true);
  });

  test('files that are no entries are passed over in silence', async () => {
    const journal = testJournal();
    await journal.add(words('one'));
    for (const name of ['.stfolder', '.DS_Store', 'README.md', 'journal.txt']) {
      writeFileSync(join(journal.home, 'journal', name), 'x');
      writeFileSync(join(journal.home, 'journal', 'deviceaa', 'new', name), 'x');
    }
    expect(await texts(journal)).toEqual(['one']);
    expect(journal.warnings).toEqual([]);
  });

  test('one device never writes in the folder of another', async () => {
    const one = testJournal({ device: 'deviceaa' });
    const two = testJournal({ device: 'devicebb', home: one.home });
    const entry = await one.add(words('from a'));
    const before = files(join(one.home, 'journal', 'deviceaa'));
    const theirs = await two.find(entry.id);
    await two.revise(theirs, { text: 'changed by b' });
    await two.remove(await two.find(entry.id));
    await two.undo();
    await write(two, PACK_AT);
    await two.tidy();
    expect(files(join(one.home, 'journal', 'deviceaa'))).toEqual(before);
    expect(await texts(one, { limit: 1, kinds: ['journal'] })).toEqual(['changed by b']);
  });

  test('the numbers of a device have no gap, and need no room on the disk', async () => {
    const journal = testJournal();
    await write(journal, 5);
    const numbers = loose(journal).map(
      (path) => (JSON.parse(readFileSync(path, 'utf8')) as { seq: number }).seq,
    );
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5]);
    const marks = readdirSync(join(journal.home, 'seq'));
    expect(marks).toEqual(['deviceaa.5']);
    expect(statSync(join(journal.home, 'seq', 'deviceaa.5')).size).toBe(0);
  });

  test('reading the last ten opens only the newest month', async () => {
    const journal = testJournal();
    const source = async function* () {
      for (let month = 1; month <= 12; month++) {
        for (let day = 10; day < 25; day++) {
          yield { at: `2025-${String(month).padStart(2, '0')}-${day}T12:00:00Z`, text: `${month}` };
        }
      }
    };
    await journal.import(source());
    // Whatever is opened and damaged is told; what stays closed is not.
    for (const path of packs(journal).slice(0, 10)) writeFileSync(path, 'damaged');
    expect(await texts(journal, { limit: 10 })).toEqual(Array.from({ length: 10 }, () => '12'));
    expect(journal.warnings).toEqual([]);
    expect(await texts(journal)).toHaveLength(30);
    expect(journal.warnings).toHaveLength(10);
  });
});
