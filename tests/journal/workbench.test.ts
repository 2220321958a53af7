import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { privatePlaces, shred } from '../../src/files/private.js';
import { plainCodec } from '../../src/journal/codec.js';
import { Drafts, type Draft } from '../../src/journal/drafts.js';
import { Workbench, type Laid } from '../../src/journal/workbench.js';
import { tempFolder, testHost } from '../support/host.js';
import { lockedCodec } from '../support/vault.js';

const OTHER = 4711;
const EDITOR = 4712;

/** A home, and the workbench of a run that has died; `alive` are the processes that live. */
function world(alive: number[] = []) {
  const home = tempFolder();
  const codec = lockedCodec();
  const drafts = new Drafts(home, [codec, plainCodec], testHost({ home }));
  // The clock of the files, so that they are not old.
  const host = {
    ...testHost({ home }),
    now: () => new Date(),
    isAlive: (pid: number) => alive.includes(pid),
  };
  const dead = new Workbench(home, drafts, { ...host, pid: OTHER });
  const mine = new Workbench(home, drafts, host);
  const draft: Draft = {
    ...{ id: 'aaaaaaaa', at: '2026-03-10T18:30:00+01:00', zone: 'Europe/Berlin' },
    ...{ template: 'free', answers: ['before'], tags: ['private'], mood: 2, star: true },
  };
  const lay = (text = 'before') => {
    const laid = dead.lay(draft, text);
    onTestFinished(() => rmSync(laid.folder, { recursive: true, force: true }));
    return laid;
  };
  return { home, codec, drafts, mine, dead, draft, lay };
}

const left = ({ folder }: Laid) => existsSync(folder);

test('a text is laid out for the owner alone, in memory where there is a place', () => {
  const { dead, lay } = world();
  const laid = lay('one\n\n\n');
  expect(readFileSync(laid.path, 'utf8')).toBe('one\n');
  expect(statSync(laid.folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(laid.folder)) {
    expect(statSync(join(laid.folder, name)).mode & 0o777, name).toBe(0o600);
  }
  expect(laid.inMemory).toBe(dirname(laid.folder) === '/dev/shm');
  dead.clear(laid);
  expect(left(laid)).toBe(false);
});

test('what a killed program left becomes a draft, without the passphrase', async () => {
  const { codec, drafts, mine, lay, draft } = world();
  const laid = lay();
  writeFileSync(laid.path, 'after\n');
  await mine.takeUp();
  expect(left(laid)).toBe(false);
  expect(codec.asked).toBe(0);
  expect(await drafts.list()).toEqual([{ ...draft, answers: ['after\n'], v: 1 }]);
});

test('nano and Emacs save beside it when they must go: the newest counts', async () => {
  const { drafts, mine, lay } = world();
  const laid = lay();
  utimesSync(laid.path, 1000, 1000);
  writeFileSync(join(laid.folder, 'entry.md.save'), 'typed and never saved');
  writeFileSync(join(laid.folder, 'other'), 'a plugin’s');
  await mine.takeUp();
  expect(await drafts.list()).toMatchObject([{ answers: ['typed and never saved'] }]);
  expect(left(laid)).toBe(false);
});

test.each([
  ['the program', OTHER],
  ['the editor', EDITOR],
])('while %s lives, its text is left alone', async (_what, pid) => {
  const { drafts, dead, mine, lay, draft } = world([pid]);
  const laid = lay();
  dead.note(laid, draft, EDITOR);
  await mine.takeUp();
  expect(left(laid)).toBe(true);
  expect(await drafts.list()).toEqual([]);
  // A day later somebody else has that number.
  utimesSync(laid.path, 1000, 1000);
  await mine.takeUp();
  expect(left(laid)).toBe(false);
  expect(await drafts.list()).toHaveLength(1);
});

test('without a word of whose it is, a text is a draft all the same; an empty one is none', async () => {
  const { drafts, mine, lay } = world();
  const [laid, empty] = [lay(), lay('')];
  writeFileSync(join(laid.folder, 'about.json'), '{');
  await mine.takeUp();
  expect(await drafts.list()).toMatchObject([{ answers: ['before\n'], tags: [] }]);
  expect([left(laid), left(empty)]).toEqual([false, false]);
});

test('what cannot be kept stays where it is', async () => {
  const { home, mine, lay } = world();
  const laid = lay();
  writeFileSync(join(home, 'drafts'), 'a file in its place');
  await mine.takeUp();
  expect(readFileSync(laid.path, 'utf8')).toBe('before\n');
});

test('another home’s texts are not touched', async () => {
  const { lay } = world();
  const laid = lay();
  await world().mine.takeUp();
  expect(left(laid)).toBe(true);
});

test('shredding follows no link, and leaves a file that has a second name as it is', () => {
  const folder = tempFolder();
  const [mine, other] = [join(folder, 'mine'), join(folder, 'other')];
  mkdirSync(mine);
  for (const name of ['linked', 'named']) writeFileSync(join(folder, name), 'keep');
  mkdirSync(other);
  writeFileSync(join(other, 'file'), 'keep');
  symlinkSync(join(folder, 'linked'), join(mine, 'link'));
  symlinkSync(other, join(mine, 'folder'));
  linkSync(join(folder, 'named'), join(mine, 'second'));
  mkdirSync(join(mine, 'deep'));
  writeFileSync(join(mine, 'deep', 'big'), Buffer.alloc(200_000, 1));
  shred(mine);
  expect(existsSync(mine)).toBe(false);
  for (const path of [join(folder, 'linked'), join(folder, 'named'), join(other, 'file')]) {
    expect(readFileSync(path, 'utf8')).toBe('keep');
  }
});

test('a runtime folder on a disk is passed over, and there is always a place', () => {
  const folder = mkdtempSync(join(tempFolder(), 'run-'));
  const places = privatePlaces({
    env: { XDG_RUNTIME_DIR: folder },
    platform: 'linux',
    tempFolder: '/tmp/t',
  });
  expect(places.map((place) => place.folder)).not.toContain(folder);
  expect(places.at(-1)).toMatchObject({ folder: '/tmp/t' });
  const mac = privatePlaces({ env: {}, platform: 'darwin', tempFolder: '/tmp/t' });
  expect(mac).toEqual([{ folder: '/tmp/t', inMemory: false }]);
});
