import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Drafts } from '../../src/journal/drafts.js';
import { plainCodec } from '../../src/journal/codec.js';
import { run as runOnce, tempFolder, testHost, type HostOptions } from '../support/host.js';
import { lockedHome, opened, PASSPHRASE } from '../support/locked.js';
import { vaultCodec } from '../support/vault.js';

const CANARY = 'Zitronenfalter';
const HINT = /--passphrase-command CMD, SELFCARE_PASSPHRASE_COMMAND or --passphrase-fd N/;
let seed = 100;

/** Runs of one home need random numbers of their own. */
function run(argv: string[], options: HostOptions) {
  return runOnce(argv, { seed: (seed += 13), ...options });
}

/** A draft in the vault, as a killed run leaves it. */
async function leaveDraft(home: string): Promise<string> {
  const drafts = new Drafts(home, [vaultCodec, plainCodec], testHost({ home, seed: (seed += 7) }));
  const id = drafts.newId();
  const about = { at: '2026-03-10T18:30:00+01:00', zone: 'Europe/Berlin', template: 'free' };
  await drafts.keep({ id, ...about, answers: [CANARY], tags: [], mood: null, star: false });
  return id;
}

describe('with the vault locked and nobody to ask', () => {
  let home: string;
  let draft: string;

  beforeAll(async () => {
    home = lockedHome(mkdtempSync(join(tmpdir(), 'selfcare-test-')));
    await run(['journal', '-m', `${CANARY} one @tag`], { home });
    const yesterday = { home, now: '2026-03-09T17:30:00Z' };
    await run(['boundary', '--finished-at', 'now', '--loop', `${CANARY} loop`], yesterday);
    draft = await leaveDraft(home);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test.each([
    ['journal list'],
    ['journal list --json'],
    ['journal list --kind all'],
    ['journal search Zitrone'],
    ['journal show last'],
    ['journal tags'],
    ['journal on-this-day'],
    ['journal undo'],
    ['journal delete last'],
    ['journal edit last -m words'],
    ['journal drafts'],
    ['journal drafts --json'],
    ['boundary loops'],
    ['boundary loops --json'],
    ['boundary loops done abc'],
    ['boundary ledger'],
    ['boundary ledger --json'],
    ['export --format jsonl'],
    ['export --format json'],
  ])('%s says that it is locked, and how to open it', async (line) => {
    const { code, stdout, stderr } = await run(line.split(' '), { home });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^selfcare: error: the vault is locked\n/);
    expect(stderr).toMatch(HINT);
    expect(stderr).not.toContain(CANARY);
  });

  test('an export to a file leaves none', async () => {
    const file = join(tempFolder(), 'out.jsonl');
    expect((await run(['export', '-o', file], { home })).code).toBe(3);
    expect(existsSync(file)).toBe(false);
  });

  test.each([
    ['journal -m', ['journal', '-m', 'more']],
    ['journal -m --json', ['journal', '-m', 'more', '--json']],
    ['journal -', ['journal', '-']],
    ['breathe', ['breathe', '--plain', '0.5-0.5', '-c', '1']],
    ['load add', ['load', 'add', '2', '--heavy']],
    ['load', ['load']],
    ['boundary snooze', ['boundary', 'snooze', '5m']],
    ['boundary', ['boundary', '--finished-at', 'now', '--loop', 'x', '--well', 'y']],
    ['boundary open', ['boundary', 'open']],
    ['boundary status', ['boundary', 'status']],
    ['remind', ['remind']],
    ['remind add', ['remind', 'add', 'Stretch', '--every', '2h']],
    ['remind list', ['remind', 'list']],
    ['remind --refresh', ['remind', '--refresh']],
    ['hours', ['hours', 'set', 'mon-fri', '9:00-17:30']],
    ['config', ['config', 'list']],
    ['today', ['today']],
    ['selfcare alone', []],
    ['templates', ['journal', 'templates']],
  ])('%s goes on as ever', async (_name, argv) => {
    const { code, stdout, stderr } = await run(argv, { home, stdin: 'typed words' });
    expect({ code, asked: /locked|passphrase/.test(stdout + stderr) }).toEqual({
      code: 0,
      asked: argv.join(' ') === 'boundary open',
    });
    expect(stdout + stderr).not.toContain(CANARY);
  });

  test('a draft can be thrown away unread', async () => {
    const other = await leaveDraft(home);
    const { code, stdout } = await run(['journal', 'drafts', other, '--discard', '--json'], {
      home,
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: `{"discarded":"${other}"}\n` });
    const left = readdirSync(join(home, 'drafts')).map((name) => name.slice(0, 8));
    expect([left.includes(other), left.includes(draft)]).toEqual([false, true]);
    expect((await run(['journal', 'drafts', 'zzz', '--discard'], { home })).code).toBe(1);
  });

  test('a wrong passphrase changes nothing and shows nothing', async () => {
    const env = { SELFCARE_PASSPHRASE_COMMAND: 'echo wrong' };
    const { code, stdout, stderr } = await run(['journal', 'list'], { home, env });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^selfcare: error: that passphrase does not open the vault\n/);
    expect(stderr).not.toContain('wrong\n');
  });

  test('with the passphrase all of it is there', async () => {
    const listed = await run(['journal', 'list'], opened(home));
    expect(listed.stdout).toContain(`${CANARY} one`);
    expect((await run(['journal', 'drafts', draft], opened(home))).stdout).toBe(`${CANARY}\n`);
    const loops = await run(['boundary', 'loops', '--all'], opened(home));
    expect(loops.stdout).toContain(`${CANARY} loop`);
  });
});

