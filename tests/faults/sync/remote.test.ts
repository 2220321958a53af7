import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { git, nextInstant, pair, standIn, world, type Machine } from '../../support/machines.js';
import { disk, canMount, isRoot } from '../support/needs.js';

type World = Awaited<ReturnType<typeof pair>>;

interface Trouble {
  readonly what: string;
  /** Makes the trouble; what it returns ends it. */
  make(world: World): Promise<() => void | Promise<void>> | (() => void | Promise<void>);
  readonly error: RegExp;
  readonly hint: RegExp;
}

const setEnv = ({ one }: World, env: Record<string, string>) => {
  const before = one.env;
  one.env = { ...before, ...env };
  return () => void (one.env = before);
};
const point = (machine: Machine, url: string) => {
  const before = git(machine.journal, 'config', 'remote.origin.url').trim();
  git(machine.journal, 'config', 'remote.origin.url', url);
  return () => void git(machine.journal, 'config', 'remote.origin.url', before);
};

const TROUBLES: readonly Trouble[] = [
  {
    what: 'the stick is not plugged in',
    make({ remote }) {
      renameSync(remote, `${remote}.away`);
      return () => renameSync(`${remote}.away`, remote);
    },
    error: /the remote is not there: .*remote\.git/,
    hint: /plug the disk in/,
  },
  {
    what: 'the remote is no repository any more',
    make({ remote }) {
      renameSync(remote, `${remote}.away`);
      mkdirSync(remote);
      return () => {
        rmSync(remote, { recursive: true });
        renameSync(`${remote}.away`, remote);
      };
    },
    error: /the remote is not there/,
    hint: /check its name/,
  },
  {
    what: 'no network',
    make: ({ one }) => point(one, 'http://localhost:1/journal.git'),
    error: /the remote cannot be reached/,
    hint: /look to the network; nothing is lost/,
  },
  {
    what: 'a host that nobody knows',
    make: ({ one }) => point(one, 'http://nowhere.invalid/journal.git'),
    error: /the remote cannot be reached/,
    hint: /look to the network/,
  },
  {
    what: 'no git',
    make: (all) => setEnv(all, { PATH: join(all.root, 'empty') }),
    error: /git was not found/,
    hint: /install it/,
  },
  {
    what: 'a password is needed',
    async make({ one }) {
      const server = createServer((_request, answer) => {
        answer.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
      });
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
      onTestFinished(() => void server.close());
      const { port } = server.address() as AddressInfo;
      return point(one, `http://127.0.0.1:${port}/journal.git`);
    },
    error: /did not let this machine in/,
    hint: /SSH key or a credential helper/,
  },
  {
    what: 'the host key is not known',
    make(all) {
      const script =
        'echo "$@" >"$HOME/ssh-args"; echo "Host key verification failed." >&2; exit 255';
      const back = point(all.one, 'git@journal.example:journal.git');
      const env = setEnv(all, { PATH: standIn(all.root, 'ssh', script) });
      return () => {
        const asked = readFileSync(join(all.one.user, 'ssh-args'), 'utf8');
        expect(asked, 'ssh must not ask anybody').toContain('BatchMode=yes');
        env();
        back();
      };
    },
    error: /host key is not known on this machine/,
    hint: /by hand with ssh, compare the key/,
  },
  {
    what: 'a key that the remote does not take',
    make(all) {
      const script = 'echo "git@x: Permission denied (publickey)." >&2; exit 255';
      const back = point(all.one, 'git@journal.example:journal.git');
      const env = setEnv(all, { PATH: standIn(all.root, 'ssh', script) });
      return () => {
        env();
        back();
      };
    },
    error: /did not let this machine in/,
    hint: /sync in a terminal/,
  },
  {
    what: 'the remote declines',
    make({ remote }) {
      const hook = join(remote, 'hooks', 'pre-receive');
      mkdirSync(join(remote, 'hooks'), { recursive: true });
      writeFileSync(hook, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
      return () => rmSync(hook);
    },
    error: /the remote refused what was sent/,
    hint: /ask whoever runs it/,
  },
  {
    what: 'the remote became a working copy',
    make({ remote }) {
      git(remote, 'config', 'core.bare', 'false');
      return () => void git(remote, 'config', 'core.bare', 'true');
    },
    error: /the remote is a working copy/,
    hint: /git init --bare/,
  },
  {
    what: 'somebody else is always quicker',
    make(all) {
      const script = `case " $* " in *" push "*)
  c=$(${GIT} --git-dir="${all.remote}" -c user.name=x -c user.email=x@example.org commit-tree main^{tree} -p main -m other)
  ${GIT} --git-dir="${all.remote}" update-ref refs/heads/main $c;; esac
exec ${GIT} "$@"`;
      return setEnv(all, { PATH: standIn(all.root, 'git', script) });
    },
    error: /others wrote to the remote all the time/,
    hint: /sync again in a while/,
  },
  {
    what: 'another git holds the remote',
    make({ remote }) {
      const lock = join(remote, 'refs', 'heads', 'main.lock');
      writeFileSync(lock, '');
      return () => rmSync(lock);
    },
    error: /another git holds the remote, or was cut off there/,
    hint: /remove this file in the remote: .*remote\.git\/.*main\.lock/,
  },
  {
    what: 'the remote is damaged',
    async make({ two, remote }) {
      await two.run('journal', '-m', 'two meanwhile');
      await two.run('sync');
      const tree = git(remote, 'rev-parse', 'main^{tree}').trim();
      const object = join(remote, 'objects', tree.slice(0, 2), tree.slice(2));
      const bytes = readFileSync(object);
      chmodSync(object, 0o600);
      writeFileSync(object, '');
      return () => writeFileSync(object, bytes);
    },
    error: /the repository in the remote is damaged; the journal on this machine is not/,
    hint: /an empty place/,
  },
  {
    what: 'the lock of another git on what is known of the remote',
    async make({ one, two }) {
      await two.run('journal', '-m', 'two meanwhile');
      await two.run('sync');
      const lock = join(one.git, 'refs/remotes/origin/main.lock');
      writeFileSync(lock, '');
      return () => rmSync(lock);
    },
    error: /another git is at work in journal\/\.git/,
    hint: /sync again in a minute/,
  },
];

const GIT = ['/usr/bin/git', '/usr/local/bin/git'].find((path) => existsSync(path)) ?? 'git';

describe('says what is wrong, loses nothing, and goes on afterwards', () => {
  test.each(TROUBLES)('$what', async ({ make, error, hint }) => {
    const all = await pair();
    const { one, two } = all;
    await one.run('journal', '-m', 'written before');
    const end = await make(all);
    const ran = await one.tries('sync');
    expect(ran.code, ran.stderr).toBe(1);
    expect(ran.stderr).toMatch(error);
    expect(ran.stderr).toMatch(hint);
    expect(ran.stderr.trim().split('\n')).toHaveLength(2);
    expect(ran.stdout).toBe('');
    await one.run('journal', '-m', 'written meanwhile');
    await end();
    await one.run('sync');
    await two.run('sync');
    const texts = await two.texts();
    expect(texts).toEqual(await one.texts());
    for (const text of ['written before', 'written meanwhile', 'from one', 'from two']) {
      expect(texts).toContain(text);
    }
  });
});

test('a push that came too late is tried anew', async () => {
  const all = await pair();
  const { one, two } = all;
  await two.run('journal', '-m', 'two was quicker');
  await one.run('journal', '-m', 'one was slower');
  // At the first push of one, another machine has pushed in between.
  const script = `case " $* " in *" push "*) if mkdir "${all.root}/once" 2>/dev/null; then
  "${process.execPath}" "${join(import.meta.dirname, '../../../bin/selfcare.js')}" sync --home "${two.home}"
fi;; esac
exec ${GIT} "$@"`;
  const end = setEnv(all, { PATH: standIn(all.root, 'git', script) });
  await one.run('sync');
  end();
  expect(existsSync(join(all.root, 'once'))).toBe(true);
  await two.run('sync');
  expect(await two.texts()).toEqual(['from one', 'from two', 'one was slower', 'two was quicker']);
  expect(await one.texts()).toEqual(await two.texts());
});

test('a lock that a git left in the remote long ago stands in nobody’s way', async () => {
  const { one, two, remote } = await pair();
  const lock = join(remote, 'refs', 'heads', 'main.lock');
  writeFileSync(lock, '');
  const seconds = nextInstant() / 1000 - 7200;
  utimesSync(lock, seconds, seconds);
  await one.run('journal', '-m', 'after');
  await one.run('sync');
  expect(existsSync(lock)).toBe(false);
  await two.run('sync');
  expect(await two.texts()).toContain('after');
});

test('the branch of the remote is gone: it comes again', async () => {
  const { one, two, remote } = await pair();
  git(remote, 'update-ref', '-d', 'refs/heads/main');
  await one.run('sync');
  await two.run('sync');
  expect(await two.texts()).toEqual(['from one', 'from two']);
  expect(git(remote, 'rev-list', '--count', 'main').trim()).not.toBe('0');
});

test('the remote was deleted: a new one gets everything', async () => {
  const { one, two, remote } = await pair();
  rmSync(remote, { recursive: true });
  await one.run('sync', 'setup', remote);
  await two.run('journal', '-m', 'later');
  await two.run('sync');
  await one.run('sync');
  expect(await one.texts()).toEqual(['from one', 'from two', 'later']);
});

test('two machines that synced with different remotes join', async () => {
  const { root, one, two } = world();
  for (const [index, machine] of [one, two].entries()) {
    await machine.run('journal', '-m', `alone ${index}`);
    await machine.run('sync', 'setup', join(root, `remote-${index}.git`));
  }
  await two.run('sync', 'setup', join(root, 'remote-0.git'));
  await one.run('sync');
  expect(await one.texts()).toEqual(['alone 0', 'alone 1']);
  expect(await two.texts()).toEqual(['alone 0', 'alone 1']);
});

test('the remote’s history was written anew: nothing is lost', async () => {
  const { one, two, remote } = await pair();
  const empty = git(remote, 'mktree', '--missing').trim();
  const commit = git(remote, 'commit-tree', empty, '-m', 'anew').trim();
  git(remote, 'update-ref', 'refs/heads/main', commit);
  await one.run('sync');
  await two.run('sync');
  expect(await one.texts()).toEqual(['from one', 'from two']);
  expect(await two.texts()).toEqual(['from one', 'from two']);
});

test('somebody deleted everything in the remote: it comes again', async () => {
  const { one, two, remote } = await pair();
  const empty = git(remote, 'mktree', '--missing').trim();
  const commit = git(remote, 'commit-tree', empty, '-p', 'main', '-m', 'gone').trim();
  git(remote, 'update-ref', 'refs/heads/main', commit);
  await one.run('sync');
  await two.run('sync');
  expect(await one.texts()).toEqual(['from one', 'from two']);
  expect(await two.texts()).toEqual(['from one', 'from two']);
});

test('a repository with something else in it is refused, and setup changes nothing', async () => {
  const { one, remote, root } = world();
  await one.run('journal', '-m', 'mine');
  const work = join(root, 'work');
  mkdirSync(work);
  git(work, 'init', '-q', '-b', 'main');
  writeFileSync(join(work, 'thesis.tex'), 'words');
  git(work, 'add', '-A');
  git(work, 'commit', '-qm', 'work');
  git(root, 'clone', '-q', '--bare', work, remote);
  const ran = await one.tries('sync', 'setup', remote);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('the remote holds something else');
  expect(existsSync(one.git)).toBe(false);
  expect(git(remote, 'ls-tree', '--name-only', 'main').trim()).toBe('thesis.tex');
});

test('a repository that a host made with a README is taken', async () => {
  const { one, two, remote, root } = world();
  const work = join(root, 'work');
  mkdirSync(work);
  git(work, 'init', '-q', '-b', 'main');
  writeFileSync(join(work, 'README.md'), 'words');
  git(work, 'add', '-A');
  git(work, 'commit', '-qm', 'first');
  git(root, 'clone', '-q', '--bare', work, remote);
  await one.run('journal', '-m', 'mine');
  await one.run('sync', 'setup', remote);
  await two.run('sync', 'setup', remote);
  expect(await two.texts()).toEqual(['mine']);
  expect(existsSync(join(two.journal, 'README.md'))).toBe(false);
  expect(git(remote, 'ls-tree', '--name-only', 'main')).toContain('README.md');
});

test('what is no part of a journal is never written, wherever it comes from', async () => {
  const { one, remote } = await pair();
  const blob = git(remote, 'hash-object', '-w', '/dev/null').trim();
  const hostile = [
    `120000 ${blob}\tdeviceaa/new/link`,
    `100644 ${blob}\tdeviceaa/.hidden.json`,
    `100644 ${blob}\tx.json`,
    `100644 ${blob}\tdeviceaa/new/deep/er.json`,
    `100755 ${blob}\tdeviceaa/new/run.sh`,
    `100644 ${blob}\tkeys/authorized_keys`,
  ];
  const standing = git(remote, 'ls-tree', '-r', 'main').trim().split('\n');
  const lines = [...standing.map((line) => line.replace(' blob ', ' ')), ...hostile];
  const index = { env: { ...process.env, GIT_INDEX_FILE: join(remote, 'hostile') }, cwd: remote };
  execFileSync('git', ['update-index', '--index-info'], {
    ...index,
    input: `${lines.join('\n')}\n`,
  });
  const tree = execFileSync('git', ['write-tree'], { ...index, encoding: 'utf8' }).trim();
  const commit = git(remote, 'commit-tree', tree, '-p', 'main', '-m', 'x').trim();
  git(remote, 'update-ref', 'refs/heads/main', commit);
  await one.run('journal', '-m', 'mine');
  await one.run('sync');
  for (const each of hostile) {
    expect(existsSync(join(one.journal, each.split('\t')[1] ?? ''))).toBe(false);
  }
  expect(git(remote, 'ls-tree', '-r', 'main')).toContain('run.sh');
  expect(await one.texts()).toContain('from two');
});

test.skipIf(!isRoot)('a remote that belongs to somebody else', async () => {
  const { one, remote } = await pair();
  execFileSync('chown', ['-R', '12345:12345', remote]);
  const ran = await one.tries('sync');
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('does not trust a folder');
  expect(ran.stderr).toContain('safe.directory');
});

describe.skipIf(!canMount('tmpfs'))('a full disk', () => {
  test('under the journal', async () => {
    const { one, two, remote } = world();
    await two.run('journal', '-m', 'x'.repeat(300_000));
    await two.run('sync', 'setup', remote);
    const small = disk('tmpfs', '', 1024);
    const home = join(small, 'home');
    const built = (...argv: string[]) => one.built(argv, { home });
    expect((await built('journal', '-m', 'mine')).code).toBe(0);
    fill(small, 250_000);
    const ran = await built('sync', 'setup', remote);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/the disk is full/);
    expect((await built('journal', 'list', '--json')).stdout).toContain('mine');
    rmSync(join(small, 'filler'));
    const again = await built('sync', 'setup', remote);
    expect(again.code, again.stderr).toBe(0);
    await two.run('sync');
    expect(await two.texts()).toHaveLength(2);
  });

  test('under the remote', async () => {
    const { one, two } = world();
    const small = disk('tmpfs', '', 2048);
    const remote = join(small, 'remote.git');
    await one.run('journal', '-m', 'first');
    await one.run('sync', 'setup', remote);
    fill(small, 150_000);
    await one.run('journal', '-m', noise(400_000));
    const ran = await one.tries('sync');
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/disk (?:is|may be) full/);
    rmSync(join(small, 'filler'));
    await one.run('sync');
    await two.run('sync', 'setup', remote);
    expect(await two.texts()).toHaveLength(2);
  });
});

/** Takes all of a disk but so many bytes. */
function fill(folder: string, left: number): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize - left));
}

/** Letters that cannot be packed. */
function noise(letters: number): string {
  let state = 1;
  return Array.from({ length: letters }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(97 + (state % 26));
  }).join('');
}
