import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { plainCodec, type Codec } from '../../src/journal/codec.js';
import { sha256 } from '../../src/journal/ids.js';
import { encodeRevision, parseRevision, type Revision } from '../../src/journal/revision.js';
import { listing } from '../faults/support/byhand.js';
import { run, tempFolder } from './host.js';
import { giveVault, UNLOCK, vaultCodec } from './vault.js';

export const SECRET = 'the third entry';
const WORDS = ['first', 'second', 'third', 'fourth', 'fifth'];
export const NOW = '2026-03-10T17:30:00Z';

export type StoreKind = 'plain' | 'vault';

export interface World {
  readonly home: string;
  readonly device: string;
  readonly codec: Codec;
  /** The files of the five entries, in the order of writing. */
  readonly files: readonly string[];
}

/** A journal of five entries, a loose file each. */
export async function five(store: StoreKind = 'plain'): Promise<World> {
  const home = tempFolder();
  chmodSync(home, 0o700);
  if (store === 'vault') giveVault(home);
  for (const [index, word] of WORDS.entries()) {
    const now = new Date(Date.parse(NOW) - (10 - index) * 3_600_000).toISOString();
    const options = { home, now, seed: index + 1 };
    expect((await run(['journal', '-m', `the ${word} entry`], options)).code).toBe(0);
  }
  const device = readdirSync(join(home, 'journal')).find((name) => name !== 'keys') ?? '';
  const folder = join(home, 'journal', device, 'new');
  const codec = store === 'vault' ? vaultCodec : plainCodec;
  const files: string[] = [];
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const revision = await revisionIn(path, codec);
    files[revision.seq - 1] = path;
  }
  return { home, device, codec, files };
}

/** The SHA-256 of every file, by its path. */
function digests(home: string): Map<string, string> {
  const files = listing(home).filter(({ path, isFolder }) => {
    return !isFolder && statSync(join(home, path), { throwIfNoEntry: false })?.isFile();
  });
  return new Map(files.map(({ path }) => [path, sha256(readFileSync(join(home, path)))]));
}

export interface Finding {
  check: string;
  severity: 'wrong' | 'note';
  file: string | null;
  what: string;
  remedy: string;
  repaired?: string;
}

export async function doctor(home: string, ...flags: string[]) {
  const args = ['doctor', '--json', ...flags];
  const { code, stdout, stderr } = await run(args, { home, now: NOW, env: UNLOCK });
  expect(stdout + stderr, 'never shows what was written').not.toMatch(/the \w+ entry/);
  return { code, found: JSON.parse(stdout) as Finding[] };
}

export async function list(home: string): Promise<string[]> {
  const args = ['journal', 'list', '--json', '-n', '99'];
  const { code, stdout, stderr } = await run(args, { home, now: NOW, env: UNLOCK });
  expect(code, stderr).toBe(0);
  return (JSON.parse(stdout) as { text: string }[]).map(({ text }) => text).sort();
}

async function revisionIn(path: string, codec: Codec): Promise<Revision> {
  const text = Buffer.from(await codec.decode(readFileSync(path))).toString();
  const revision = parseRevision(text.trim());
  if (!revision || revision === 'newer') throw new Error('no revision');
  return revision;
}

/** A line of the journal with some of its fields changed, and its checksum right. */
export async function line(
  { codec }: World,
  path: string,
  changes: Partial<Revision>,
): Promise<string> {
  return `${encodeRevision({ ...(await revisionIn(path, codec)), ...changes })}\n`;
}

/** Writes lines as a device does, under the name that they promise. */
export async function put({ codec }: World, folder: string, text: string): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const bytes = await codec.encode(Buffer.from(text));
  const path = join(folder, `${sha256(bytes)}.json${codec.suffix}`);
  writeFileSync(path, bytes, { mode: 0o600 });
  return path;
}

interface Kind {
  readonly name: string;
  /** Does the damage, and returns the path that doctor should name; undefined where none is. */
  harm(world: World, third: string): Promise<string | undefined> | string | undefined;
  readonly check: string;
  readonly severity?: 'note';
  readonly says: RegExp;
  /** Seen only by whoever can read the lines. */
  readonly inside?: true;
  /** Texts that can no longer be listed, or that come with the damage. */
  readonly lost?: readonly string[];
  readonly lostInVault?: readonly string[];
  readonly extra?: readonly string[];
}

