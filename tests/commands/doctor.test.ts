import { copyFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  describeDamage,
  doctor,
  five,
  line,
  list,
  put,
  rewrite,
  SECRET,
} from '../support/damaged.js';

describe('a damaged store', () => {
  describeDamage('plain');
});

test('a second repair finds nothing more to do', async () => {
  const { home, files } = await five();
  rewrite(files[2] ?? '', (bytes) => `${bytes}x`);
  rewrite(files[0] ?? '', () => '');
  const first = await doctor(home, '--repair');
  expect(first.found.map(({ repaired = '' }) => dirname(repaired).split('/')[0])).toContain(
    'quarantine',
  );
  const second = await doctor(home, '--repair');
  expect(second.found.filter(({ check }) => check === 'damage')).toEqual([]);
  expect(second.found.map(({ what }) => what)).toEqual([expect.stringMatching(/number 1 of 5/)]);
});

test('copies of one text with no original are not both set aside', async () => {
  const { home, files } = await five();
  const path = files[2] ?? '';
  for (const word of ['ABCDEFG', 'HIJKLMN']) {
    copyFileSync(path, path.replace('.json', `.sync-conflict-20261103-070000-${word}.json`));
  }
  rmSync(path);
  await doctor(home, '--repair');
  expect(await list(home)).toContain(SECRET);
});

test('a device that was seen and went back in time is named, though it is not this one', async () => {
  const world = await five();
  const { home, files } = world;
  const folder = join(home, 'journal', 'otherone', 'new');
  const write = async (seq: number) => {
    const changes = { entry: `entry${seq}`, rev: `rev${seq}`, seq, text: `other ${seq}` };
    const other = { device: 'otherone', ...changes };
    return put(world, folder, await line(world, files[0] ?? '', other));
  };
  await write(1);
  const last = await write(2);
  expect(await doctor(home)).toEqual({ code: 0, found: [] });
  rmSync(last);
  const { code, found } = await doctor(home);
  expect(code).toBe(4);
  expect(found).toMatchObject([{ check: 'numbers', file: 'journal/otherone' }]);
});
