import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deviceId } from '../../src/settings/state.js';
import { call, start } from '../support/cli.js';
import { tempFolder, testHost } from '../support/host.js';

function idOf(home: string, made = 'abcdefgh'): { id: string; warnings: string[] } {
  const warnings: string[] = [];
  const id = deviceId(
    home,
    testHost({ home }),
    () => made,
    (problem) => warnings.push(problem),
  );
  return { id, warnings };
}

test('is made at the first need, and then stays', () => {
  const home = join(tempFolder(), 'home');
  expect(idOf(home)).toEqual({ id: 'abcdefgh', warnings: [] });
  expect(idOf(home, 'zzzzzzzz')).toEqual({ id: 'abcdefgh', warnings: [] });
  expect(statSync(join(home, 'state.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(home)).toEqual(['state.json']);
});

describe('a damaged state', () => {
  test.each([['{"version":1,'], [''], ['[]'], ['{"device":7}'], ['{"device":"../up"}']])(
    '%j is kept aside, and a new id made',
    (text) => {
      const home = tempFolder();
      writeFileSync(join(home, 'state.json'), text);
      const { id, warnings } = idOf(home, 'newidnew');
      expect(id).toBe('newidnew');
      expect(warnings).toHaveLength(1);
      const aside = readdirSync(home).find((name) => name.startsWith('state.damaged-'));
      expect(readFileSync(join(home, aside ?? 'none'), 'utf8')).toBe(text);
      expect(idOf(home, 'zzzzzzzz')).toEqual({ id: 'newidnew', warnings: [] });
    },
  );

  test('a folder in its place is an error of the system’s, and nothing is moved', () => {
    const home = tempFolder();
    mkdirSync(join(home, 'state.json'));
    expect(() => idOf(home)).toThrow(/EISDIR/);
    expect(readdirSync(home)).toEqual(['state.json']);
  });
});

describe.each([
  ['no state', undefined],
  ['a damaged state', '{"version":1,'],
])('eight first writes at once, over %s', (_, text) => {
  test('all are saved, and one device stays', async () => {
    const home = tempFolder();
    if (text !== undefined) writeFileSync(join(home, 'state.json'), text);
    const runs = Array.from({ length: 8 }, (_, index) =>
      start(['journal', '-m', `entry ${index}`], { home }),
    );
    const ended = await Promise.all(runs.map((each) => each.ended));
    expect(ended.map(({ code }) => code)).toEqual(Array<number>(8).fill(0));
    const listed = await call(['journal', 'list', '--json'], { home });
    const entries = JSON.parse(listed.stdout) as { text: string; device: string }[];
    expect(entries.map((entry) => entry.text).sort()).toEqual(
      Array.from({ length: 8 }, (_, index) => `entry ${index}`),
    );
    const { device } = JSON.parse(readFileSync(join(home, 'state.json'), 'utf8')) as {
      device: string;
    };
    expect(entries.map((entry) => entry.device)).toContain(device);
    if (text === undefined) expect(new Set(entries.map((entry) => entry.device)).size).toBe(1);
    else expect(readdirSync(home).filter((name) => name.includes('damaged'))).not.toEqual([]);
  });
});
