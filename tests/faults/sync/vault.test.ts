import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newIdentity, recipientOf, wrap } from '../../../src/journal/vault/keys.js';
import { digests } from '../support/byhand.js';
import { git, world, type Machine } from '../../support/machines.js';
import { giveVault, UNLOCK } from '../../support/vault.js';

const CANARY = 'canary-of-the-cellar';

/** Everything that a repository holds, whether or not a branch leads there. */
function everything(repository: string): string {
  const all = execFileSync(
    'git',
    ['-C', repository, 'cat-file', '--batch', '--batch-all-objects'],
    {
      maxBuffer: 1e9,
    },
  );
  return all.toString('latin1');
}

function paths(remote: string): string[] {
  return git(remote, 'ls-tree', '-r', '--name-only', 'main').trim().split('\n');
}

/** From now on the machine can be asked for the passphrase. */
function open(machine: Machine): void {
  machine.env = { ...machine.env, ...UNLOCK };
}

function plainIn(remote: string): string[] {
  return paths(remote).filter((path) => !path.startsWith('.') && !path.endsWith('.age'));
}

test('a vault travels: the key with it, no word in plain, and the second machine makes no key', async () => {
  const { one, two, remote } = world();
  giveVault(one.home, 'deviceaa');
  for (let n = 0; n < 70; n++) await one.run('journal', '-m', `${CANARY} ${n}`);
  await one.run('sync', 'setup', remote);
  const joined = await two.run('sync', 'setup', remote);
  expect(joined.stderr).toContain('This journal has a vault');
  const key = readFileSync(join(one.journal, 'keys', 'main.age'));
  expect(readFileSync(join(two.journal, 'keys', 'main.age'))).toEqual(key);

  const locked = await two.tries('journal', '-m', CANARY);
  expect(locked.code).toBe(3);
  const before = digests(two.journal);
  expect((await two.tries('sync')).code).toBe(0);
  expect(digests(two.journal).size).toBe(before.size);

  open(two);
  await two.run('journal', '-m', `${CANARY} from two`);
  expect(await two.texts()).toHaveLength(71);
  two.env = { HOME: two.user };
  await two.run('journal', '-m', `${CANARY}, locked`);
  await two.run('sync');
  await one.run('sync');
  open(one);
  // Unlocked, it packs.
  await one.run('journal', '-m', 'one more');
  const texts = await one.texts();
  expect(texts).toHaveLength(73);
  await one.run('sync');
  await two.run('sync');
  open(two);
  expect(await two.texts()).toEqual(texts);
  expect(paths(remote).some((path) => /^deviceaa\/2026-03\..*\.jsonl\.age$/.test(path))).toBe(true);
  expect(everything(remote)).not.toContain(CANARY);
  expect(plainIn(remote)).toEqual([]);
  expect(paths(remote).filter((path) => path.startsWith('keys/'))).toEqual(['keys/main.age']);
});

test('a machine with plain entries that joins a vault sends none of them in plain', async () => {
  const { one, two, remote } = world();
  giveVault(one.home, 'deviceaa');
  await one.run('journal', '-m', `${CANARY} one`);
  await one.run('sync', 'setup', remote);
  await two.run('journal', '-m', `${CANARY} two`);
  const refused = await two.tries('sync', 'setup', remote);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('1 file on this machine is not encrypted and did not travel');
  expect(refused.stderr).toContain('selfcare vault enable');
  expect((await two.tries('sync')).code).toBe(3);
  const status = await two.run('sync', 'status', '--json');
  expect(JSON.parse(status.stdout)).toMatchObject({ held: 1, toSend: 0 });
  expect(plainIn(remote)).toEqual([]);
  expect(everything(remote)).not.toContain(CANARY);

  open(two);
  await two.run('vault', 'enable');
  await two.run('sync');
  await one.run('sync');
  open(one);
  expect(await one.texts()).toEqual([`${CANARY} one`, `${CANARY} two`]);
  expect(await two.texts()).toEqual(await one.texts());
  expect(everything(remote)).not.toContain(CANARY);
});

test('plain entries that waited before the vault came are not sent in plain either', async () => {
  const { one, two, remote } = world();
  await two.run('sync', 'setup', remote);
  await two.run('journal', '-m', `${CANARY} two`);
  // The stick was away: this one could not be sent.
  const { url } = point(two, 'http://localhost:1/x.git');
  expect((await two.tries('sync')).code).toBe(1);
  point(two, url);
  giveVault(one.home, 'deviceaa');
  await one.run('journal', '-m', `${CANARY} one`);
  await one.run('sync', 'setup', remote);
  expect((await two.tries('sync')).code).toBe(3);
  expect(everything(remote)).not.toContain(CANARY);
});

function point({ journal }: Machine, to: string): { url: string } {
  const url = git(journal, 'config', 'remote.origin.url').trim();
  git(journal, 'config', 'remote.origin.url', to);
  return { url };
}