describe('times and counts', () => {
  const NOW = '2026-03-10T17:45:00Z';
  const WORDS = ['Falterwort', 'Loopwort', 'Wellwort'];

  let made: string | undefined;
  afterAll(() => made !== undefined && rmSync(made, { recursive: true, force: true }));

  /** A home in which a day was written with the vault locked. */
  async function day(): Promise<string> {
    made ??= await write(lockedHome(mkdtempSync(join(tmpdir(), 'selfcare-test-'))));
    const home = tempFolder();
    cpSync(made, home, { recursive: true });
    return home;
  }

  async function write(home: string): Promise<string> {
    const at = (hour: string) => ({ home, now: `2026-03-10T${hour}:00Z` });
    await run(['hours', 'set', 'mon-fri', '9:00-17:30'], at('08:00'));
    await run(['boundary', 'open'], at('08:01'));
    await run(['breathe', '--plain', '0.5-0.5', '-c', '1'], at('09:00'));
    await run(['journal', '-m', `${WORDS[0]} @walk`], at('10:00'));
    await run(['load', 'add', '3', '--heavy'], at('11:00'));
    await run(['load', 'add', '2'], at('15:00'));
    const [, loop = '', well = ''] = WORDS;
    const flags = ['--finished-at', '18:10', '--loop', `${loop} :: then`, '--well', well];
    await run(['boundary', ...flags, '--notes-due', '4'], { home, now: '2026-03-10T17:20:00Z' });
    return home;
  }

  test('a locked run knows the day as an open one does', async () => {
    const home = await day();
    const lines = [
      ['today', '--json'],
      ['boundary', 'status', '--json'],
      ['load', '--json'],
    ];
    const seen = [];
    for (const line of lines) seen.push((await run(line, { home, now: NOW })).stdout);
    const open = [];
    for (const line of lines) {
      const flag = ['--passphrase-command', `echo '${PASSPHRASE}'`];
      open.push((await run([...line, ...flag], { home, now: NOW })).stdout);
    }
    expect(seen).toEqual(open);
    expect(JSON.parse(seen[0] ?? '')).toMatchObject({
      state: 'closed',
      closedAt: '2026-03-10T18:10:00.000+01:00',
      loops: { open: 1, shown: [] },
      sessions: { today: 5, heavyToday: 3, week: 5 },
    });
    expect(JSON.parse(seen[1] ?? '')).toMatchObject({ notesDue: 4 });
  });

  test('are in a file without a word in it, for the owner alone', async () => {
    const home = await day();
    const path = join(home, 'times.json');
    const text = readFileSync(path, 'utf8');
    for (const word of [...WORDS, 'walk', 'then']) expect(text).not.toContain(word);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { entries } = JSON.parse(text) as { entries: Record<string, unknown>[] };
    for (const entry of entries) expect(Object.keys(entry)).toEqual(['id', 'at', 'kind', 'data']);
  });

  test('are made anew when the vault is opened, whatever became of the file', async () => {
    const home = await day();
    const path = join(home, 'times.json');
    const before = JSON.parse(readFileSync(path, 'utf8')) as unknown;
    for (const damage of ['{', '{"entries":[{"id":1},null,{"at":"x"}]}']) {
      writeFileSync(path, damage);
      const { code } = await run(['today', '--json'], { home, now: NOW });
      expect(code, damage).toBe(0);
      expect((await run(['journal', 'list'], opened(home, { now: NOW }))).code).toBe(0);
      expect(JSON.parse(readFileSync(path, 'utf8')), damage).toEqual(before);
    }
  });

  test('do not exist without a vault', async () => {
    const home = tempFolder();
    await run(['journal', '-m', 'words'], { home });
    await run(['load', 'add'], { home });
    expect(existsSync(join(home, 'times.json'))).toBe(false);
  });

  test('loops that were done are no longer counted, and keep their words', async () => {
    const home = await day();
    const { stdout } = await run(
      ['boundary', 'loops', '--all', '--json'],
      opened(home, { now: NOW }),
    );
    const [loop] = JSON.parse(stdout) as { id: string }[];
    await run(['boundary', 'loops', 'done', loop?.id ?? ''], opened(home, { now: NOW }));
    const after = await run(['today', '--json'], { home, now: NOW });
    expect(JSON.parse(after.stdout)).toMatchObject({ loops: { open: 0 } });
  });

  test('a loop shows in the morning only to who opens the vault', async () => {
    const home = await day();
    const morning = { home, now: '2026-03-11T08:05:00Z' };
    const locked = await run(['today'], morning);
    expect(locked.stdout).not.toContain('Loopwort');
    const flag = ['--passphrase-command', `echo '${PASSPHRASE}'`];
    expect((await run(['today', ...flag], morning)).stdout).toContain('Loopwort');
    const opening = await run(['boundary', 'open'], morning);
    expect(opening.stdout).toMatch(
      /^Today ends at 17:30\.\n.*\nLeft open, 1: they are in the vault/s,
    );
    const again = await run(['boundary', 'open'], opened(home, { now: morning.now }));
    expect(again.stdout).toContain('Loopwort');
  });
});