const third = ['the third entry'];
const inJournal = (name: string) => `journal/${name}`;

const KINDS: Kind[] = [
  {
    name: 'a file cut in half',
    harm: (_, third) => rewrite(third, (bytes) => bytes.subarray(0, bytes.length / 2)),
    ...{ check: 'damage', says: /breaks off|were changed/, lost: third },
  },
  {
    name: 'an emptied file',
    harm: (_, third) => rewrite(third, () => ''),
    ...{ check: 'damage', says: /is empty/, lost: third },
  },
  {
    name: 'a file filled with NUL',
    harm: (_, third) => rewrite(third, (bytes) => Buffer.alloc(bytes.length)),
    ...{ check: 'damage', says: /NUL/, lost: third },
  },
  {
    name: 'a changed letter',
    harm: (_, third) =>
      rewrite(third, (bytes) => bytes.toString().replace('the third', 'the thirt')),
    ...{ check: 'damage', says: /bytes were changed/, lost: third },
  },
  {
    name: 'the markers of a merge',
    harm: (_, third) =>
      rewrite(third, (bytes) => `<<<<<<< HEAD\n${bytes}=======\n${bytes}>>>>>>> x\n`),
    ...{ check: 'damage', says: /markers/, lostInVault: third },
  },
  {
    name: 'two files with each other’s content',
    harm: ({ files }, third) => {
      const [first = ''] = files;
      renameSync(third, `${third}.x`);
      renameSync(first, third);
      renameSync(`${third}.x`, first);
      return third;
    },
    ...{ check: 'damage', says: /all of it \(1 line\) can still be read/, inside: true },
  },
  {
    name: 'a whole file with a bad line',
    harm: (world, third) => put(world, dirname(third), '{"hello": 1}\n'),
    ...{ check: 'damage', says: /nothing in it/, inside: true },
  },
  {
    name: 'a whole file with one bad line of two',
    harm: async (world, third) => {
      const path = await put(world, dirname(third), `${await line(world, third, {})}not json\n`);
      rmSync(third);
      return path;
    },
    ...{ check: 'lines', says: /1 line in it cannot be read/, inside: true },
  },
  {
    name: 'a line of a later version',
    harm: (world, third) => put(world, dirname(third), '{"v":99,"entry":"abc"}\n'),
    ...{ check: 'lines', severity: 'note', says: /newer selfcare/, inside: true },
  },
  {
    name: 'a missing file',
    harm: ({ device }, third) => {
      rmSync(third);
      return inJournal(device);
    },
    ...{ check: 'numbers', says: /number 3 of 5/, lost: third, inside: true },
  },
  {
    name: 'a folder that went back in time',
    harm: ({ files, device }) => {
      for (const path of files.slice(3)) rmSync(path);
      return inJournal(device);
    },
    check: 'numbers',
    says: /write 5 was seen here, and 3 is the last/,
    inside: true,
    lost: ['the fourth entry', 'the fifth entry'],
  },
  {
    name: 'a cloned device',
    harm: async (world, third) => {
      for (const [n, seq] of [4, 5].entries()) {
        const time = new Date(Date.parse(NOW) - (2 - n) * 600_000).toISOString();
        const changes = {
          seq,
          time,
          entry: `cloned${n}`,
          rev: `clonedrev${n}`,
          text: `clone ${n}`,
        };
        await put(world, dirname(third), await line(world, world.files[0] ?? '', changes));
      }
      return inJournal(world.device);
    },
    ...{ check: 'device', says: /two machines write as this device: number 4, 5/, inside: true },
    extra: ['clone 0', 'clone 1'],
  },
  {
    name: 'a line of this device in another’s folder',
    harm: async (world, third) => {
      const folder = join(world.home, 'journal', 'otherone', 'new');
      return put(world, folder, await line(world, third, {}));
    },
    check: 'device',
    severity: 'note',
    says: /another device than its folder/,
    inside: true,
  },
  {
    name: 'a folder in place of a file',
    harm: (_, third) => {
      rmSync(third);
      mkdirSync(third, { mode: 0o700 });
      return third;
    },
    ...{ check: 'unreadable', says: /is a folder where a file should be/, lost: third },
  },
  {
    name: 'a file in place of the folder for new files',
    harm: ({ home }) => {
      mkdirSync(join(home, 'journal', 'otherone'), { mode: 0o700 });
      const path = join(home, 'journal', 'otherone', 'new');
      writeFileSync(path, 'x', { mode: 0o600 });
      return path;
    },
    ...{ check: 'unreadable', says: /is a file where a folder should be/ },
  },
  {
    name: 'a duplicated file',
    harm: ({ home }, third) => {
      const folder = join(home, 'journal', 'otherone', 'new');
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const copy = join(folder, basename(third));
      copyFileSync(third, copy);
      return undefined;
    },
    ...{ check: 'copies', severity: 'note', says: /is the same as/ },
  },
  {
    name: 'a conflict copy of Syncthing',
    harm: (_, third) => {
      const copy = third.replace('.json', '.sync-conflict-20261103-070000-ABCDEFG.json');
      copyFileSync(third, copy);
      return copy;
    },
    ...{ check: 'copies', severity: 'note', says: /all of it is in other files/ },
  },
  {
    name: 'a conflicted copy of Dropbox that holds more',
    harm: async (world, third) => {
      const copy = third.replace('.json', ' (Ann’s conflicted copy 2026-11-03).json');
      const changes = { rev: 'other', entry: 'another', seq: 6, text: 'more' };
      renameSync(await put(world, dirname(third), await line(world, third, changes)), copy);
      return copy;
    },
    ...{ check: 'copies', severity: 'note', says: /holds what no other file does/, inside: true },
    extra: ['more'],
  },
  {
    name: 'a foreign file',
    harm: (_, third) => add(join(dirname(third), 'notes.txt'), 'the third entry'),
    ...{ check: 'leftovers', severity: 'note', says: /is no part of the journal/ },
  },
  {
    name: 'an empty foreign file',
    harm: ({ home }) => add(join(home, 'journal', 'x'), ''),
    ...{ check: 'leftovers', severity: 'note', says: /empty file/ },
  },
  {
    name: 'a temporary file of a dead process',
    harm: (_, third) => add(join(dirname(third), '.99999999-0123456789ab.tmp'), 'x'),
    ...{ check: 'leftovers', severity: 'note', says: /killed before it could finish/ },
  },
  {
    name: 'a link that leads nowhere',
    harm: (_, third) => {
      rmSync(third);
      symlinkSync('/nowhere/at/all', third);
      return third;
    },
    ...{ check: 'links', says: /target is not there/, lost: third },
  },
  {
    name: 'a link out of the home',
    harm: (_, third) => {
      const away = join(tempFolder(), 'away.json');
      renameSync(third, away);
      symlinkSync(away, third);
      return third;
    },
    ...{ check: 'links', says: /outside of the home folder/ },
  },
  {
    name: 'a file that others may read',
    harm: (_, third) => {
      chmodSync(third, 0o644);
      return third;
    },
    ...{ check: 'modes', says: /other users/ },
  },
  {
    name: 'a home that others may look into',
    harm: ({ home }) => {
      chmodSync(home, 0o755);
      return '.';
    },
    ...{ check: 'modes', says: /mode 755/ },
  },
  {
    name: 'damaged settings',
    harm: ({ home }) => add(join(home, 'config.json'), '{"breathe": {"minutes": 3'),
    ...{ check: 'settings', says: /is damaged/ },
  },
  {
    name: 'a setting that is not allowed',
    harm: ({ home }) =>
      add(join(home, 'config.json'), '{"breathe": {"minutes": "the third entry"}}'),
    ...{ check: 'settings', says: /breathe.minutes must be/ },
  },
  {
    name: 'a damaged state',
    harm: ({ home }) => add(join(home, 'state.json'), '{"version":1,"devi'),
    ...{ check: 'state', says: /id cannot be read/ },
  },
  {
    name: 'a stale draft',
    harm: async ({ home, codec }) => {
      const text = JSON.stringify({
        ...{ v: 1, id: 'abcdefgh', at: '2026-01-01T10:00:00+01:00', zone: 'Europe/Berlin' },
        ...{ template: 'free', answers: ['the third entry'], tags: [], mood: null, star: false },
      });
      const bytes = await codec.encode(Buffer.from(text));
      const path = add(join(home, 'drafts', `abcdefgh.json${codec.suffix}`), bytes);
      utimesSync(path, new Date('2026-01-01'), new Date('2026-01-01'));
      return path;
    },
    ...{ check: 'drafts', severity: 'note', says: /nobody has touched for 68 days/ },
  },
  {
    name: 'a damaged draft',
    harm: ({ home }) => add(join(home, 'drafts', 'abcdefgh.json'), '{"v":1,"id":"abcd'),
    ...{ check: 'drafts', says: /cannot be read/ },
  },
  {
    name: 'what an editor left',
    harm: ({ home }) => add(join(home, 'drafts', '.abcdefgh.md.swp'), 'the third entry'),
    ...{ check: 'drafts', severity: 'note', says: /left by an editor/ },
  },
  {
    name: 'an entry from the future',
    harm: async (world, third) => {
      const time = '2027-03-10T00:00:00.000Z';
      const changes = { time, rev: 'later', entry: 'later', seq: 6, text: 'later' };
      await put(world, dirname(third), await line(world, third, changes));
      return inJournal(world.device);
    },
    ...{ check: 'clock', says: /written 364 days from now/, inside: true },
    extra: ['later'],
  },
  {
    name: 'settings that were set aside',
    harm: ({ home }) => add(join(home, 'config.damaged-20260310.json'), '{'),
    ...{ check: 'leftovers', severity: 'note', says: /was set aside/ },
  },
];

