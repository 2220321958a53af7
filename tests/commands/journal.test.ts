import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, tempFolder, type HostOptions } from '../support/host.js';

interface Shown {
  id: string;
  at: string;
  zone: string;
  text: string;
}

async function json<T>(argv: string[], options: HostOptions): Promise<T> {
  const { code, stdout, stderr } = await run([...argv, '--json'], options);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as T;
}

const list = (options: HostOptions, ...argv: string[]) =>
  json<Shown[]>(['journal', 'list', ...argv], options);

describe('an entry comes back as it was lived', () => {
  // Typed in a zone, the digits and offset that are stored, and the day on which it is found.
  test.each([
    ['Europe/Berlin', '2026-03-29 02:30', '2026-03-29T02:30:00+01:00'],
    ['Europe/Berlin', '2026-10-25 02:30', '2026-10-25T02:30:00+02:00'],
    ['America/New_York', '2026-03-08 02:30', '2026-03-08T02:30:00-05:00'],
    ['America/New_York', '2026-11-01 02:30', '2026-11-01T02:30:00-05:00'],
    ['America/New_York', '2026-11-01 01:30', '2026-11-01T01:30:00-04:00'],
    ['Australia/Lord_Howe', '2026-10-04 02:30', '2026-10-04T02:30:00+11:00'],
    ['Australia/Lord_Howe', '2026-10-04 02:15', '2026-10-04T02:15:00+10:30'],
    ['Australia/Lord_Howe', '2026-04-05 01:30', '2026-04-05T01:30:00+11:00'],
    ['Australia/Lord_Howe', '2026-04-05 02:30', '2026-04-05T02:30:00+10:30'],
    ['Europe/Berlin', '1931-05-06 07:08', '1931-05-06T07:08:00+01:00'],
    ['America/New_York', '1969-12-31 23:59', '1969-12-31T23:59:00-05:00'],
    ['Asia/Tokyo', '2026-01-01 00:00', '2026-01-01T00:00:00+09:00'],
  ])('%s, %s', async (zone, typed, at) => {
    const home = tempFolder();
    const now = '2026-11-20T12:00:00Z';
    const written = await run(['journal', '-m', 'lived', '--at', typed], { home, zone, now });
    expect(written.code).toBe(0);
    expect(written.stderr).toContain(`at ${typed.slice(11)}.`);
    // Read in its own zone and in others.
    for (const reader of [zone, 'Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles']) {
      const options = { home, now, zone: reader };
      const day = typed.slice(0, 10);
      expect(await list(options, '--on', day)).toMatchObject([{ at, zone, text: 'lived' }]);
      expect(await list(options, '--on', day.slice(0, 7))).toHaveLength(1);
      expect(await list(options, '--to', dayBefore(day))).toEqual([]);
      expect(await list(options, '--from', dayBefore(day), '--to', day)).toHaveLength(1);
      const shown = await run(['journal', 'show', 'last'], options);
      expect(shown.stdout).toContain(typed.slice(11));
      expect(shown.stdout).toContain(zone);
    }
  });

  test('written now in Tokyo, it is found on Tokyo’s day from Berlin', async () => {
    const home = tempFolder();
    const now = '2026-03-10T16:30:00Z';
    await run(['journal', '-m', 'far away'], { home, now, zone: 'Asia/Tokyo' });
    const berlin = { home, now, zone: 'Europe/Berlin' };
    expect(await list(berlin, '--on', '2026-03-11')).toMatchObject([
      { at: '2026-03-11T01:30:00.000+09:00', zone: 'Asia/Tokyo' },
    ]);
    expect(await list(berlin, '--on', '2026-03-10')).toEqual([]);
  });

  test('an edit of its words leaves when and where it was', async () => {
    const home = tempFolder();
    await run(['journal', '-m', 'one', '--at', '2026-03-29 02:30'], { home });
    const zone = 'Asia/Tokyo';
    await run(['journal', 'edit', 'last', '-m', 'two'], { home, zone });
    expect(await list({ home, zone })).toMatchObject([
      { at: '2026-03-29T02:30:00+01:00', zone: 'Europe/Berlin', text: 'two' },
    ]);
  });
});

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

