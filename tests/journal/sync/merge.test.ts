import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeTrees } from '../../../src/journal/sync/merge.js';
import { travels, type Blob, type Tree } from '../../../src/journal/sync/paths.js';
import { isDisabled, planOf } from '../../../src/journal/sync/plan.js';

const tree = (...paths: string[]): Tree =>
  new Map(
    paths.map((each) => {
      const [path = '', id = path] = each.split('=');
      return [path, blob(id)];
    }),
  );
const blob = (id: string): Blob => ({ id, size: 1, mode: '100644' });
const ids = (merged: Tree | undefined) =>
  merged && Object.fromEntries([...merged].map(([path, { id }]) => [path, id]));
const KEY = 'keys/main.age';

describe('what travels', () => {
  const sum = 'a'.repeat(64);
  test.each([
    [`deviceaa/new/${sum}.json`, true],
    [`deviceaa/new/${sum}.json.age`, true],
    [`deviceaa/2026-03.${sum}.jsonl`, true],
    [`deviceaa/2026-03.${sum}.jsonl.age`, true],
    [`deviceaa/2026-03.${sum}.sync-conflict-20260310-180000-ABCDEFG.jsonl`, true],
    [`deviceaa/new/${sum}.json (conflicted copy)`, true],
    [KEY, true],
    ['keys/retired.age', true],
    ['keys/.main.age', false],
    ['keys/deep/main.age', false],
    ['keys/main.txt', false],
    ['deviceaa/new/.4711-0a1b2c3d4e5f.tmp', false],
    ['deviceaa/new/notes.txt', false],
    [`${sum}.json`, false],
    [`deviceaa/other/${sum}.json`, false],
    [`deviceaa/new/deep/${sum}.json`, false],
    [`../new/${sum}.json`, false],
    ['deviceaa/../../x.json', false],
    ['/etc/x.json', false],
    ['deviceaa//x.json', false],
    ['.git/new/x.json', false],
    ['deviceaa\\x.json', false],
    ['deviceaa/x\n.json', false],
    ['.vault-12/new/x.json.age', false],
    ['.gitattributes', false],
  ])('%j: %s', (path, expected) => {
    expect(travels(path)).toBe(expected);
  });
});

describe('joining path by path', () => {
  const A = 'deviceaa/new/x.json';
  const P = 'deviceaa/2026-03.p.jsonl';
  test.each<[what: string, base: Tree, ours: Tree, theirs: Tree, result: Record<string, string>]>([
    [
      'both add',
      tree(),
      tree('b/1.json'),
      tree('c/1.json'),
      { 'b/1.json': 'b/1.json', 'c/1.json': 'c/1.json' },
    ],
    ['both add the same', tree(), tree(A), tree(A), { [A]: A }],
    ['they packed', tree(A), tree(A), tree(P), { [P]: P }],
    [
      'we packed',
      tree('me/new/x.json'),
      tree('me/2026-03.p.jsonl'),
      tree('me/new/x.json'),
      { 'me/2026-03.p.jsonl': 'me/2026-03.p.jsonl' },
    ],
    ['they lost a file of theirs', tree(A, P), tree(A, P), tree(P), { [A]: A, [P]: P }],
    [
      'they lost a file of ours',
      tree('me/new/x.json'),
      tree('me/new/x.json'),
      tree('me/new/y.json'),
      { 'me/new/x.json': 'me/new/x.json', 'me/new/y.json': 'me/new/y.json' },
    ],
    ['they lost everything', tree(A, KEY), tree(A, KEY), tree(), { [A]: A, [KEY]: KEY }],
    [
      'they turned the vault on',
      tree(A),
      tree(A),
      tree(`${A}.age`, KEY),
      { [`${A}.age`]: `${A}.age`, [KEY]: KEY },
    ],
    ['we removed, they changed', tree(`${A}=1`), tree(), tree(`${A}=2`), { [A]: '2' }],
    [
      'they have a new passphrase',
      tree(`${KEY}=1`),
      tree(`${KEY}=1`),
      tree(`${KEY}=2`),
      { [KEY]: '2' },
    ],
    [
      'we have a new passphrase',
      tree(`${KEY}=1`),
      tree(`${KEY}=2`),
      tree(`${KEY}=1`),
      { [KEY]: '2' },
    ],
    [
      'two contents of one name',
      tree(),
      tree(`${A}=1111111111`),
      tree(`${A}=2`),
      { [A]: '2', 'deviceaa/new/x.conflict-11111111.json': '1111111111' },
    ],
    [
      'something else of theirs',
      tree(),
      tree(A),
      tree('README.md'),
      { [A]: A, 'README.md': 'README.md' },
    ],
  ])('%s', (_what, base, ours, theirs, result) => {
    expect(ids(mergeTrees(base, ours, theirs, 'me')?.tree)).toEqual(result);
  });

  test('two new passphrases: that of the others counts, and it is said', () => {
    const merged = mergeTrees(tree(`${KEY}=1`), tree(`${KEY}=2`), tree(`${KEY}=3`), 'me');
    expect(merged).toMatchObject({ rewrapped: true, doubled: [] });
    expect(ids(merged?.tree)).toEqual({ [KEY]: '3' });
  });

  test('two keys that know nothing of each other are never joined', () => {
    expect(mergeTrees(tree(), tree(`${KEY}=1`), tree(`${KEY}=2`), 'me')).toBeUndefined();
    expect(mergeTrees(tree(), tree(`${KEY}=1`), tree(`${KEY}=1`), 'me')).toBeDefined();
  });
});

