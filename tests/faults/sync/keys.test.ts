import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newIdentity, wrap } from '../../../src/journal/vault/keys.js';
import { git, world, type Machine } from '../../support/machines.js';
import { giveVault, UNLOCK } from '../../support/vault.js';

const keyOf = ({ journal }: Machine) => join(journal, 'keys', 'main.age');
const ANOTHER = await wrap(await newIdentity(), 'another', 10);

function changeByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[bytes.length + at] = (bytes.at(at) ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** Two machines of one vault, both introduced, and a third that has only its key. */
async function vaults() {
  const made = world();
  const { one, two, remote } = made;
  giveVault(one.home, 'deviceaa');
  one.env = two.env = { ...one.env, ...UNLOCK };
  await one.run('journal', '-m', 'one');
  await one.run('sync', 'setup', remote);
  await two.run('sync', 'setup', remote);
  await two.run('journal', '-m', 'two');
  await two.run('sync');
  await one.run('sync');
  return { ...made, key: readFileSync(keyOf(one)) };
}

function keyIn(remote: string): Buffer {
  return execFileSync('git', ['-C', remote, 'cat-file', 'blob', 'main:keys/main.age']);
}

/** Somebody else puts a key into the remote. */
function putKey(remote: string, bytes: Uint8Array): void {
  const env = { ...process.env, GIT_INDEX_FILE: join(remote, 'by-hand') };
  const run = (args: string[], input?: Uint8Array) =>
    execFileSync('git', args, { cwd: remote, env, ...(input ? { input } : {}) })
      .toString()
      .trim();
  const blob = run(['hash-object', '-w', '--stdin'], bytes);
  run(['read-tree', 'main']);
  run(['update-index', '--add', '--cacheinfo', `100644,${blob},keys/main.age`]);
  const commit = git(remote, 'commit-tree', run(['write-tree']), '-p', 'main', '-m', 'key').trim();
  git(remote, 'update-ref', 'refs/heads/main', commit);
}

function quarantined({ home }: Machine): Buffer[] {
  const place = join(home, 'quarantine');
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('main.age'))
    .map((name) => readFileSync(join(place, name)));
}

describe('a key that was damaged here never travels, and comes back', () => {
  test.each<[what: string, damage: (path: string) => void]>([
    ['emptied', (path) => truncateSync(path)],
    ['cut off', (path) => truncateSync(path, 100)],
    ['one byte of what it holds changed', (path) => changeByte(path, -3)],
    ['one byte of its header changed', (path) => changeByte(path, -120)],
    ['another vault’s', (path) => writeFileSync(path, ANOTHER)],
  ])('%s', async (_what, damage) => {
    const { one, two, remote, key } = await vaults();
    damage(keyOf(one));
    const broken = readFileSync(keyOf(one));
    const ran = await one.run('sync');
    expect(ran.stderr).toContain('journal/keys/main.age was damaged, or changed by something else');
    await two.run('sync');
    expect(keyIn(remote)).toEqual(key);
    expect(readFileSync(keyOf(one))).toEqual(key);
    expect(readFileSync(keyOf(two))).toEqual(key);
    expect(quarantined(one)).toEqual([broken]);
    expect(await one.texts()).toEqual(['one', 'two']);
    expect((await one.run('sync')).stderr).not.toContain('main.age');
  });
});

test('a machine that has not opened the vault yet gets the key back, too', async () => {
  const { machine, remote, key } = await vaults();
  const three = machine('three');
  await three.run('sync', 'setup', remote);
  truncateSync(keyOf(three));
  await three.run('sync');
  expect(readFileSync(keyOf(three))).toEqual(key);
  expect(keyIn(remote)).toEqual(key);
});

describe('a key that was damaged in the remote', () => {
  test.each([
    ['empty', new Uint8Array()],
    ['junk', Buffer.from('not a key')],
  ])('%s: it is put right by a machine that has it', async (_what, bytes) => {
    const { one, remote, key } = await vaults();
    putKey(remote, bytes);
    await one.run('sync');
    expect(keyIn(remote)).toEqual(key);
    expect(readFileSync(keyOf(one))).toEqual(key);
    expect(await one.texts()).toEqual(['one', 'two']);
  });

  test.each([
    ['empty', new Uint8Array()],
    ['junk', Buffer.from('not a key')],
  ])('%s: a plain machine is not locked out of its own words', async (_what, bytes) => {
    const { one, two, remote } = world();
    await one.run('journal', '-m', 'one');
    await one.run('sync', 'setup', remote);
    await two.run('journal', '-m', 'two');
    putKey(remote, bytes);
    for (const [machine, ...line] of [
      [one, 'sync'],
      [two, 'sync', 'setup', remote],
    ] as const) {
      const ran = await machine.tries(...line);
      expect(ran.code).toBe(1);
      expect(ran.stderr).toContain('key in the remote is damaged');
      expect(existsSync(keyOf(machine))).toBe(false);
    }
    await one.run('journal', '-m', 'one more');
    expect(await one.texts()).toEqual(['one', 'one more']);
    expect(await two.texts()).toEqual(['two']);
    expect(existsSync(two.git)).toBe(false);
  });

  test('another vault’s: the key of before goes on opening, and can be put back', async () => {
    const { one, two, remote } = await vaults();
    putKey(remote, ANOTHER);
    await one.run('sync');
    const listed = await one.run('journal', 'list', '--json');
    expect(listed.stderr).toContain('does not open the key that came by sync');
    expect(await one.texts()).toEqual(['one', 'two']);
    await one.run('vault', 'passphrase', '--new-passphrase-command', 'echo open sesame');
    await one.run('sync');
    await two.run('sync');
    expect((await two.run('journal', 'list')).stderr).not.toContain('came by sync');
    expect(await two.texts()).toEqual(['one', 'two']);
    expect(await one.texts()).toEqual(['one', 'two']);
    expect(existsSync(join(one.journal, 'keys', '.previous.age'))).toBe(false);
    expect(existsSync(join(two.journal, 'keys', '.previous.age'))).toBe(false);
  });
});

test('setup opens the vault that came, where the passphrase can be had', async () => {
  const { machine, remote } = await vaults();
  const three = machine('three');
  const early = await three.run('sync', 'setup', remote);
  expect(early.stderr).toContain('Nothing can be saved here before it was opened once');
  expect((await three.tries('journal', '-m', 'three')).code).toBe(3);
  const four = machine('four');
  const { env } = four;
  four.env = { ...env, ...UNLOCK };
  const setUp = await four.run('sync', 'setup', remote);
  expect(setUp.stderr).toContain('from now on writing asks for nothing');
  four.env = env;
  await four.run('journal', '-m', 'four');
});

test('a vault whose key is gone says so before its files travel', async () => {
  const { one, remote } = world();
  giveVault(one.home, 'deviceaa');
  await one.run('journal', '-m', 'one');
  rmSync(keyOf(one));
  const ran = await one.run('sync', 'setup', remote);
  expect(ran.stderr).toContain('the key of this vault is not here');
});
