import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { start } from '../../support/cli.js';
import { git, pair, standIn } from '../../support/machines.js';
import { appears } from '../../support/processes.js';
import { Terminal } from '../../support/pty.js';
import { readByHand } from '../support/byhand.js';
import { report } from '../support/needs.js';

const GIT = ['/usr/bin/git', '/usr/local/bin/git'].find((path) => existsSync(path)) ?? 'git';

describe.each(['before', 'after'])('each git of a sync is killed %s its work', (when) => {
  test('the next sync goes on', async () => {
    const { root, one, two } = await pair();
    const { env } = one;
    const count = join(root, 'count');
    const written = ['from one', 'from two'];
    let killed = 0;
    for (let which = 1; ; which++) {
      for (const machine of [one, two]) {
        const text = `${machine === one ? 'one' : 'two'} at ${which}`;
        await machine.run('journal', '-m', text);
        written.push(text);
      }
      await two.run('sync');
      writeFileSync(count, '0');
      const work = when === 'after' ? `${GIT} "$@"; kill -9 $$` : 'kill -9 $$';
      const script = `n=$(($(cat "${count}") + 1)); echo $n >"${count}"
if [ $n -eq ${which} ]; then ${work}; fi
exec ${GIT} "$@"`;
      one.env = { ...env, PATH: standIn(root, 'git', script) };
      const ran = await one.tries('sync');
      one.env = env;
      if (Number(readFileSync(count, 'utf8')) < which) break;
      killed++;
      // Some of them do not matter so much that the sync would fail.
      if (ran.code !== 0) expect(ran.stderr).toMatch(/git was stopped before it had finished/);
      expect(readByHand(one.home).damaged.filter(isOurs)).toEqual([]);
      const again = await one.tries('sync');
      expect(again.code, `git ${which}: ${again.stderr}`).toBe(0);
      expect(new Set(readByHand(one.home).texts), `git ${which}`).toEqual(new Set(written));
    }
    await two.run('sync');
    expect(await one.texts()).toEqual([...written].sort());
    expect(await two.texts()).toEqual([...written].sort());
    report(`${killed} gits, each killed ${when} its work`);
    expect(killed).toBeGreaterThan(8);
  });
});

/** What git keeps is its own business. */
function isOurs(path: string): boolean {
  return !path.includes('/.git/');
}

const KILLS = Number(process.env['SELFCARE_TEST_SYNC_KILLS'] ?? 40);

test(`${KILLS} syncs killed: whatever was written is there`, async () => {
  const { one, two } = await pair();
  const written = new Set(['from one', 'from two']);
  let hit = 0;
  const since = performance.now();
  await one.built(['sync']);
  const whole = performance.now() - since;
  for (let n = 0; n < KILLS; n++) {
    for (const [machine, name] of [
      [one, 'one'],
      [two, 'two'],
    ] as const) {
      const text = `${name} at ${n}`;
      await machine.run('journal', '-m', text);
      written.add(text);
    }
    const [victim, other] = n % 2 ? [one, two] : [two, one];
    await other.run('sync');
    const { child, ended } = start(['sync'], { home: victim.home, env: victim.env });
    const timer = setTimeout(() => child.kill('SIGKILL'), (whole * (n % 20)) / 9);
    if ((await ended).code === 137) hit++;
    clearTimeout(timer);
    expect(readByHand(victim.home).damaged.filter(isOurs)).toEqual([]);
  }
  for (const machine of [one, two, one, two]) {
    const ran = await machine.built(['sync']);
    expect(ran.code, ran.stderr).toBe(0);
  }
  const all = [...written].sort();
  expect(await one.texts()).toEqual(all);
  expect(await two.texts()).toEqual(all);
  report(`${hit} of ${KILLS} were hit`);
  expect(hit).toBeGreaterThan(KILLS / 4);
});

/** Makes the remote wait in the middle of a push, until `open` is there. */
function slow(root: string, remote: string): { waits: string; open: string } {
  const [waits, open] = [join(root, 'waits'), join(root, 'open')];
  const hook = join(remote, 'hooks', 'pre-receive');
  const script = `#!/bin/sh\necho >"${waits}.part"; mv "${waits}.part" "${waits}"
while [ ! -e "${open}" ]; do sleep 0.05; done\nexit 0\n`;
  git(remote, 'init', '-q', '--bare');
  writeFileSync(hook, script, { mode: 0o755 });
  return { waits, open };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s while it pushes', async (signal) => {
  const { root, one, two, remote } = await pair();
  const { waits, open } = slow(root, remote);
  await one.run('journal', '-m', 'on the way');
  const { child, ended } = start(['sync'], { home: one.home, env: one.env });
  await appears(waits);
  child.kill(signal);
  const { code, stderr } = await ended;
  expect(code).toBe(130);
  expect(stderr).toBe('Stopped. Nothing is lost; the next `selfcare sync` goes on.\n');
  writeFileSync(open, '');
  await one.run('sync');
  await two.run('sync');
  expect(await two.texts()).toEqual(['from one', 'from two', 'on the way']);
});

test('Ctrl-C at a terminal while it pushes', async () => {
  const { root, one, two, remote } = await pair();
  const { waits, open } = slow(root, remote);
  await one.run('journal', '-m', 'on the way');
  const terminal = new Terminal(['sync'], { home: one.home, env: one.env });
  await appears(waits);
  terminal.type('\x03');
  expect(await terminal.exitCode()).toBe(130);
  expect(terminal.screen()).toContain('Stopped. Nothing is lost');
  writeFileSync(open, '');
  const again = new Terminal(['sync'], { home: one.home, env: one.env });
  expect(await again.exitCode()).toBe(0);
  expect(again.screen()).toMatch(/In step|Nothing new/);
  await two.run('sync');
  expect(await two.texts()).toEqual(['from one', 'from two', 'on the way']);
});

test('the repository in the folder can be thrown away', async () => {
  const { root, one, two, remote } = await pair();
  await one.run('journal', '-m', 'kept');
  const objects = join(one.git, 'objects');
  renameSync(objects, join(root, 'lost'));
  const ran = await one.tries('sync');
  expect(ran.code).toBe(1);
  rmSync(one.git, { recursive: true });
  expect((await one.tries('sync')).stderr).toContain('not set up');
  await one.run('sync', 'setup', remote);
  await two.run('sync');
  expect(await two.texts()).toEqual(['from one', 'from two', 'kept']);
});