test('a day that is closed twice while locked is one close in the end', async () => {
  const home = lockedHome();
  const now = '2026-03-10T18:00:00Z';
  await run(['boundary', '--finished-at', '18:10', '--notes-due', '3', '--well', 'one'], {
    home,
    now,
  });
  const second = await run(['boundary', '--feeling', '4', '--hard', 'two'], { home, now });
  expect(second.stderr).toMatch(/^Changed: finished at 18:10/);
  const status = await run(['boundary', 'status', '--json'], opened(home, { now }));
  expect(JSON.parse(status.stdout)).toMatchObject({ notesDue: 3 });
  const ledger = await run(['boundary', 'ledger', '--json'], opened(home, { now }));
  expect(ledger.code).toBe(0);
  const listed = await run(
    ['journal', 'list', '--kind', 'workday', '--json'],
    opened(home, { now }),
  );
  const texts = (JSON.parse(listed.stdout) as { text: string }[]).map(({ text }) => text);
  expect(texts.join()).toMatch(/one/);
  expect(texts.join()).toMatch(/two/);
});

test('drafts of every kind are known to doctor, and come back from a backup', async () => {
  const home = lockedHome();
  const drafts = new Drafts(home, [vaultCodec, plainCodec], testHost({ home, seed: (seed += 7) }));
  const about = { at: '2026-03-10T18:30:00+01:00', zone: 'Europe/Berlin', answers: [CANARY] };
  const none = { tags: [], mood: null, star: false };
  await drafts.keep({ id: 'aaaaaaaa', template: 'free', ...about, ...none });
  await drafts.keep({ id: 'bbbbbbbb', template: 'free', entry: 'abcdefghijkl', ...about, ...none });
  await drafts.keep({ id: 'cccccccc', template: 'boundary:close', ...about, ...none });
  const names = readdirSync(drafts.folder).sort();
  const checked = await run(['doctor', '--json'], { home });
  expect(checked.stdout).not.toContain('drafts/');
  const file = join(tempFolder(), 'kept.tar');
  expect((await run(['backup', file], { home })).code).toBe(0);
  const empty = tempFolder();
  const restored = await run(['restore', file], opened(empty));
  expect(restored.code, restored.stderr).toBe(0);
  expect(readdirSync(join(empty, 'drafts')).sort()).toEqual(names);
});
