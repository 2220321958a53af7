import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEYS, type Key, type SettingKey } from '../../src/settings/keys.js';
import { Settings } from '../../src/settings/settings.js';
import { run, tempFolder, testHost } from '../support/host.js';

interface Opened {
  settings: Settings;
  warnings: string[];
  file: string;
  home: string;
}

function open(text?: string, home = tempFolder()): Opened {
  const file = join(home, 'config.json');
  if (text !== undefined) writeFileSync(file, text);
  const warnings: string[] = [];
  const settings = Settings.open(home, testHost({ home }), (problem) => warnings.push(problem));
  return { settings, warnings, file, home };
}

const stored = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;

test('without a file every default serves, and none is made', () => {
  const { settings, warnings, file } = open();
  for (const key of Object.keys(KEYS) as Key[]) {
    expect(settings.get(key)).toEqual(KEYS[key].fallback);
    expect(settings.isSet(key)).toBe(false);
  }
  expect(warnings).toEqual([]);
  expect(existsSync(file)).toBe(false);
});

test('without a home folder too', () => {
  const { settings } = open(undefined, join(tempFolder(), 'not', 'there'));
  expect(settings.get('day.start')).toBe(4);
});

test('what is set is there for the next run, and what others wrote stays', async () => {
  const { settings, file, home } = open('{"mine":{"deep":[1,2]},"breathe":{"minutes":3,"x":1}}');
  await settings.set('breathe.minutes', 2.5);
  await settings.set('journal.mood', false);
  await settings.set('patterns', { evening: '4-6' });
  expect(stored(file)).toEqual({
    version: 1,
    mine: { deep: [1, 2] },
    breathe: { minutes: 2.5, x: 1 },
    journal: { mood: false },
    patterns: { evening: '4-6' },
  });
  const again = open(undefined, home);
  expect(again.settings.get('breathe.minutes')).toBe(2.5);
  expect(again.settings.get('patterns')).toEqual({ evening: '4-6' });
  await again.settings.unset('breathe.minutes');
  expect(again.settings.get('breathe.minutes')).toBe(5);
  expect(stored(file)).toMatchObject({ breathe: { x: 1 }, mine: { deep: [1, 2] } });
});

test('a file that someone edits after it was read is not put back to how it was', async () => {
  const { settings, file } = open('{"day":{"start":5}}');
  writeFileSync(file, '{"day":{"start":6},"mine":true}');
  await settings.set('breathe.minutes', 3);
  expect(stored(file)).toEqual({
    version: 1,
    day: { start: 6 },
    mine: true,
    breathe: { minutes: 3 },
  });
});

test('a file that was damaged after it was read is never written over', async () => {
  const { settings, file } = open('{"day":{"start":5}}');
  const damaged = '{"day":{"start":6},"mine":';
  writeFileSync(file, damaged);
  await expect(settings.set('breathe.minutes', 3)).rejects.toThrow();
  expect(readFileSync(file, 'utf8')).toBe(damaged);
});

