import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { start } from '../../support/cli.js';
import { git, pair, standIn, world } from '../../support/machines.js';
import { appears, ends } from '../../support/processes.js';
import { giveVault, UNLOCK } from '../../support/vault.js';
import { digests } from '../support/byhand.js';

const AWAY = 'http://localhost:1/journal.git';

test('a setup that fails leaves the remote of before', async () => {
  const { one, two, remote } = await pair();
  const [config, refs] = [
    readFileSync(join(one.git, 'config'), 'utf8'),
    git(one.journal, 'show-ref'),
  ];
  const ran = await one.tries('sync', 'setup', AWAY);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('the remote cannot be reached');
  expect(ran.stderr).toContain(`Sync is set up as it was: ${remote}`);
  expect(readFileSync(join(one.git, 'config'), 'utf8')).toBe(config);
  expect(git(one.journal, 'show-ref')).toBe(refs);
  const status = JSON.parse((await one.run('sync', 'status', '--json')).stdout) as object;
  expect(status).toMatchObject({ remote });
  expect(Object.values(status)).not.toContain(null);
  await one.run('journal', '-m', 'after');
  await one.run('sync');
  await two.run('sync');
  expect(await two.texts()).toContain('after');
});

test('a first setup that fails leaves nothing', async () => {
  const { one } = world();
  await one.run('journal', '-m', 'mine');
  const before = digests(one.home);
  const ran = await one.tries('sync', 'setup', AWAY);
  expect(ran.stderr).toContain('Sync is not set up');
  expect(digests(one.home)).toEqual(before);
  expect(existsSync(one.git)).toBe(false);
});

test('a repository that a person made keeps its own remote where a setup fails', async () => {
  const { one } = world();
  await one.run('journal', '-m', 'mine');
  git(one.journal, 'init', '-q', '-b', 'main');
  git(one.journal, 'remote', 'add', 'origin', 'git@example.org:mine.git');
  expect((await one.tries('sync', 'setup', AWAY)).code).toBe(1);
  expect(git(one.journal, 'remote', 'get-url', 'origin').trim()).toBe('git@example.org:mine.git');
});

test('a folder that cannot be looked into is not taken for one without sync', async () => {
  const { one } = world();
  mkdirSync(one.home, { recursive: true });
  symlinkSync('journal', one.journal);
  for (const line of [['sync'], ['sync', 'status']]) {
    const ran = await one.tries(...line);
    expect(ran.stderr + ran.stdout).not.toContain('not set up');
    expect(ran.code).toBe(1);
  }
});

test('where the vault was taken off, the status promises nothing that a sync refuses', async () => {
  const { one, remote } = world();
  giveVault(one.home, 'deviceaa');
  one.env = { ...one.env, ...UNLOCK };
  await one.run('journal', '-m', 'one');
  await one.run('sync', 'setup', remote);
  await one.run('vault', 'disable', '--yes');
  const status = await one.run('sync', 'status');
  expect(status.stderr).toContain('The vault was taken off on this machine');
  expect(status.stderr).not.toContain('brought back');
});

test('a stopped sync takes with it what waits for a host that never answers', async () => {
  const { root, one } = await pair();
  git(one.journal, 'config', 'remote.origin.url', 'git@journal.example:journal.git');
  const note = join(root, 'ssh-pid');
  const script = `echo $$ >"${note}.tmp"; mv "${note}.tmp" "${note}"; exec sleep 600`;
  const env = { ...one.env, PATH: standIn(root, 'ssh', script) };
  const { child, ended } = start(['sync'], { home: one.home, env });
  await appears(note);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(130);
  const pid = Number(readFileSync(note, 'utf8'));
  await ends(pid);
});
