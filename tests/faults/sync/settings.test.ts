import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digests, listing } from '../support/byhand.js';
import { git, world, type Machine } from '../../support/machines.js';

/** Every setting of git that could spoil a sync, in one user's settings. */
function spoil({ user, env }: Machine, root: string, names: readonly string[]): void {
  const traces = join(root, 'traces');
  const hooks = join(user, 'hooks');
  const template = join(user, 'template');
  for (const folder of [hooks, join(template, 'hooks')]) {
    mkdirSync(folder, { recursive: true });
    for (const hook of names) {
      writeFileSync(join(folder, hook), `#!/bin/sh\ntouch "${traces}"\nexit 1\n`);
      chmodSync(join(folder, hook), 0o755);
    }
  }
  const program = join(user, 'program');
  writeFileSync(program, `#!/bin/sh\ntouch "${traces}"\nexit 1\n`, { mode: 0o755 });
  writeFileSync(join(user, 'ignore'), '*.json\n*.jsonl\n*.age\n');
  writeFileSync(join(user, 'attributes'), '* text eol=crlf filter=spoil merge=spoil ident\n');
  const settings = `
[core]
  autocrlf = true
  safecrlf = true
  eol = crlf
  hooksPath = ${hooks}
  fsmonitor = ${program}
  excludesFile = ${join(user, 'ignore')}
  attributesFile = ${join(user, 'attributes')}
  editor = ${program}
  pager = ${program}
  sharedRepository = 0666
  quotePath = true
  splitIndex = true
[commit]
  gpgSign = true
  template = ${join(user, 'nothing')}
[tag]
  gpgSign = true
[push]
  gpgSign = if-asked
  default = nothing
  followTags = true
[gpg]
  program = ${program}
[user]
  useConfigOnly = true
  signingKey = nobody
[init]
  templateDir = ${template}
  defaultBranch = trunk
  defaultObjectFormat = sha256
[filter "spoil"]
  clean = ${program}
  smudge = ${program}
  required = true
[merge]
  ff = only
  default = spoil
[merge "spoil"]
  driver = ${program}
[pull]
  rebase = true
[fetch]
  fsckObjects = true
  prune = true
  parallel = 0
[transfer]
  fsckObjects = true
[safe]
  directory = /somewhere/else
[i18n]
  commitEncoding = latin1
[color]
  ui = always
[gc]
  auto = 1
[log]
  showSignature = true
[url "${join(root, 'remote.git')}"]
  insteadOf = journal:mine
`;
  writeFileSync(join(user, '.gitconfig'), settings);
  Object.assign(env, { GIT_EDITOR: program, GIT_PAGER: program });
}

const HOOKS = [
  'pre-commit',
  'commit-msg',
  'prepare-commit-msg',
  'post-commit',
  'pre-push',
  'reference-transaction',
  'post-checkout',
  'post-merge',
  'post-index-change',
  'pre-auto-gc',
];

test('whatever a user’s settings for git are, the bytes arrive and no hook runs', async () => {
  const { root, one, two, remote } = world();
  spoil(one, root, HOOKS);
  // Through another name selfcare cannot know that the other end is this machine, too.
  spoil(
    two,
    root,
    HOOKS.filter((hook) => hook !== 'reference-transaction'),
  );
  await one.run('journal', '-m', 'one line\nand another\r\nand $Id$');
  await one.run('sync', 'setup', remote);
  await two.run('sync', 'setup', 'journal:mine');
  for (let round = 0; round < 3; round++) {
    await one.run('journal', '-m', `one ${round}`);
    await two.run('journal', '-m', `two ${round}`);
    await one.run('sync');
    await two.run('sync');
    await one.run('sync');
  }
  expect(await one.texts()).toHaveLength(7);
  const files = ({ journal }: Machine) =>
    [...digests(journal)].filter(([path]) => !path.startsWith('.')).sort();
  expect(files(two)).toEqual(files(one));
  expect(existsSync(join(root, 'traces')), 'a hook or a program ran').toBe(false);
  expect(git(remote, 'log', '--format=%an %cn %s', 'main')).not.toMatch(/Somebody|nobody/);
  expect(git(remote, 'symbolic-ref', 'HEAD').trim()).toBe('refs/heads/main');
});

test('in the hook of another repository, that one is left alone', async () => {
  const { root, one, two, remote } = world();
  const other = join(root, 'other');
  mkdirSync(other);
  git(other, 'init', '-q', '-b', 'main');
  writeFileSync(join(other, 'file'), 'theirs');
  git(other, 'add', '-A');
  git(other, 'commit', '-qm', 'theirs');
  const before = [...digests(other)];
  one.env = {
    ...one.env,
    GIT_DIR: join(other, '.git'),
    GIT_WORK_TREE: other,
    GIT_INDEX_FILE: join(other, '.git', 'index'),
    GIT_OBJECT_DIRECTORY: join(other, '.git', 'objects'),
    GIT_PREFIX: 'x/',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.bare',
    GIT_CONFIG_VALUE_0: 'true',
    GIT_CONFIG_PARAMETERS: "'core.bare'='true'",
    GIT_NAMESPACE: 'elsewhere',
    GIT_QUARANTINE_PATH: other,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: other,
    GIT_AUTHOR_NAME: 'Ann Author',
    GIT_TRACE: '1',
  };
  await one.run('journal', '-m', 'mine');
  await one.run('sync', 'setup', remote);
  await two.run('sync', 'setup', remote);
  expect(await two.texts()).toEqual(['mine']);
  expect([...digests(other)]).toEqual(before);
  expect(git(remote, 'log', '--format=%an <%ae> %cd', 'main')).toMatch(
    /^selfcare \w{8} <\w{8}@selfcare\.invalid> .* \+0000$/m,
  );
});

test.each(['000', '022', '077'])(
  'under umask %s everything that comes is closed to others',
  async (umask) => {
    const { one, two, remote } = world();
    await two.run('journal', '-m', 'theirs');
    await two.run('sync', 'setup', remote);
    expect((await one.built(['journal', '-m', 'mine'], { umask })).code).toBe(0);
    expect((await one.built(['sync', 'setup', remote], { umask })).code).toBe(0);
    await two.run('sync');
    expect((await one.built(['sync'], { umask })).code).toBe(0);
    const open = listing(one.home).filter(({ mode }) => mode & 0o077);
    expect(open).toEqual([]);
    const wrong = listing(one.journal)
      .filter(({ path }) => !path.startsWith('.git/') && path !== '.git')
      .filter(({ isFolder, mode }) => mode !== (isFolder ? 0o700 : 0o600));
    expect(wrong).toEqual([]);
  },
);

test('a repository that somebody made by hand in the folder is taken over, its history kept', async () => {
  const { one, two, remote } = world();
  await one.run('journal', '-m', 'mine');
  git(one.journal, 'init', '-q', '-b', 'main');
  git(one.journal, 'add', '-A');
  git(one.journal, 'commit', '-qm', 'by hand');
  const before = git(one.journal, 'rev-parse', 'HEAD').trim();
  await one.run('sync', 'setup', remote);
  await two.run('sync', 'setup', remote);
  expect(await two.texts()).toEqual(['mine']);
  expect(
    git(one.journal, 'for-each-ref', '--format=%(objectname)', 'refs/selfcare/left').trim(),
  ).toBe(before);
  const { one: third } = world();
  await third.run('journal', '-m', 'mine');
  git(third.journal, 'init', '-q', '-b', 'work');
  const ran = await third.tries('sync', 'setup', remote);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('not on the branch main');
  expect(git(third.journal, 'symbolic-ref', 'HEAD').trim()).toBe('refs/heads/work');
});