export function rewrite(path: string, change: (bytes: Buffer) => string | Buffer): string {
  writeFileSync(path, change(readFileSync(path)));
  return path;
}

function add(path: string, text: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

/** All but what every run that opens the vault may set right, and the marks that doctor keeps. */
function stored(files: Map<string, string>): [string, string][] {
  return [...files].filter(([name]) => !/^seq\/|^state\.|^times\.json$|\.tmp$/.test(name));
}

/** Every kind of damage over one kind of store. */
export function describeDamage(store: StoreKind): void {
  test('a healthy journal has nothing wrong with it', async () => {
    const { home } = await five(store);
    expect(await doctor(home)).toEqual({ code: 0, found: [] });
  });

  test.each(KINDS)(
    '$name is named with a remedy, reading goes on, and nothing is deleted',
    async ({ harm, check, severity = 'wrong', says, lost = [], extra = [], ...kind }) => {
      const world = await five(store);
      const { home } = world;
      const path = await harm(world, world.files[2] ?? '');
      const file = path?.replace(`${home}/`, '');
      const before = digests(home);

      const isIt = (one: Finding) =>
        one.check === check && says.test(one.what) && (file === undefined || one.file === file);
      if (store === 'vault' && kind.inside === undefined) {
        const { stdout } = await run(['doctor', '--json'], { home, now: NOW });
        expect((JSON.parse(stdout) as Finding[]).some(isIt), `locked: ${stdout}`).toBe(true);
      }

      const { code, found } = await doctor(home);
      const named = found.find(isIt);
      expect(named, JSON.stringify(found)).toMatchObject({ severity });
      expect(named?.remedy).not.toBe('');
      expect(code).toBe(found.some((one) => one.severity === 'wrong') ? 4 : 0);
      expect(stored(digests(home))).toEqual(stored(before));

      const texts = await list(home);
      const expected = [...WORDS.map((word) => `the ${word} entry`), ...extra];
      const gone = (store === 'vault' && kind.lostInVault) || lost;
      expect(texts).toEqual(expected.filter((text) => !gone.includes(text)).sort());

      await doctor(home, '--repair');
      const kept = new Set(digests(home).values());
      expect(stored(before).filter(([, digest]) => !kept.has(digest))).toEqual([]);
      expect(await list(home)).toEqual(texts);
    },
  );
}
