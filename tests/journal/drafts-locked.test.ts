import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainCodec } from '../../src/journal/codec.js';
import { Drafts, type Draft } from '../../src/journal/drafts.js';
import { convertDrafts } from '../../src/journal/vault/drafts.js';
import { tempFolder, testHost } from '../support/host.js';
import { lockedCodec } from '../support/vault.js';

const CANARY = 'a word that nobody else may read';

/** The drafts of a home with a vault that is locked, and one of each kind. */
async function world() {
  const home = tempFolder();
  const codec = lockedCodec();
  const host = testHost({ home });
  const drafts = new Drafts(home, [codec, plainCodec], host);
  const kept = (id: string, more: Partial<Draft>): Draft => ({
    ...{ id, at: '2026-03-10T18:30:00+01:00', zone: 'Europe/Berlin', template: 'free' },
    ...{ answers: [CANARY], tags: [], mood: null, star: false },
    ...more,
  });
  const all = [
    kept('aaaaaaaa', { template: 'gibbs' }),
    kept('bbbbbbbb', { entry: 'abcdefghijkl' }),
    kept('cccccccc', { template: 'boundary:close' }),
  ];
  for (const [seconds, draft] of all.entries()) {
    await drafts.keep(draft);
    const name = readdirSync(drafts.folder).find((each) => each.startsWith(draft.id)) ?? '';
    utimesSync(join(drafts.folder, name), 1000 + seconds, 1000 + seconds);
  }
  const again = () => new Drafts(home, [codec, plainCodec], host);
  return { home, codec, drafts, again, kept };
}

test('a draft is kept and thrown away without the passphrase, and nobody can read it', async () => {
  const { codec, drafts, again } = await world();
  for (const name of readdirSync(drafts.folder)) {
    expect(readFileSync(join(drafts.folder, name), 'latin1')).not.toContain('word');
  }
  expect(await drafts.isKept('aaaaaaaa')).toBe(true);
  again().discard('aaaaaaaa');
  expect(readdirSync(drafts.folder).sort()).toEqual([
    'bbbbbbbb.edit.json.age',
    'cccccccc.boundary.json.age',
  ]);
  expect(codec.asked).toBe(0);
});

test('which kinds wait is known by their names alone', async () => {
  const { codec, again } = await world();
  const drafts = again();
  const ids = (kind: string) => drafts.waiting(kind).map(({ id }) => id);
  expect([ids('entry'), ids('edit'), ids('boundary')]).toEqual([
    ['aaaaaaaa'],
    ['bbbbbbbb'],
    ['cccccccc'],
  ]);
  expect(drafts.waiting('entry')).toEqual([{ id: 'aaaaaaaa', touched: 1_000_000, isSealed: true }]);
  expect(codec.asked).toBe(0);
  expect((await drafts.list()).map(({ id }) => id)).toEqual(['bbbbbbbb', 'aaaaaaaa']);
  expect((await drafts.listOf('boundary:close')).map(({ id }) => id)).toEqual(['cccccccc']);
  expect(codec.asked).toBe(1);
  expect(drafts.waiting('entry')).toMatchObject([{ isSealed: false }]);
});

test('no drafts, no passphrase', async () => {
  const codec = lockedCodec();
  const home = tempFolder();
  const drafts = new Drafts(home, [codec, plainCodec], testHost({ home }));
  expect(await drafts.list()).toEqual([]);
  expect(drafts.waiting('entry')).toEqual([]);
  expect(codec.asked).toBe(0);
});

test('the drafts of one kind ask for no passphrase where only others wait', async () => {
  const { codec, drafts, again } = await world();
  drafts.discard('cccccccc');
  expect(await again().listOf('boundary:close')).toEqual([]);
  const other = await world();
  for (const id of ['aaaaaaaa', 'bbbbbbbb']) other.drafts.discard(id);
  expect(await other.again().list()).toEqual([]);
  expect([codec.asked, other.codec.asked]).toEqual([0, 0]);
});

test('one of before the vault is read, and its plain file goes when it is kept again', async () => {
  const { home, drafts, again, kept } = await world();
  const before = new Drafts(home, [plainCodec], testHost({ home }));
  const mine = kept('dddddddd', { answers: ['of before'] });
  await before.keep(mine);
  expect(await again().list()).toContainEqual({ ...mine, v: 1 });
  await drafts.keep({ ...mine, answers: ['and now'] });
  const names = readdirSync(drafts.folder).filter((name) => name.startsWith('dddddddd'));
  expect(names).toEqual(['dddddddd.json.age']);
  expect(await again().list()).toContainEqual({ ...mine, answers: ['and now'], v: 1 });
});

test('a draft without words is not kept, as far as a locked vault can tell', async () => {
  const { drafts, kept } = await world();
  await drafts.keep(kept('eeeeeeee', { answers: ['', ' '] }));
  expect(await drafts.isKept('eeeeeeee')).toBe(false);
  expect(await drafts.isKept('zzzzzzzz')).toBe(false);
});

test('one that is damaged is passed over when the vault is open', async () => {
  const { drafts, again } = await world();
  writeFileSync(join(drafts.folder, 'aaaaaaaa.json.age'), 'age-encryption.org/v1\nnot so\n');
  expect((await again().list()).map(({ id }) => id)).toEqual(['bbbbbbbb']);
});

test('turning the vault on takes every kind along, and what stands in editors’ files', async () => {
  const home = tempFolder();
  const codec = lockedCodec();
  const host = testHost({ home });
  const plain = new Drafts(home, [plainCodec], host);
  const about = {
    at: '2026-03-10T18:30:00+01:00',
    zone: 'UTC',
    tags: ['own'],
    mood: 3,
    star: true,
  };
  const kept = (id: string, more: Partial<Draft>): Draft => ({
    ...{ id, template: 'gibbs', answers: ['before'] },
    ...about,
    ...more,
  });
  const all = [
    kept('aaaaaaaa', {}),
    kept('bbbbbbbb', { entry: 'abcdefghijkl' }),
    kept('cccccccc', { template: 'boundary:close' }),
  ];
  for (const draft of all) await plain.keep(draft);
  plain.openForEditor('bbbbbbbb', `${CANARY} edited`);
  plain.openForEditor('dddddddd', `${CANARY} saved late`);
  await codec.unlock?.();
  await convertDrafts(home, { from: plainCodec, to: codec }, { ...host, pid: 1 });
  expect(readdirSync(plain.folder).sort()).toEqual([
    'aaaaaaaa.json.age',
    'bbbbbbbb.edit.json.age',
    'cccccccc.boundary.json.age',
    'dddddddd.json.age',
  ]);
  const vaulted = new Drafts(home, [codec, plainCodec], host);
  const list = await vaulted.list();
  expect(list.find(({ id }) => id === 'bbbbbbbb')).toMatchObject({
    ...about,
    ...{ entry: 'abcdefghijkl', template: 'free', answers: [`${CANARY} edited\n`] },
  });
  expect(list.find(({ id }) => id === 'dddddddd')?.answers).toEqual([`${CANARY} saved late\n`]);
  expect(await vaulted.listOf('boundary:close')).toHaveLength(1);

  await convertDrafts(home, { from: codec, to: plainCodec }, { ...host, pid: 1 });
  expect(readdirSync(plain.folder)).toHaveLength(4);
  expect(await plain.list()).toHaveLength(3);
});