describe('what a device has to say', () => {
  const plan = (options: Partial<Parameters<typeof planOf>[0]>) =>
    planOf({
      base: tree(),
      theirs: tree(),
      here: new Set(),
      device: 'me',
      gone: new Set(),
      vault: false,
      ...options,
    });
  const [X, AGE] = ['me/new/x.json', 'me/new/x.json.age'];
  test.each<[string, Parameters<typeof plan>[0], object]>([
    ['a new file', { here: new Set([X]) }, { add: [X] }],
    ['a packed file', { base: tree(X), gone: new Set([X]) }, { drop: [X], keep: [] }],
    ['a missing file', { base: tree(X) }, { drop: [], keep: [X] }],
    [
      'a missing file of another that we noted',
      { base: tree('c/new/x.json'), gone: new Set(['c/new/x.json']) },
      { drop: [], keep: ['c/new/x.json'] },
    ],
    [
      'a plain file where they have a vault',
      { theirs: tree(KEY), here: new Set([X]) },
      { add: [], held: [X] },
    ],
    [
      'a plain file where we have one',
      { vault: true, here: new Set([X, AGE, KEY]) },
      { add: [AGE, KEY], held: [X] },
    ],
    ['a key that is not in use', { here: new Set([KEY, X]) }, { add: [], held: [X] }],
    [
      'a plain file that the vault replaced',
      { vault: true, base: tree(X), here: new Set([AGE, KEY]) },
      { drop: [X], add: [AGE, KEY] },
    ],
    [
      'the same before it was introduced',
      { theirs: tree(KEY), base: tree(X) },
      { drop: [], keep: [X] },
    ],
    ['something that is not ours', { base: tree('README.md') }, { keep: ['README.md'] }],
  ])('%s', (_what, options, result) => {
    expect(plan(options)).toMatchObject(result);
  });

  test('a vault that was taken off here is noticed', () => {
    const rest = { theirs: tree(), device: 'me', gone: new Set<string>() };
    const base = tree(KEY);
    expect(isDisabled({ ...rest, base, here: new Set(['keys/retired.age']), vault: false })).toBe(
      true,
    );
    expect(isDisabled({ ...rest, base, here: new Set(), vault: true })).toBe(false);
    expect(isDisabled({ ...rest, base, here: new Set([KEY]), vault: false })).toBe(false);
  });
});

/** One thing that happens on one of three devices. */
const event = fc.record({
  device: fc.nat(2),
  what: fc.constantFrom('write', 'write', 'pack', 'sync', 'sync', 'lose', 'cut'),
  chance: fc.nat(1000),
});

interface Device {
  readonly name: string;
  here: Set<string>;
  base: Tree;
  gone: Set<string>;
}

/** A file's name tells which writes it holds: `a/new/1.json`, `a/2026-03.1-2-3.jsonl`. */
const writesOf = (path: string) =>
  (/([\d-]+)\.jsonl?$/.exec(path)?.[1] ?? '')
    .replace(/^2026-03\./, '')
    .split('-')
    .map(Number);

test('however three devices write, pack, lose files and are cut off: all have every write', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60, size: 'max' }), (events) => {
      const devices: Device[] = ['a', 'b', 'c'].map((name) => ({
        name,
        here: new Set(),
        base: tree(),
        gone: new Set(),
      }));
      let remote: Tree = tree();
      const written: number[] = [];
      const sync = (device: Device, cut: boolean, vault = false) => {
        const situation = {
          base: device.base,
          theirs: remote,
          here: device.here,
          device: device.name,
          gone: device.gone,
          vault,
        };
        const { keep, add } = planOf(situation);
        const ours = tree(...keep, ...add);
        const merged = mergeTrees(device.base, ours, remote, device.name)?.tree ?? tree();
        for (const path of merged.keys()) device.here.add(path);
        // Killed after the new files came and before the old ones went.
        if (cut) return;
        for (const path of [...device.here]) {
          if (device.base.has(path) && !merged.has(path) && !path.startsWith(`${device.name}/`))
            device.here.delete(path);
        }
        remote = device.base = merged;
        device.gone = new Set([...device.gone].filter((path) => device.here.has(path)));
      };
      for (const { device: index, what, chance } of events) {
        const device = devices[index];
        if (!device) continue;
        const own = [...device.here].filter((path) => path.startsWith(`${device.name}/`));
        if (what === 'write') {
          device.here.add(`${device.name}/new/${written.push(written.length)}.json`);
        } else if (what === 'pack' && own.length > 1) {
          const holds = [...new Set(own.flatMap(writesOf))].sort((x, y) => x - y);
          device.here.add(`${device.name}/2026-03.${holds.join('-')}.jsonl`);
          for (const path of own) {
            if (path.endsWith(`.${holds.join('-')}.jsonl`)) continue;
            device.gone.add(path);
            device.here.delete(path);
          }
        } else if (what === 'sync' || what === 'cut') sync(device, what === 'cut');
        else if (what === 'lose') {
          // Only what the remote has can be lost and come again.
          const safe = [...device.here].filter((path) => remote.has(path));
          const path = safe[chance % Math.max(1, safe.length)];
          if (path !== undefined) device.here.delete(path);
        }
      }
      for (let round = 0; round < 2; round++) for (const device of devices) sync(device, false);
      const all = written.map((each) => each + 1);
      for (const { here } of devices) {
        const holds = new Set([...here].flatMap(writesOf));
        expect(all.filter((each) => !holds.has(each))).toEqual([]);
        expect(here).toEqual(new Set(remote.keys()));
      }
    }),
    { numRuns: 300 },
  );
});
