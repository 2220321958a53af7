import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run as runOnce, tempFolder, type HostOptions } from '../support/host.js';
import { lockedHome, opened } from '../support/locked.js';

const now = '2026-11-18T17:00:00Z';
let seed = 50;

/** Runs of one home need random numbers of their own. */
function run(line: string[], options: HostOptions) {
  return runOnce(line, { now, seed: (seed += 13), ...options });
}

interface Shown {
  domains: { domain: string; commitments: Record<string, unknown>[] }[];
}

async function shown(options: HostOptions): Promise<Record<string, unknown>[]> {
  const { stdout } = await run(['plan', '--json'], options);
  return (JSON.parse(stdout) as Shown).domains.flatMap(({ commitments }) => commitments);
}

const add = (title: string, often: string, options: HostOptions, ...more: string[]) =>
  run(['plan', 'add', title, '--domain', 'physical', '--every', often, ...more], options);

test('what was done in the small hours counts for the day before', async () => {
  const home = tempFolder();
  await add('Stretch', 'daily', { home });
  const night = { home, now: '2026-11-19T01:30:00Z' };
  await run(['plan', 'done', 'stretch'], night);
  expect(await shown(night)).toMatchObject([{ done: 1, last: '2026-11-18' }]);
  expect(await shown({ home, now: '2026-11-19T04:00:00Z' })).toMatchObject([{ done: 0 }]);
});

test('a day counts as it was lived, wherever that was', async () => {
  const home = tempFolder();
  await add('Swim', '2/week', { home, now: '2026-11-09T10:00:00Z' });
  // Sunday evening in New York, Monday morning in Berlin.
  const there = { home, zone: 'America/New_York', now: '2026-11-16T04:00:00Z' };
  await run(['plan', 'done', 'swim'], there);
  expect(await shown({ home })).toMatchObject([{ done: 0, last: '2026-11-15' }]);
});

test('ending, editing and removing are taken back one by one', async () => {
  const home = tempFolder();
  await add('Swim', '2/week', { home });
  await run(['plan', 'done', 'swim'], { home });
  await run(['plan', 'edit', 'swim', '--every', '5/week'], { home });
  await run(['plan', 'end', 'swim'], { home });
  expect(await shown({ home })).toEqual([]);
  await run(['plan', 'remove', 'swim'], { home });
  const undo = () => run(['journal', 'undo'], { home });
  await undo();
  await undo();
  expect(await shown({ home })).toMatchObject([{ needed: 5, done: 1, ended: null }]);
  await undo();
  expect(await shown({ home })).toMatchObject([{ needed: 2, done: 1 }]);
  expect((await undo()).stderr).toContain('something done for a plan');
  expect(await shown({ home })).toMatchObject([{ needed: 2, done: 0 }]);
});

test('entries of another shape are passed over', async () => {
  const home = tempFolder();
  const { stdout } = await add('Swim', '2/week', { home }, '--json');
  const entry = JSON.parse(stdout) as { id: string; data: object };
  const odd = [
    { data: { ...entry.data, domain: 'elsewhere' } },
    { data: { ...entry.data, cadence: { times: 1e9, every: -1, unit: 'week' } } },
    { data: { record: 'done', of: 7 } },
    { data: { record: 'done', of: 'nobody' } },
    { data: {} },
  ].map((changes, index) => JSON.stringify({ ...entry, id: `odd${index}abcdefgh`, ...changes }));
  const file = join(home, 'odd.jsonl');
  writeFileSync(file, `${odd.join('\n')}\n`);
  const imported = await run(['import', file, '--format', 'jsonl'], { home });
  expect(imported.code).toBe(0);
  expect(await shown({ home })).toMatchObject([{ title: 'Swim', done: 0 }]);
});

test('a title from elsewhere cannot speak to the terminal', async () => {
  const home = tempFolder();
  const { stdout } = await add('Swim', '2/week', { home }, '--json');
  const entry = JSON.parse(stdout) as { text: string };
  const file = join(home, 'odd.jsonl');
  writeFileSync(
    file,
    `${JSON.stringify({ ...entry, id: 'oddabcdefghi', text: 'a\u001b[2Jb\nc' })}\n`,
  );
  await run(['import', file, '--format', 'jsonl'], { home });
  const { stdout: screen } = await run(['plan'], { home });
  expect(screen).toContain('ab c');
  expect(screen).not.toContain('\u001b');
});

test('possible identifiers in a title are told, and masked where the person wants it so', async () => {
  const home = tempFolder();
  const { stderr } = await add('Tea with Anna Berg', 'weekly', { home });
  expect(stderr).toContain('1 possible identifier in this text: 1 name');
  await run(['config', 'set', 'guard', 'mask'], { home });
  await add('Tea with Anna Berg', 'weekly', { home });
  await run(['plan', 'done', 'last', '--note', 'Anna Berg was there'], { home });
  expect((await shown({ home })).map(({ title }) => title)).toContain('Tea with [name]');
  const { stdout } = await run(['journal', 'list', '--kind', 'plan', '-n', '1'], { home });
  expect(stdout).toContain('[name] was there');
});

describe('with the vault locked', () => {
  test('adding asks for nothing and leaves no word on the disk; the rest is locked', async () => {
    const home = lockedHome();
    const saved = await add('Zitronenfalter', '2/week', { home });
    expect([saved.code, saved.stderr]).toEqual([0, expect.stringContaining('Saved as')]);
    for (const path of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
      const file = join(home, path);
      if (statSync(file).isFile()) expect(readFileSync(file, 'latin1')).not.toContain('Zitrone');
    }
    const rest = [
      ['plan'],
      ['plan', 'done', 'zitrone'],
      ['plan', 'end', 'zitrone'],
      ['plan', 'done'],
    ];
    for (const line of rest) {
      expect([line, (await run(line, { home })).code]).toEqual([line, 3]);
    }
    expect((await run(['plan', 'done', 'zitrone'], opened(home, { now }))).code).toBe(0);
    expect(await shown(opened(home))).toMatchObject([{ title: 'Zitronenfalter', done: 1 }]);
  });
});
