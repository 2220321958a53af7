import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';

const now = '2026-11-18T17:00:00Z';
const today = async (home: string) => {
  const { stdout } = await run(['load', '--json'], { home, now });
  return (JSON.parse(stdout) as { today: { sessions: number; heavy: number } }).today;
};

test('an entry holds counts and nothing else', async () => {
  const { stdout } = await run(['load', 'add', '2', '--heavy', '--json'], { now });
  expect(JSON.parse(stdout)).toMatchObject({
    kind: 'load',
    text: '',
    tags: [],
    data: { sessions: 2, heavy: 2 },
  });
});

test('sessions of elsewhere count by when they were, and a deleted entry no longer', async () => {
  const home = tempFolder();
  const there = { home, zone: 'Pacific/Auckland', now: '2026-11-18T08:00:00Z', seed: 3 };
  await run(['load', 'add', '2'], there);
  const { stdout } = await run(['load', 'add', '--json'], { home, now, seed: 9 });
  expect(await today(home)).toMatchObject({ sessions: 3, heavy: 0 });
  const { id } = JSON.parse(stdout) as { id: string };
  await run(['journal', 'delete', id], { home, now, seed: 11 });
  expect(await today(home)).toMatchObject({ sessions: 2 });
});

test('a day counts as it was lived where they were held', async () => {
  const home = tempFolder();
  // Monday 09:00 in Auckland, where it is Sunday evening in London.
  await run(['load', 'add', '5'], { home, zone: 'Pacific/Auckland', now: '2026-11-15T20:00:00Z' });
  const london = async (time: string) => {
    const { stdout } = await run(['load', '--json'], { home, zone: 'Europe/London', now: time });
    const { today: day, week } = JSON.parse(stdout) as Record<string, { sessions: number }>;
    return [day?.sessions, week?.sessions];
  };
  expect(await london('2026-11-15T22:00:00Z')).toEqual([5, 5]);
  expect(await london('2026-11-16T10:00:00Z')).toEqual([5, 5]);
  expect(await london('2026-11-17T10:00:00Z')).toEqual([0, 5]);
});

test('an entry of another shape counts nothing and harms nothing', async () => {
  const home = tempFolder();
  const { stdout } = await run(['load', 'add', '--json'], { home, now });
  const file = join(home, 'other.jsonl');
  const odd = { ...(JSON.parse(stdout) as object), data: { sessions: 'many' } };
  writeFileSync(file, `${JSON.stringify(odd)}\n`);
  const other = tempFolder();
  const imported = await run(['import', file, '--format', 'jsonl'], { home: other, now });
  expect([imported.code, imported.stderr]).toEqual([0, expect.stringContaining('1')]);
  expect(await today(other)).toMatchObject({ sessions: 0 });
});

test('quiet says nothing but data, and a passed limit is a remark', async () => {
  const home = tempFolder();
  const quiet = await run(['load', 'add', '7', '--quiet'], { home, now });
  expect([quiet.stdout, quiet.stderr]).toEqual(['', '']);
  const said = await run(['load'], { home, now, seed: 5 });
  expect(said.stderr).toBe('1 past your limit of 6 a day.\n');
  expect(said.code).toBe(0);
});

test('past both limits both are named, in one line', async () => {
  const home = tempFolder();
  const { stderr } = await run(['load', 'add', '30'], { home });
  expect(stderr).toContain('24 past your limit of 6 a day, and 5 past your limit of 25 a week.\n');
});