test('a machine with a key of its own is refused, and nothing is joined', async () => {
  const { one, two, remote } = world();
  giveVault(one.home, 'deviceaa');
  await one.run('journal', '-m', 'one');
  await one.run('sync', 'setup', remote);
  giveVault(two.home, 'devicebb');
  await other(two);
  await two.run('journal', '-m', 'two');
  const [there, here] = [git(remote, 'rev-parse', 'main'), digests(two.home)];
  const ran = await two.tries('sync', 'setup', remote);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('vaults with different keys');
  expect(git(remote, 'rev-parse', 'main')).toBe(there);
  expect(digests(two.home)).toEqual(here);

  // As the hint has it.
  expect(ran.stderr).toContain('`selfcare vault disable` here, `selfcare sync setup`');
  two.env = { ...two.env, SELFCARE_PASSPHRASE_COMMAND: 'echo another' };
  await two.run('vault', 'disable', '--yes');
  expect((await two.tries('sync', 'setup', remote)).code).toBe(3);
  open(two);
  await two.run('vault', 'enable');
  await two.run('sync');
  open(one);
  await one.run('sync');
  expect(await one.texts()).toEqual(['one', 'two']);
  expect(await two.texts()).toEqual(['one', 'two']);
  expect(plainIn(remote)).toEqual([]);
});

/** Gives a machine's vault another key. */
async function other({ home, journal }: Machine): Promise<void> {
  const identity = await newIdentity();
  writeFileSync(join(journal, 'keys', 'main.age'), await wrap(identity, 'another', 10));
  const state = JSON.parse(readFileSync(join(home, 'state.json'), 'utf8')) as object;
  const vault = { recipient: await recipientOf(identity) };
  writeFileSync(join(home, 'state.json'), JSON.stringify({ ...state, vault }));
}

test('a journal that was synced in plain and then got a vault', async () => {
  const { one, two, remote } = world();
  await one.run('journal', '-m', 'one, plain');
  await one.run('sync', 'setup', remote);
  await two.run('journal', '-m', 'two, plain');
  await two.run('sync', 'setup', remote);
  await one.run('sync');
  const passphrase = ['--new-passphrase-command', 'echo a long and odd passphrase of ours'];
  await one.run('vault', 'enable', '--yes', ...passphrase);
  one.env = two.env = { ...one.env, HOME: one.user };
  await one.run('journal', '-m', 'one, sealed');
  await one.run('sync');
  expect(plainIn(remote)).toEqual([]);

  // The other one had written again; its words stay with it until it has been introduced.
  await two.run('journal', '-m', 'two, plain again');
  expect((await two.tries('sync')).code).toBe(3);
  expect(plainIn(remote)).toEqual([]);
  const unlock = { SELFCARE_PASSPHRASE_COMMAND: 'echo a long and odd passphrase of ours' };
  one.env = two.env = { ...one.env, ...unlock };
  await two.run('vault', 'enable');
  await two.run('sync');
  await one.run('sync');
  const all = ['one, plain', 'one, sealed', 'two, plain', 'two, plain again'];
  expect(await two.texts()).toEqual(all);
  expect(await one.texts()).toEqual(all);
  expect(plainIn(remote)).toEqual([]);
  const left = [...digests(two.journal).keys()].filter((path) => /^[^.].*\.jsonl?$/.test(path));
  expect(left).toEqual([]);
});

test('a new passphrase and a lost key file come by sync; a vault that was taken off does not', async () => {
  const { one, two, remote } = world();
  giveVault(one.home, 'deviceaa');
  open(one);
  await one.run('journal', '-m', 'one');
  await one.run('sync', 'setup', remote);
  await two.run('sync', 'setup', remote);
  const key = ({ journal }: Machine) => join(journal, 'keys', 'main.age');
  const before = readFileSync(key(one));
  const fresh = 'a long and odd passphrase of ours';
  await one.run('vault', 'passphrase', '--new-passphrase-command', `echo ${fresh}`);
  const after = readFileSync(key(one));
  expect(after).not.toEqual(before);
  await one.run('sync');
  await two.run('sync');
  expect(readFileSync(key(two))).toEqual(after);
  two.env = { ...two.env, SELFCARE_PASSPHRASE_COMMAND: `echo ${fresh}` };
  expect(await two.texts()).toEqual(['one']);

  rmSync(key(two));
  await two.run('sync');
  expect(readFileSync(key(two))).toEqual(after);

  await two.run('vault', 'disable', '--yes');
  const tip = git(remote, 'rev-parse', 'main');
  const ran = await two.tries('sync');
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('the vault was taken off on this machine');
  expect(git(remote, 'rev-parse', 'main')).toBe(tip);
  expect(await two.texts()).toEqual(['one']);
  await two.run('vault', 'enable');
  await two.run('sync');
  await two.run('journal', '-m', 'two');
  await two.run('sync');
  expect(plainIn(remote)).toEqual([]);
  expect(existsSync(key(two))).toBe(true);
});

test('a vault that joins what was plain says so, and takes nothing away', async () => {
  const { one, two, remote } = world();
  await two.run('journal', '-m', 'two, plain');
  await two.run('sync', 'setup', remote);
  giveVault(one.home, 'deviceaa');
  open(one);
  await one.run('journal', '-m', 'one');
  const joined = await one.run('sync', 'setup', remote);
  expect(joined.stderr).toContain('1 file from other machines is not encrypted');
  expect(await one.texts()).toEqual(['one', 'two, plain']);
  await one.run('sync');
  expect(plainIn(remote)).toEqual([]);
  await two.tries('sync');
  expect(plainIn(remote)).toEqual([]);
  open(two);
  await two.run('vault', 'enable');
  await two.run('sync');
  await one.run('sync');
  expect(await one.texts()).toEqual(['one', 'two, plain']);
  expect(await two.texts()).toEqual(['one', 'two, plain']);
  expect(plainIn(remote)).toEqual([]);
});
