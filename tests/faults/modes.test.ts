import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { call } from '../support/cli.js';
import { listing } from './support/byhand.js';
import { report } from './support/needs.js';

/** What opens the vault that is made here. */
const PASS = ['--passphrase-command', 'echo four herons in the reeds'];

/** A world of its own, so that a write to any other place of it would be seen. */
function world() {
  const root = mkdtempSync(join(tmpdir(), 'selfcare-modes-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [user, tmp, cwd] = ['user', 'tmp', 'cwd'].map((name) => join(root, name));
  for (const folder of [user, tmp, cwd]) mkdirSync(folder ?? '');
  const env = {
    HOME: user ?? '',
    TMPDIR: tmp ?? '',
    XDG_CONFIG_HOME: '',
    XDG_DATA_HOME: '',
    XDG_CACHE_HOME: '',
    XDG_STATE_HOME: '',
  };
  return { root, cwd: cwd ?? '', env };
}

describe.each(['000', '022', '077'])('umask %s', (umask) => {
  test('folders are 0700, files 0600, and nothing is written outside the home', async () => {
    const { root, cwd, env } = world();
    const run = async (...args: string[]) => {
      const ran = await call(args, { cwd, env, umask });
      expect(ran.code, `${args.join(' ')}: ${ran.stderr}`).toBe(0);
    };
    await run('journal', '-m', 'quiet words');
    await run('breathe', '--plain', '1-1', '-c', '1');
    await run('config', 'set', 'breathe.minutes', '3');
    await run('journal', 'list');
    await run('export', '-o', 'out.jsonl');
    await run('journal', '-m', 'For next time. @supervision');
    await run('support', 'packet', '--out', 'packet.md');
    await run('hours', 'set', 'mon-fri', '9:00-17:30');
    await run('remind', 'add', 'Drink water', '--every', '2h');
    await run('remind', '--refresh');
    await run('crisis', 'add', 'Anna', '112');
    // What takes its time, where most would be open to others.
    const isLong = umask === '000';
    if (isLong) {
      await run('backup', 'all.tar.gz');
      await run('sync', 'setup', join(cwd, 'remote.git'));
      await run('vault', 'enable', ...PASS, '-y');
      await run('journal', '-m', 'quiet words, locked');
      await run('sync', ...PASS);
    }

    const home = 'user/.local/share/selfcare';
    expect(existsSync(join(root, home, 'journal'))).toBe(true);
    const made = listing(root).filter(({ path }) => !['user', 'tmp', 'cwd'].includes(path));
    const inside = made.filter(({ path }) => path === home || path.startsWith(`${home}/`));
    // The folders above the home are the system's, and those it lacked were made closed, too.
    const above = ['user/.local', 'user/.local/share'];
    const outside = made.filter((one) => !inside.includes(one) && !above.includes(one.path));

    // A remote is made closed, too, though git writes in it by the umask.
    const own = outside.filter(({ path }) => !path.startsWith('cwd/remote.git/'));
    expect(own.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      ...(isLong ? [{ path: 'cwd/all.tar.gz', mode: 0o600, isFolder: false }] : []),
      { path: 'cwd/out.jsonl', mode: 0o600, isFolder: false },
      { path: 'cwd/packet.md', mode: 0o600, isFolder: false },
      ...(isLong ? [{ path: 'cwd/remote.git', mode: 0o700, isFolder: true }] : []),
    ]);
    // Git lets nobody write in an object, its owner neither.
    const allowed = ({ isFolder, path }: (typeof inside)[number]) =>
      isFolder ? [0o700] : path.includes('/.git/objects/') ? [0o400, 0o600] : [0o600];
    expect(inside.filter((each) => !allowed(each).includes(each.mode))).toEqual([]);
    report(`umask ${umask}: ${inside.length} files and folders, all closed to others`);
  });
});

test.each([
  [['journal', '-m', 'x']],
  [['config', 'set', 'breathe.minutes', '3']],
  [['breathe', '1-1', '-c', '1', '--sound', 'tone', '-q']],
])('an empty home folder that is open to others is closed by %j', async (argv) => {
  const { root, cwd, env } = world();
  const home = join(root, 'user', 'mine');
  mkdirSync(home, { mode: 0o755 });
  // Whatever plays sounds here, the tones are written for it.
  const player = join(root, 'aplay');
  writeFileSync(player, '#!/bin/sh\n', { mode: 0o700 });
  const path = { PATH: `${root}:${process.env['PATH'] ?? ''}` };
  const ran = await call([...argv, '--home', home], { cwd, env: { ...env, ...path } });
  expect(ran.code, ran.stderr).toBe(0);
  expect(existsSync(join(home, 'cache', 'sounds'))).toBe(argv.includes('tone'));
  const open = listing(root).filter(
    ({ path, mode }) => path.startsWith('user/mine') && mode & 0o77,
  );
  expect(open).toEqual([]);
});

test('a home folder that holds something of the user’s keeps its mode', async () => {
  const { root, cwd, env } = world();
  const home = join(root, 'user', 'mine');
  mkdirSync(home, { mode: 0o755 });
  writeFileSync(join(home, 'notes.txt'), 'mine');
  expect((await call(['journal', '-m', 'x', '--home', home], { cwd, env })).code).toBe(0);
  expect(statSync(home).mode & 0o777).toBe(0o755);
});
