import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { call, type CallOptions } from '../support/cli.js';
import { digests, scratch } from './support/byhand.js';
import { canMount, disk, isRoot } from './support/needs.js';

const NOBODY = 65534;

/** What a person may do first; each must fail with one line that says why. */
const WRITES: string[][] = [
  ['journal', '-m', 'words nobody else should see'],
  ['breathe', '--plain', '1-1', '-c', '1'],
  ['config', 'set', 'breathe.minutes', '3'],
];
const READS: string[][] = [['journal', 'list']];
/** What is read of the settings alone. */
const SETTINGS: string[][] = [['hours'], ['config', 'list'], ['config', 'get', 'guard']];

interface Unusable {
  readonly name: string;
  /** Makes it, and says how to call the program there. */
  make(): CallOptions & { home: string };
  /** A folder that merely holds nothing yet can be read: an empty journal. */
  readonly readable?: boolean;
  readonly skip?: boolean;
}

const HOMES: Unusable[] = [
  {
    name: 'belongs to someone else',
    skip: !isRoot,
    make() {
      const home = join(open(scratch()), 'home');
      mkdirSync(home, { mode: 0o700 });
      return { home, uid: NOBODY };
    },
  },
  {
    name: 'stands in a folder that cannot be written',
    skip: !isRoot,
    readable: true,
    make: () => ({ home: join(open(scratch()), 'home'), uid: NOBODY }),
  },
  {
    name: 'is a file',
    make() {
      const home = join(scratch(), 'home');
      writeFileSync(home, 'a file of the user');
      return { home };
    },
  },
  {
    name: 'has a file above it',
    make() {
      const file = join(scratch(), 'file');
      writeFileSync(file, 'a file of the user');
      return { home: join(file, 'home') };
    },
  },
  {
    name: 'is on a read-only disk',
    skip: !canMount('tmpfs'),
    readable: true,
    make() {
      const home = disk('tmpfs');
      execFileSync('mount', ['-o', 'remount,ro', home]);
      return { home };
    },
  },
  {
    name: 'is a link that leads nowhere',
    make() {
      const home = join(scratch(), 'home');
      symlinkSync('/nowhere/at/all', home);
      return { home };
    },
  },
  {
    name: 'is a link to itself',
    make() {
      const home = join(scratch(), 'home');
      symlinkSync(home, home);
      return { home };
    },
  },
];

describe.each(HOMES)('a home that $name', ({ make, readable, skip }) => {
  test.skipIf(skip).each(WRITES)('%s %s fails in one clear line', async (...args) => {
    const options = make();
    const { code, stderr } = await call(args, options);
    expectClear(code, stderr, 1);
    if (args[0] === 'breathe') expect(stderr.length).toBeGreaterThan(0);
  });

  test.skipIf(skip).each(READS)('%s %s says what stands', async (...args) => {
    const { code, stdout, stderr } = await call([...args, '--json'], make());
    if (readable)
      expect({ code, stdout: stdout.trim(), errors: errors(stderr) }).toEqual({
        code: 0,
        stdout: '[]',
        errors: [],
      });
    else expectClear(code, stderr, 1);
  });
});

test.each(SETTINGS)(
  '%s %s shows no defaults as the settings of a home that is a file',
  async (...args) => {
    const home = join(scratch(), 'home');
    writeFileSync(home, 'a file of the user');
    for (const each of [home, join(home, 'below')]) {
      const { code, stdout, stderr } = await call(args.filter(Boolean), { home: each });
      expect(stdout).toBe('');
      expectClear(code, stderr, 1);
    }
  },
);

test('an unusable home is left as it was', async () => {
  const root = scratch();
  writeFileSync(join(root, 'home'), 'a file of the user');
  const before = digests(root);
  for (const args of [...WRITES, ...READS]) await call(args, { home: join(root, 'home') });
  expect(digests(root)).toEqual(before);
});

test('an empty name for the home is a usage error', async () => {
  for (const args of [...WRITES, ...READS]) {
    const { code, stderr } = await call([...args, '--home', ''], { home: scratch() });
    expectClear(code, stderr, 2);
  }
});

test.each([
  ['an empty HOME', { HOME: '' }],
  ['a relative XDG_DATA_HOME', { HOME: '/nowhere', XDG_DATA_HOME: 'data' }],
])('%s puts no journal where one happens to stand', async (_, env) => {
  const cwd = scratch();
  for (const args of [
    ['journal', '-m', 'words nobody else should see'],
    ['config', 'path'],
  ]) {
    const { code, stderr } = await call(args, { cwd, env });
    expectClear(code, stderr, 2);
  }
  expect(digests(cwd)).toEqual(digests(scratch()));
});

test('breathe guides its session to the end before it says that it could not save', async () => {
  const home = join(scratch(), 'home');
  writeFileSync(home, '');
  const { code, stdout, stderr } = await call(['breathe', '--plain', '1-1', '-c', '1'], { home });
  expect(stdout.toLowerCase()).toMatch(/in[^]*out/);
  expectClear(code, stderr, 1);
});

/** One error line and one hint, no stack, and nothing of what the person wrote. */
function expectClear(code: number, stderr: string, wanted: number): void {
  expect({ code, errors: errors(stderr).length }, stderr).toEqual({ code: wanted, errors: 1 });
  expect(stderr).toMatch(/^selfcare: hint: \S/m);
  expect(stderr).not.toMatch(/^\s+at |inside selfcare|words nobody/m);
}

function errors(stderr: string): string[] {
  return stderr.split('\n').filter((line) => line.startsWith('selfcare: error:'));
}

function open(folder: string): string {
  chmodSync(folder, 0o755);
  return folder;
}
