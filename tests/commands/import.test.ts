import { appendFileSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';

interface Shown {
  id: string;
  at: string;
  text: string;
  tags: string[];
  data: Record<string, unknown>;
}

async function exported(home: string): Promise<Shown[]> {
  const { stdout } = await run(['export', '--format', 'json'], { home });
  return JSON.parse(stdout) as Shown[];
}

function file(name: string, text: string | Uint8Array): string {
  const path = join(tempFolder(), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const JSONL =
  '{"at":"2026-03-08T10:00:00+01:00","text":"one @work"}\r\n\n{"at":"2026-03-09","text":"two","mood":2}\n';

describe('JSON lines', () => {
  test('are added once, however often they come', async () => {
    const home = tempFolder();
    const path = file('in.jsonl', JSONL);
    const first = await run(['import', path], { home });
    expect(first).toEqual({ code: 0, stdout: '', stderr: '2 entries added\n' });
    const second = await run(['import', path], { home });
    expect(second.stderr).toBe('nothing new: all 2 were here already\n');
    const more = `${JSONL}{"at":"2026-03-10","text":"three"}\n`;
    const third = await run(['import', '-', '--json'], { home, stdin: more });
    expect(third).toEqual({ code: 0, stdout: '{"added":1,"known":2}\n', stderr: '' });
    const entries = await exported(home);
    expect(entries.map(({ at, text }) => [at, text])).toEqual([
      ['2026-03-08T10:00:00+01:00', 'one @work'],
      ['2026-03-09T12:00:00+01:00', 'two'],
      ['2026-03-10T12:00:00+01:00', 'three'],
    ]);
    expect(entries[0]?.tags).toEqual(['work']);
  });

  test('what was deleted and comes back is said', async () => {
    const home = tempFolder();
    const path = file('in.jsonl', JSONL);
    await run(['import', path], { home, seed: 1000 });
    await run(['journal', 'delete', 'last'], { home, seed: 2000 });
    const undo = '`selfcare journal undo` takes this import back';
    const one = await run(['import', path], { home, seed: 3000 });
    expect(one.stderr).toBe(
      `1 entry added, 1 known already\nit had been deleted, and is back; ${undo}\n`,
    );
    await run(['journal', 'undo'], { home, seed: 4000 });
    const { stdout } = await run(['import', '-', '--json'], { home, seed: 5000, stdin: JSONL });
    expect(stdout).toBe('{"added":1,"known":1}\n');
    expect(await exported(home)).toHaveLength(2);
  });

  test('an export comes back as it was, in another home too', async () => {
    const home = tempFolder();
    await run(['import', '-', '--format', 'jsonl'], { home, stdin: JSONL });
    const { stdout } = await run(['export'], { home });
    const other = tempFolder();
    await run(['import', '-'], { home: other, stdin: stdout });
    expect((await run(['export'], { home: other })).stdout).toBe(stdout);
    expect((await run(['import', '-'], { home, stdin: stdout })).stderr).toContain('nothing new');
  });

  test('a fault anywhere adds nothing, and is named', async () => {
    const home = tempFolder();
    const path = file('in.jsonl', `${JSONL}{"at":"2026-03-10","text":"secret","mood":9}\n`);
    const { code, stdout, stderr } = await run(['import', path], { home });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error: line 4: "mood" must be');
    expect(stderr).not.toContain('secret');
    expect(await exported(home)).toEqual([]);
    const bytes = Buffer.concat([Buffer.from(JSONL), Buffer.from([0xff])]);
    const broken = await run(['import', file('in.jsonl', bytes)], { home });
    expect([broken.code, broken.stderr.split('\n')[0]]).toEqual([
      1,
      'selfcare: error: line 4: not valid UTF-8',
    ]);
    expect(await exported(home)).toEqual([]);
  });

  test('fields that are not ours are told once', async () => {
    const stdin = '{"at":"2026-03-08","text":"a","weather":1,"\\u001b[2J":2}\n'.repeat(2);
    const { stderr } = await run(['import', '-'], { stdin });
    expect(stderr).toBe(
      'fields that an entry does not have were left out: weather\n1 entry added, 1 known already\n',
    );
  });
});

describe('jrnl', () => {
  const JRNL =
    'Before it all.\n\n[2026-03-08 10:00] One. *\nbody @here\n\n[2026-03-09 11:30 PM] Two #there\n';

  test('a file, with what stands before its first date', async () => {
    const home = tempFolder();
    const path = file('journal.txt', JRNL);
    const { code, stderr } = await run(['import', path, '--tag-symbols', '@#'], { home });
    expect([code, stderr]).toEqual([
      0,
      'the text before the first date became an entry of its own\n3 entries added\n',
    ]);
    const entries = await exported(home);
    expect(entries.map(({ at, text, tags, data }) => ({ at, text, tags, data }))).toEqual([
      { at: '2026-03-08T10:00:00+01:00', text: 'Before it all.', tags: [], data: {} },
      {
        at: '2026-03-08T10:00:00+01:00',
        text: 'One.\nbody @here',
        tags: ['here'],
        data: { star: true },
      },
      { at: '2026-03-09T23:30:00+01:00', text: 'Two #there', tags: ['there'], data: {} },
    ]);
    const again = ['import', path, '--tag-symbols', '@#'];
    utimesSync(path, 0, Date.parse('2026-05-01T08:00:00Z') / 1000);
    expect((await run(again, { home })).stderr).toContain('nothing new');
    appendFileSync(path, '\n[2026-03-10 08:00] Three\n');
    expect((await run(again, { home })).stderr).toContain('1 entry added, 3 known already');
  });

  test('through a pipe, twice', async () => {
    const home = tempFolder();
    const first = await run(['import', '-', '--format', 'jrnl', '--json'], { home, stdin: JRNL });
    expect(first.stdout).toBe('{"added":3,"known":0}\n');
    const second = await run(['import', '-', '--format', 'jrnl', '--json'], { home, stdin: JRNL });
    expect(second.stdout).toBe('{"added":0,"known":3}\n');
  });

  test('a folder, day by day, what is not of it passed over', async () => {
    const folder = tempFolder();
    const day = (name: string, text: string) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    };
    day('2026/03/10.txt', '[2026-03-10 08:00] later\n');
    day('2025/12/31.txt', '[11:00 PM] at night\n\n[09:00 AM] in the morning\n');
    day('2025/12/32.txt', '[2026-03-10 08:00] no such day\n');
    day('2026/03/10.txt~', '[2026-03-10 08:00] a backup\n');
    day('2026/03/10.bak', '[2026-03-10 08:00] another\n');
    day('2025/notes.txt', 'not an entry');
    day('readme.txt', 'not an entry');
    const home = tempFolder();
    const { code, stderr } = await run(['import', folder], { home });
    expect([code, stderr]).toEqual([0, '3 entries added\n']);
    expect((await exported(home)).map(({ at, text }) => [at, text])).toEqual([
      ['2025-12-31T09:00:00+01:00', 'in the morning'],
      ['2025-12-31T23:00:00+01:00', 'at night'],
      ['2026-03-10T08:00:00+01:00', 'later'],
    ]);
    writeFileSync(join(folder, '2026/03/11.txt'), Buffer.from([0xff, 0xfe, 10]));
    const broken = await run(['import', folder], { home: tempFolder() });
    expect(broken.stderr).toContain('error: 2026/03/11.txt: line 1: not valid UTF-8');
  });

  test.each([
    ['[03/04/2026 10:00] secret\n', 2, '--date-order dmy or mdy'],
    ['[someday] secret\n', 1, 'no line starts with a date'],
    ['gAAAAABsecret\n', 1, 'jrnl --decrypt'],
  ])('%j is refused, and says what to do', async (text, code, what) => {
    const home = tempFolder();
    const ran = await run(['import', file('journal.txt', text)], { home });
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(what);
    expect(ran.stderr).not.toContain('secret');
    expect(await exported(home)).toEqual([]);
  });

  test('the order of the numbers can be told', async () => {
    const home = tempFolder();
    const path = file('journal.txt', '[03/04/2026 10:00] a\n');
    expect((await run(['import', path, '--date-order', 'dmy'], { home })).code).toBe(0);
    expect((await exported(home))[0]?.at).toBe('2026-04-03T10:00:00+02:00');
  });
});

describe('the format is told from the file', () => {
  test.each([
    ['notes', '{"at":"2026-03-08","text":"a"}\n', 1],
    ['notes', '[2026-03-08 10:00] a\n', 1],
    ['notes', '2026-03-08 10:00 a\n', 1],
    ['empty.jsonl', '', 0],
    ['empty.txt', '', 0],
  ])('%s: %j', async (name, text, added) => {
    const { stdout } = await run(['import', file(name, text), '--json']);
    expect(JSON.parse(stdout)).toEqual({ added, known: 0 });
  });
});

test.each([
  [['import', 'nowhere.jsonl'], 1, 'no such file'],
  [['import', '.'], 1, 'holds no journal of jrnl'],
  [['import', '.', '--format', 'jsonl'], 2, 'a folder holds no JSON lines'],
  [['import', '-'], 2, 'cannot be told'],
  [['import', '-', '--format', 'md'], 2, 'jsonl or jrnl'],
  [['import', '-', '--format', 'jrnl', '--date-order', 'x'], 2, 'dmy or mdy or ymd'],
  [['import', '-', '--format', 'jrnl', '--tag-symbols', 'a'], 2, '--tag-symbols'],
  [['import'], 2, 'file'],
])('%j is refused', async (argv, code, what) => {
  const ran = await run(argv, { stdin: 'who knows\n' });
  expect([ran.code, ran.stdout]).toEqual([code, '']);
  expect(ran.stderr).toContain(what);
});