test('one bad pattern does not cost the good ones', async () => {
  const text = '{"patterns":{"evening":"4-6","odd":7}}';
  const { home, file } = open(text);
  for (const words of ['add w 4-4', 'remove evening']) {
    const { code, stderr } = await run(['breathe', ...words.split(' ')], { home });
    expect([code, stderr]).toEqual([1, expect.stringContaining('selfcare config edit')]);
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
});

test('settings of a newer version are read, and never written over', async () => {
  const text = '{"version":2,"day":{"start":5}}';
  const { settings, file } = open(text);
  expect(settings.get('day.start')).toBe(5);
  await expect(settings.set('day.start', 6)).rejects.toThrow(/newer selfcare/);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test.each([
  ['half a file', '{"day":{"start":5'],
  ['an empty file', ''],
  ['a list', '[1,2]'],
  ['a text', '"hello"'],
  ['null', 'null'],
  ['bytes', '\u0000\u0001\u0002'],
])('%s is kept aside, whole and named', (_, text) => {
  const { settings, warnings, home, file } = open(text);
  expect(settings.get('day.start')).toBe(4);
  const kept = readdirSync(home).filter((name) => name !== 'config.json');
  expect(kept).toEqual(['config.damaged-20260310173000000.json']);
  expect(readFileSync(join(home, kept[0] ?? ''), 'utf8')).toBe(text);
  expect(existsSync(file)).toBe(false);
  expect(warnings).toEqual([
    `config.json was damaged; it is kept as ${kept[0]}, and defaults serve`,
  ]);
  expect(open(undefined, home).warnings).toEqual([]);
});

test.each<[Key, unknown]>([
  ['day.start', 'four'],
  ['day.start', 13],
  ['day.start', -1],
  ['day.start', 4.5],
  ['day.start', null],
  ['breathe.minutes', '5'],
  ['breathe.minutes', 0],
  ['breathe.pattern', 7],
  ['breathe.pattern', '../etc'],
  ['breathe.view', 'square'],
  ['breathe.sound', true],
  ['journal.template', ''],
  ['journal.mood', 'yes'],
  ['patterns', ['4-6']],
  ['patterns', { mine: 4 }],
  ['patterns', null],
])('%s of %j is said, and its default serves beside the others', (key, value) => {
  const tree: Record<string, unknown> = { breathe: { minutes: 3 }, day: { start: 6 } };
  const [room = '', name] = key.split('.');
  tree[room] = name === undefined ? value : { ...(tree[room] as object), [name]: value };
  const { settings, warnings, file } = open(JSON.stringify(tree));
  expect(settings.get(key)).toEqual(KEYS[key].fallback);
  expect(warnings).toEqual([
    `the setting ${key} in config.json must be ${KEYS[key].allowed}; its default serves`,
  ]);
  if (key !== 'breathe.minutes') expect(settings.get('breathe.minutes')).toBe(3);
  if (key !== 'day.start') expect(settings.get('day.start')).toBe(6);
  expect(stored(file)).toEqual(tree);
});

test('names that every object has are no settings', () => {
  const { settings } = open('{"__proto__":{"start":5},"day":[]}');
  expect(settings.get('day.start')).toBe(4);
  expect(settings.isSet('toString' as Key)).toBe(false);
});

describe.each([[0], [0o022], [0o077]])('under umask %i', (umask) => {
  test('the file is for its owner alone, also where it was not', async () => {
    const home = join(tempFolder(), 'new', 'home');
    const before = process.umask(umask);
    try {
      const { settings, file } = open(undefined, home);
      await settings.set('day.start', 5);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(home).mode & 0o777).toBe(0o700);
      chmodSync(file, 0o644);
      await settings.set('day.start', 6);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readdirSync(home)).toEqual(['config.json']);
    } finally {
      process.umask(before);
    }
  });
});

test('a folder in the file’s place is said, and defaults serve', async () => {
  const home = tempFolder();
  mkdirSync(join(home, 'config.json'));
  const { settings, warnings } = open(undefined, home);
  expect(settings.get('day.start')).toBe(4);
  expect(warnings).toEqual(['config.json cannot be read (EISDIR); defaults serve']);
  await expect(settings.set('day.start', 5)).rejects.toThrow();
});

test('every default is allowed, and every value that a text gives is', () => {
  const text = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.integer().map(String),
    fc.constantFrom('yes', 'off', 'box', '4-6', 'circle', 'bell', '12'),
  );
  for (const key of Object.values(KEYS) as SettingKey[]) {
    expect(key.accepts(key.fallback)).toBe(true);
    fc.assert(
      fc.property(text, (typed) => {
        const value = key.fromText(typed);
        if (value !== undefined) expect(key.accepts(value)).toBe(true);
      }),
    );
  }
});
