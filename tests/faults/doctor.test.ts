import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ageCodec } from '../../src/journal/vault/codec.js';
import { newIdentity, recipientOf, wrap } from '../../src/journal/vault/keys.js';
import { call } from '../support/cli.js';
import {
  describeDamage,
  doctor,
  five,
  line,
  put,
  rewrite,
  type Finding,
  type World,
} from '../support/damaged.js';
import { run } from '../support/host.js';
import { digests, listing, scratch, sha256 } from './support/byhand.js';
import { KILLED, killAfter, lengthOf, momentsIn } from './support/killing.js';
import { isRoot, report } from './support/needs.js';

describe('a damaged vault', () => {
  describeDamage('vault');
});

/** A codec to a key that is not the vault's. */
async function strangers() {
  const identity = await newIdentity();
  const recipient = await recipientOf(identity);
  const keys = { identity: () => identity, unlock: () => Promise.resolve() };
  return ageCodec({ ...keys, recipient: () => Promise.resolve(recipient) });
}

const key = ({ home }: World) => join(home, 'journal', 'keys', 'main.age');

type Case = [
  name: string,
  harm: (world: World, third: string) => unknown,
  check: string,
  severity: Finding['severity'],
  says: RegExp,
];

describe('the keys of a vault', () => {
  test.each<Case>([
    ['a missing key', (world) => rmSync(key(world)), 'keys', 'wrong', /is missing/],
    [
      'a key cut short',
      (world) => rewrite(key(world), (bytes) => bytes.subarray(0, 150)),
      ...(['keys', 'wrong', /is damaged/] as const),
    ],
    [
      'a second key',
      async (world) =>
        writeFileSync(
          join(key(world), '..', 'other.age'),
          await wrap(await newIdentity(), 'x', 10),
        ),
      ...(['keys', 'wrong', /second key/] as const),
    ],
    [
      'a copy of the key',
      (world) => copyFileSync(key(world), key(world).replace('.age', ' (conflicted copy).age')),
      ...(['keys', 'note', /the same as main.age/] as const),
    ],
    [
      'another key in its place',
      async (world) =>
        writeFileSync(key(world), await wrap(await newIdentity(), 'open sesame', 10)),
      ...(['vault', 'wrong', /is not the key that this device encrypts to/] as const),
    ],
    [
      'a file encrypted to another key',
      async (world, third) => {
        const codec = await strangers();
        await put({ ...world, codec }, join(third, '..'), await line(world, third, {}));
      },
      ...(['vault', 'wrong', /encrypted to another key/] as const),
    ],
    [
      'a plain file',
      async (world, third) => {
        const { plainCodec } = await import('../../src/journal/codec.js');
        await put({ ...world, codec: plainCodec }, join(third, '..'), await line(world, third, {}));
      },
      ...(['vault', 'wrong', /is not encrypted, though the vault is on/] as const),
    ],
    [
      'encrypted files and no vault',
      (world) => {
        rmSync(join(key(world), '..'), { recursive: true });
        rewrite(join(world.home, 'state.json'), () => '{"version":1,"device":"vaultdev"}');
      },
      ...(['vault', 'wrong', /is encrypted, and there is no key here \(5 such files\)/] as const),
    ],
  ])('%s is named', async (_name, harm, check, severity, says) => {
    const world = await five('vault');
    await harm(world, world.files[2] ?? '');
    const { code, found } = await doctor(world.home);
    const named = found.find((one) => one.check === check && says.test(one.what));
    expect(named, JSON.stringify(found)).toMatchObject({ severity });
    expect(code).toBe(found.some((one) => one.severity === 'wrong') ? 4 : 0);
  });

  test('a locked vault is looked at from outside, and nobody is asked', async () => {
    const { home } = await five('vault');
    const { code, stdout } = await run(['doctor', '--json'], { home });
    expect(code).toBe(0);
    const found = JSON.parse(stdout) as Finding[];
    expect(found.filter(({ check }) => check === 'vault').map(({ what }) => what)).toEqual([
      expect.stringMatching(/5 files were looked at from outside/),
    ]);
  });

  test.each([[['--unlock']], [['--passphrase-command', 'echo wrong']]])(
    'what was to be opened and cannot be ends with %j in 3',
    async (flags) => {
      const { home } = await five('vault');
      const { code, stdout, stderr } = await run(['doctor', '--json', ...flags], { home });
      expect([code, stdout]).toEqual([3, '']);
      expect(stderr).toMatch(/^selfcare: error: /);
    },
  );
});