describe('at half past one in the night', () => {
  // 01:30 on 11 March in Berlin.
  const now = '2026-03-11T00:30:00Z';

  test('today is the day before, and tomorrow morning it is yesterday', async () => {
    const home = tempFolder();
    await run(['journal', '-m', 'after midnight'], { home, now });
    expect(await list({ home, now }, '--on', 'today')).toMatchObject([
      { at: '2026-03-11T01:30:00.000+01:00' },
    ]);
    const morning = { home, now: '2026-03-11T08:00:00Z' };
    expect(await list(morning, '--on', 'today')).toEqual([]);
    expect(await list(morning, '--on', 'yesterday')).toHaveLength(1);
    expect(await list(morning, '--on', '2026-03-11')).toHaveLength(1);
  });

  test('with the day’s start at midnight it is the new day', async () => {
    const home = tempFolder();
    await run(['config', 'set', 'day.start', '0'], { home });
    await run(['journal', '-m', 'after midnight'], { home, now });
    const morning = { home, now: '2026-03-11T08:00:00Z' };
    expect(await list(morning, '--on', 'today')).toHaveLength(1);
    expect(await list(morning, '--on', 'yesterday')).toEqual([]);
  });

  test('this day in other years is the one that is being lived', async () => {
    const home = tempFolder();
    await run(['journal', '-m', 'the tenth', '--at', '2025-03-10 20:00'], { home });
    await run(['journal', '-m', 'the eleventh', '--at', '2025-03-11 20:00'], { home, seed: 2 });
    const days = (when: string) =>
      json<Shown[]>(['journal', 'on-this-day'], { home, now: when }).then((found) =>
        found.map(({ text }) => text),
      );
    expect(await days(now)).toEqual(['the tenth']);
    expect(await days('2026-03-11T08:00:00Z')).toEqual(['the eleventh']);
    expect(await days('2025-03-10T21:00:00Z')).toEqual([]);
  });
});

