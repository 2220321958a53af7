import { existsSync, mkdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { git, nextInstant, pair, type Machine } from '../../support/machines.js';

/** A time long before the next command, as the disk keeps it. */
function longAgo(path: string): void {
  const seconds = nextInstant() / 1000 - 3600;
  utimesSync(path, seconds, seconds);
}

function lock(machine: Machine, name: string, old: boolean): void {
  const path = join(machine.git, name);
  writeFileSync(path, '');
  if (old) longAgo(path);
}

/** The files of a machine's journal that git knows. */
function known({ journal }: Machine): string[] {
  const names = git(journal, 'ls-files').trim().split('\n');
  return names.filter((name) => !name.startsWith('.')).map((name) => join(journal, name));
}

function aFile(machine: Machine): string {
  return known(machine)[0] ?? '';
}

type Left = readonly [what: string, leave: (one: Machine) => void | Promise<void>, says?: RegExp];

/** What a git or a person has left on the first machine: the next sync goes on all the same. */
const LEFT: readonly Left[] = [
  ['an index.lock of a moment ago', (one) => lock(one, 'index.lock', false)],
  [
    'locks of a git that died',
    (one) => {
      for (const name of [
        'refs/heads/main.lock',
        'refs/remotes/origin/main.lock',
        'HEAD.lock',
        'config.lock',
        'packed-refs.lock',
      ]) {
        lock(one, name, true);
      }
    },
  ],
  ['a lock on the branch of a moment ago', (one) => lock(one, 'refs/heads/main.lock', false)],
  ['an index that is damaged', (one) => writeFileSync(join(one.git, 'index'), 'no index')],
  [
    'an index file of a sync that died',
    (one) => writeFileSync(join(one.git, 'selfcare-4711.index'), ''),
  ],
  ['an empty HEAD', (one) => truncateSync(join(one.git, 'HEAD'))],
  ['a HEAD that is gone', (one) => rmSync(join(one.git, 'HEAD'))],
  [
    'a detached HEAD, the folder as it was before',
    (one) => {
      git(one.journal, 'checkout', '-q', 'HEAD~1');
    },
    /set aside/,
  ],
  [
    'another branch, the folder as it was before',
    (one) => {
      git(one.journal, 'checkout', '-q', '-b', 'mine', 'HEAD~1');
    },
    /set aside/,
  ],
  [
    'a merge with conflicts',
    (one) => {
      const file = aFile(one);
      git(one.journal, 'checkout', '-q', '-b', 'other');
      writeFileSync(file, 'other\n');
      git(one.journal, '-c', 'commit.gpgsign=false', 'commit', '-qam', 'other');
      git(one.journal, 'checkout', '-q', 'main');
      writeFileSync(file, 'main\n');
      git(one.journal, 'commit', '-qam', 'main');
      expect(() => git(one.journal, 'merge', 'other')).toThrow();
      expect(existsSync(join(one.git, 'MERGE_HEAD'))).toBe(true);
    },
    /set aside/,
  ],
  [
    'a rebase that stopped',
    (one) => {
      const file = aFile(one);
      git(one.journal, 'checkout', '-q', '-b', 'other');
      writeFileSync(file, 'other\n');
      git(one.journal, 'commit', '-qam', 'other');
      git(one.journal, 'checkout', '-q', 'main');
      writeFileSync(file, 'main\n');
      git(one.journal, 'commit', '-qam', 'main');
      expect(() => git(one.journal, 'rebase', 'other')).toThrow();
      expect(existsSync(join(one.git, 'rebase-merge'))).toBe(true);
    },
    /set aside/,
  ],
  [
    'a commit by hand',
    (one) => {
      git(one.journal, 'add', '-A');
      git(one.journal, 'commit', '-q', '--allow-empty', '-m', 'by hand');
    },
  ],
  [
    'everything staged for deletion',
    (one) => {
      git(one.journal, 'rm', '-q', '-r', '--cached', '.');
    },
  ],
  [
    'the branch is gone',
    (one) => {
      git(one.journal, 'update-ref', '-d', 'refs/heads/main');
    },
  ],
  [
    'what was known of the remote is gone',
    (one) => {
      git(one.journal, 'update-ref', '-d', 'refs/remotes/origin/main');
    },
  ],
  [
    'files that nobody took away are missing',
    (one) => {
      for (const file of known(one)) rmSync(file);
    },
    /missing/,
  ],
  [
    'temporary files, foreign files, links',
    (one) => {
      writeFileSync(join(one.journal, '.4711-0a1b2c3d4e5f.tmp'), 'secret');
      writeFileSync(join(one.journal, 'notes.txt'), 'secret');
      mkdirSync(join(one.journal, '.hidden'));
      writeFileSync(join(one.journal, '.hidden', 'x.json'), 'secret');
    },
  ],
];

describe('the next sync goes on after', () => {
  test.each(LEFT.map((left) => ({ what: left[0], left })))('$what', async ({ what, left }) => {
    const [, leave, says] = left;
    const { one, two, remote } = await pair();
    await one.run('journal', '-m', 'before');
    await leave(one);
    const ran = await one.tries('sync');
    expect(ran.stderr).toMatch(says ?? /In step/);
    expect(ran.code, ran.stderr).toBe(0);
    await one.run('journal', '-m', 'after');
    await one.run('sync');
    await two.run('journal', '-m', 'two after');
    await two.run('sync');
    await one.run('sync');
    const all = ['after', 'before', 'from one', 'from two', 'two after'];
    // What was left may have damaged a file of this one: the others have it.
    expect(await two.texts()).toEqual(all);
    if (!/conflicts|stopped/.test(what)) expect(await one.texts()).toEqual(all);
    expect(git(remote, 'ls-tree', '-r', '--name-only', 'main')).not.toMatch(/tmp|notes|hidden/);
    expect(git(one.journal, 'symbolic-ref', 'HEAD').trim()).toBe('refs/heads/main');
    expect(existsSync(join(one.git, 'MERGE_HEAD'))).toBe(false);
  });
});
