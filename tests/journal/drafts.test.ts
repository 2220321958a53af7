import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainCodec } from '../../src/journal/codec.js';
import { Drafts, type Draft } from '../../src/journal/drafts.js';
import { run, tempFolder, testHost } from '../support/host.js';

function open(home = tempFolder()): { drafts: Drafts; home: string } {
  return { home, drafts: new Drafts(home, [plainCodec], testHost({ home })) };
}

function draft(drafts: Drafts, changes: Partial<Draft> = {}): Draft {
  return {
    id: drafts.newId(),
    at: '2026-03-10T18:30:00+01:00',
    zone: 'Europe/Berlin',
    template: 'gibbs',
    answers: ['what happened', '', 'third'],
    tags: ['work'],
    mood: 3,
    star: true,
    ...changes,
  };
}

/** Dates a draft's file, since two may be written within a millisecond. */
function touch(home: string, id: string, seconds: number): void {
  const folder = join(home, 'drafts');
  for (const name of readdirSync(folder).filter((each) => each.startsWith(id))) {
    utimesSync(join(folder, name), seconds, seconds);
  }
}

test('a kept draft comes back whole, from another process too', async () => {
  const { drafts, home } = open();
  const kept = draft(drafts, { answers: ['é 漢字 👩‍👩‍👧\n\n\ttab "quoted"', ''], entry: 'abc' });
  await drafts.keep(kept);
  expect(await open(home).drafts.list()).toEqual([{ ...kept, v: 1 }]);
});

test('what another command keeps is its own, and no entry', async () => {
  const { drafts } = open();
  const mine = draft(drafts, { template: 'boundary:close' });
  const entry = draft(drafts, { template: 'boundary' });
  await drafts.keep(mine);
  await drafts.keep(entry);
  expect((await drafts.list()).map(({ id }) => id)).toEqual([entry.id]);
  expect((await drafts.listOf('boundary:close')).map(({ id }) => id)).toEqual([mine.id]);
});

test('the last of many quick keystrokes is the one that is there', async () => {
  const { drafts } = open();
  const { id } = draft(drafts);
  for (let length = 1; length <= 50; length++) {
    await drafts.keep(draft(drafts, { id, answers: ['x'.repeat(length)] }));
  }
  expect((await drafts.list()).map(({ answers }) => answers)).toEqual([['x'.repeat(50)]]);
  expect(readdirSync(drafts.folder)).toEqual([`${id}.json`]);
});

test('one that a living process touched lately is busy; a dead one’s, or an old one, is not', async () => {
  const home = tempFolder();
  const host = testHost({ home });
  const now = host.now().getTime() / 1000;
  const writer = new Drafts(home, [plainCodec], { ...host, pid: 4711 });
  const { id } = draft(writer);
  await writer.keep(draft(writer, { id }));
  const busy = async (alive: boolean, seconds: number) => {
    touch(home, id, now - seconds);
    const reader = new Drafts(home, [plainCodec], { ...host, pid: 1, isAlive: () => alive });
    return (await reader.list()).map((each) => each.busy === true);
  };
  expect(await busy(true, 60)).toEqual([true]);
  expect(await busy(false, 60)).toEqual([false]);
  expect(await busy(true, 3600)).toEqual([false]);
});

test('the one touched last comes first', async () => {
  const { drafts, home } = open();
  const [a, b, c] = [draft(drafts), draft(drafts), draft(drafts)];
  for (const [index, each] of [b, c, a].entries()) {
    await drafts.keep(each);
    touch(home, each.id, 1000 + index);
  }
  expect((await drafts.list()).map(({ id }) => id)).toEqual([a.id, c.id, b.id]);
});

test('a draft without words is none', async () => {
  const { drafts } = open();
  await drafts.keep(draft(drafts, { answers: ['', ' \n\t'] }));
  expect(await drafts.list()).toEqual([]);
});

test('what the editor left wins over what it was given', async () => {
  const { drafts } = open();
  const kept = draft(drafts);
  await drafts.keep(kept);
  const path = drafts.openForEditor(kept.id, 'one\n\n\n');
  expect(readFileSync(path, 'utf8')).toBe('one\n');
  writeFileSync(path, 'one, and more');
  expect(await drafts.list()).toMatchObject([{ template: 'free', answers: ['one, and more'] }]);
  drafts.discard(kept.id);
  expect(await drafts.list()).toEqual([]);
  expect(readdirSync(drafts.folder)).toEqual([]);
  drafts.discard(kept.id);
});