describe('standard input', () => {
  const written = async (stdin: string) => {
    const home = tempFolder();
    const { code } = await run(['journal', '-'], { home, stdin });
    expect(code).toBe(0);
    return (await list({ home }))[0]?.text;
  };

  test.each([
    ['one\n', 'one'],
    ['\n\n  one\n\n  two  \n\n', '  one\n\n  two'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['\uFEFFone', 'one'],
    ['é 漢字 👩‍👩‍👧', 'é 漢字 👩‍👩‍👧'],
    ['x'.repeat(200_000), 'x'.repeat(200_000)],
  ])('%# is kept as words', async (stdin, text) => {
    expect(await written(stdin)).toBe(text);
  });
});

test('nothing refused leaves anything behind', async () => {
  const home = join(tempFolder(), 'home');
  const refused = [
    ['journal', 'hello', 'there'],
    ['journal', '-m', ''],
    ['journal', '-m', 'x', '--mood', '9'],
    ['journal', '-m', 'x', '--at', 'someday'],
    ['journal', '-m', 'x', '--tag', 'a b'],
    ['journal', '-'],
    ['journal', '-m', 'x', '-t', 'gibbs'],
    ['journal', 'delete', 'everything', 'today'],
    ['journal', 'list', '-n', '0'],
    ['journal', 'list'],
    ['journal', 'show', 'last'],
    ['journal', 'drafts'],
    ['journal', 'templates'],
    ['config', 'set', 'day.start', '99'],
    ['config', 'list'],
  ];
  for (const argv of refused) await run(argv, { home });
  expect(() => readdirSync(home)).toThrow(/ENOENT/);
});

test('no error ever repeats what was written', async () => {
  const home = tempFolder();
  const secret = 'Zaphod';
  await run(['journal', '-m', `about ${secret}`], { home });
  const wrong = [
    ['journal', secret, 'was', 'here'],
    ['journal', `--${secret} said`],
    ['journal', '-m', secret, '--mood', '9'],
    ['journal', '-m', secret, '--at', 'nonsense', '--debug'],
    [`${secret} said that`],
    ['journal', '-m', secret, '-'],
    ['journal', 'edit', 'last', '-m', secret, '--tag', 'a b'],
  ];
  for (const argv of wrong) {
    const { code, stdout, stderr } = await run(argv, { home });
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain(secret);
  }
  for (const act of ['show', 'edit', 'delete', 'drafts']) {
    const { code, stdout, stderr } = await run(['journal', act, `${secret} was here`], { home });
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain(secret);
  }
});

test('new words for an entry edited in two places replace both versions, and that is said', async () => {
  const home = tempFolder();
  const line = (text: string, rev: string) =>
    JSON.stringify({ id: 'abcdefghijkl', at: '2026-03-01T10:00:00Z', zone: 'UTC', text, rev });
  const both = `${line('one', 'aaaaaaaaaaaaaaaa')}\n${line('two', 'bbbbbbbbbbbbbbbb')}\n`;
  await run(['import', '-', '--format', 'jsonl'], { home, stdin: both });
  const shown = await run(['journal', 'show', 'abc'], { home });
  expect(shown.stdout).toMatch(/edited in two places[^]*one[^]*two|two[^]*one/);
  const edited = await run(['journal', 'edit', 'abc', '-m', 'both'], { home, seed: 7 });
  expect(edited.stderr).toContain('It replaced both versions');
  expect((await run(['journal', 'show', 'abc'], { home })).stdout).not.toMatch(/one|two/);
  await run(['journal', 'undo'], { home, seed: 9 });
  expect((await run(['journal', 'show', 'abc'], { home })).stdout).toMatch(/one[^]*two|two[^]*one/);
});

test('undo takes back the newest thing of any kind, and names it without its words', async () => {
  const home = tempFolder();
  let seed = 40;
  const go = (...argv: string[]) => run(argv, { home, seed: (seed += 10) });
  await go('journal', '-m', 'secret words');
  await go('load', 'add', '2');
  await go('boundary', 'open');
  await go('boundary', '--loop', 'secret loop', '--quick');
  await go('journal', 'delete', 'last');
  const said: string[] = [];
  for (let left = 6; left > 0; left--) said.push((await go('journal', 'undo')).stderr);
  const names = [
    /last delete: \w+, a journal entry of /,
    /the close of a workday/,
    /a loop/,
    /the start of a workday/,
    /sessions held/,
    /recorded: a journal entry of /,
  ];
  for (const [i, name] of names.entries()) expect(said[i]).toMatch(name);
  expect(said.join('')).not.toContain('secret');
  expect((await go('journal', 'undo')).code).toBe(1);
});

test('an edit that changes nothing writes nothing, and says so', async () => {
  const home = tempFolder();
  await run(['journal', '-m', 'words @walk', '--mood', '3', '--star'], { home });
  const files = () => readdirSync(home, { recursive: true }).sort();
  const before = files();
  for (const flags of [['-m', 'words @walk'], ['--mood', '3'], ['--star'], ['--tag', 'walk']]) {
    const { code, stderr } = await run(['journal', 'edit', 'last', ...flags], { home, seed: 5 });
    expect([code, stderr]).toEqual([0, 'Nothing was changed: it said that already.\n']);
  }
  expect(files()).toEqual(before);
  const edited = await run(['journal', 'edit', 'last', '--mood', '4'], { home, seed: 6 });
  expect(edited.stderr).toMatch(/^Changed/);
});

test('a template that is named in another way is not passed over in silence', async () => {
  const home = tempFolder();
  mkdirSync(join(home, 'templates'));
  for (const name of ['after-work.md', 'My day.md', 'UP.MD', 'notes.txt', '.hidden.md'])
    writeFileSync(join(home, 'templates', name), '# A\n');
  const { stdout, stderr } = await run(['journal', 'templates'], { home });
  expect(stdout).toContain('after-work');
  expect(stderr.match(/warning: (.*) in the folder/g)).toEqual([
    'warning: My day.md in the folder',
    'warning: UP.MD in the folder',
  ]);
});

test('a draft that cannot be read is named once, and stays', async () => {
  const home = tempFolder();
  mkdirSync(join(home, 'drafts'));
  writeFileSync(join(home, 'drafts', 'aaaabbbb.json'), '{"v":1,"secret');
  for (const argv of [
    ['journal', 'drafts'],
    ['journal', 'drafts', '--json'],
  ]) {
    const { code, stderr } = await run(argv, { home });
    expect([code, stderr.match(/aaaabbbb\.json cannot be read/g)]).toEqual([
      0,
      [expect.any(String)],
    ]);
    expect(stderr).not.toContain('secret');
  }
  expect(readdirSync(join(home, 'drafts'))).toEqual(['aaaabbbb.json']);
});