test('a file and a folder that may not be read are named, and the others are listed', async () => {
  const root = scratch();
  chmodSync(root, 0o755);
  const home = join(root, 'home');
  for (const word of ['first', 'second', 'third']) {
    expect((await call(['journal', '-m', `the ${word} entry`], { home })).code).toBe(0);
  }
  mkdirSync(join(home, 'journal', 'otherone', 'new'), { recursive: true, mode: 0o700 });
  if (isRoot) {
    chownSync(home, 65534, 65534);
    for (const { path } of listing(home)) chownSync(join(home, path), 65534, 65534);
  }
  const victim = listing(home)
    .map(({ path }) => path)
    .find((path) => path.endsWith('.json') && /the third/.test(read(join(home, path))));
  chmodSync(join(home, victim ?? ''), 0);
  chmodSync(join(home, 'journal', 'otherone'), 0);
  const options = isRoot ? { home, uid: 65534 } : { home };
  const looked = await call(['doctor', '--json'], options);
  expect(looked.code, looked.stderr).toBe(4);
  const found = JSON.parse(looked.stdout) as Finding[];
  const named = found.filter(({ check }) => check === 'unreadable').map(({ file }) => file);
  expect(named.sort()).toEqual([victim, 'journal/otherone'].sort());
  const listed = await call(['journal', 'list'], options);
  expect(listed.stdout).toContain('the first entry');
  chmodSync(join(home, 'journal', 'otherone'), 0o700);
});

test('a home that may not be written in is named', async () => {
  const root = scratch();
  chmodSync(root, 0o755);
  const home = join(root, 'home');
  expect((await call(['journal', '-m', 'the first entry'], { home })).code).toBe(0);
  const all = [{ path: '.', isFolder: true }, ...listing(home)];
  for (const { path, isFolder } of all) {
    if (isRoot) chownSync(join(home, path), 65534, 65534);
    chmodSync(join(home, path), isFolder ? 0o500 : 0o400);
  }
  const options = isRoot ? { home, uid: 65534 } : { home };
  expect((await call(['journal', '-m', 'x'], options)).code).toBe(1);
  const looked = await call(['doctor', '--json'], options);
  expect(looked.code, looked.stderr).toBe(4);
  const found = JSON.parse(looked.stdout) as Finding[];
  const named = found.filter(({ what }) => what === 'may not be written in by you');
  expect(named.map(({ file }) => file)).toEqual(expect.arrayContaining(['.', 'journal']));
  for (const { path, isFolder } of all) if (isFolder) chmodSync(join(home, path), 0o700);
});

test('a repair that is killed at 25 moments loses no line and no byte', async () => {
  const home = scratch();
  for (let n = 0; n < 70; n++) {
    expect((await call(['journal', '-m', `the ${n} entry`], { home })).code).toBe(0);
  }
  const device = readdirSync(join(home, 'journal'))[0] ?? '';
  const repair = [['doctor', '--repair'], { home }] as const;
  const harm = (n: number): Map<string, string> => {
    const harmed = new Map<string, string>();
    // Every pack and loose file gets a tail that does not belong to it.
    for (const { path, isFolder } of listing(join(home, 'journal', device))) {
      const full = join(home, 'journal', device, path);
      if (isFolder || !/\.jsonl?$/.test(path)) continue;
      writeFileSync(full, `${read(full)}{"tail":${n}}\n`);
      harmed.set(sha256(readFileSync(full)), path);
    }
    return harmed;
  };
  let tail = 25;
  const length = await lengthOf(() => {
    harm(tail++);
    return repair;
  });
  let hit = 0;
  for (const [n, moment] of momentsIn(length, 25).entries()) {
    const harmed = harm(n);
    if ((await killAfter(repair, moment)).code === KILLED) hit++;
    const listed = await call(['journal', 'list', '--json', '-n', '999'], { home });
    expect(listed.code).toBe(0);
    expect((JSON.parse(listed.stdout) as unknown[]).length, `after ${n}`).toBe(70);
    const kept = new Set(digests(home).values());
    for (const [sum, path] of harmed) expect(kept.has(sum), path).toBe(true);
  }
  report(`killed 25 times, ${hit} in the middle`);
  expect(hit).toBeGreaterThan(0);
  expect((await call(['doctor', '--repair'], { home })).code).toBe(0);
  expect((await call(['doctor'], { home })).code).toBe(0);
});

function read(path: string): string {
  return readFileSync(path, 'utf8');
}