test('damaged files, strange names and folders are passed over', async () => {
  const { drafts, home } = open();
  const kept = draft(drafts);
  await drafts.keep(kept);
  const bad: Record<string, string> = {
    'aaaaaaaa.json': '{"v":1',
    'bbbbbbbb.json': '[]',
    'cccccccc.json': JSON.stringify({ ...kept, answers: 'text' }),
    'dddddddd.json': JSON.stringify({ ...kept, at: 'yesterday' }),
    'eeeeeeee.json': '',
    'notes.txt': 'mine',
    '.1-abcdefabcdef.tmp': 'left over',
  };
  for (const [name, text] of Object.entries(bad)) writeFileSync(join(drafts.folder, name), text);
  mkdirSync(join(drafts.folder, 'gggggggg.json'));
  const again = open(home).drafts;
  expect((await again.list()).map(({ id }) => id)).toEqual([kept.id]);
  const json = Object.keys(bad).filter((name) => name.endsWith('.json'));
  expect([...again.damaged].sort()).toEqual([...json, 'gggggggg.json']);
  for (const name of Object.keys(bad)) expect(readdirSync(drafts.folder)).toContain(name);
});

test('words in an editor’s file are a draft, whatever became of the rest', async () => {
  const { drafts } = open();
  drafts.openForEditor('aaaabbbb', 'saved late');
  drafts.openForEditor('ccccdddd', 'beside a damaged draft');
  writeFileSync(join(drafts.folder, 'ccccdddd.json'), '{');
  drafts.openForEditor('eeeeffff', ' \n');
  for (const [name, seconds] of [
    ['aaaabbbb.md', 2],
    ['ccccdddd.md', 1],
    ['ccccdddd.json', 1],
  ] as const) {
    utimesSync(join(drafts.folder, name), seconds, seconds);
  }
  expect(await drafts.list()).toMatchObject([
    { id: 'aaaabbbb', answers: ['saved late\n'], at: '1970-01-01T00:00:02.000+00:00' },
    { id: 'ccccdddd', answers: ['beside a damaged draft\n'], mood: null, tags: [] },
  ]);
});

test('a mood that is none is left out', async () => {
  const { drafts } = open();
  const kept = draft(drafts, { mood: 9 });
  await drafts.keep(kept);
  expect(await drafts.list()).toMatchObject([{ id: kept.id, mood: null }]);
});

test('an empty or missing folder has no drafts', async () => {
  const { drafts, home } = open();
  expect(await drafts.list()).toEqual([]);
  mkdirSync(join(home, 'drafts'));
  expect(await drafts.list()).toEqual([]);
});

test.each([[0], [0o022], [0o077]])('under umask %i nobody else can read a draft', async (umask) => {
  const home = join(tempFolder(), 'home');
  const before = process.umask(umask);
  try {
    const { drafts } = open(home);
    const kept = draft(drafts);
    await drafts.keep(kept);
    const path = drafts.openForEditor(kept.id, 'text');
    expect(statSync(home).mode & 0o777).toBe(0o700);
    expect(statSync(drafts.folder).mode & 0o777).toBe(0o700);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(drafts.folder, `${kept.id}.json`)).mode & 0o777).toBe(0o600);
  } finally {
    process.umask(before);
  }
});

test('drafts are listed, shown, thrown away, and named without a word of theirs', async () => {
  const { drafts, home } = open();
  const mine = draft(drafts, { answers: ['secret words', 'and more'] });
  const edit = draft(drafts, { answers: ['edited'], entry: 'abcdefghijkl' });
  await drafts.keep(mine);
  await drafts.keep(edit);
  touch(home, mine.id, 1000);
  touch(home, edit.id, 2000);
  const listed = await run(['journal', 'drafts'], { home });
  expect(listed.stdout).toBe(
    `${edit.id}  Tuesday 10 March 2026 at 18:30, 1 word, an edit of abcdef\n` +
      `${mine.id}  Tuesday 10 March 2026 at 18:30, 4 words\n`,
  );
  expect(listed.stderr).toBe(`\n\`selfcare journal\` goes on with ${mine.id}.\n`);

  const json = await run(['journal', 'drafts', '--json'], { home });
  expect(JSON.parse(json.stdout)).toMatchObject([
    { id: edit.id, text: 'edited', entry: 'abcdefghijkl' },
    { id: mine.id, text: 'secret words\n\nand more', mood: 3, tags: ['work'], entry: null },
  ]);

  const shown = await run(['journal', 'drafts', mine.id.toUpperCase()], { home });
  expect(shown.stdout).toBe('secret words\n\nand more\n');
  const short = await run(['journal', 'drafts', mine.id.slice(0, 2)], { home });
  expect([short.code, short.stdout]).toEqual([1, '']);

  const gone = await run(['journal', 'drafts', mine.id, '--discard'], { home });
  expect(gone).toEqual({ code: 0, stdout: '', stderr: `Threw away the draft ${mine.id}.\n` });
  expect((await run(['journal', 'drafts'], { home })).stdout).not.toContain(mine.id);
  expect((await run(['journal', 'drafts', mine.id], { home })).code).toBe(1);
});
