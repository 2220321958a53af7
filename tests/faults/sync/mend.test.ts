import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { git, pair, type Machine } from '../../support/machines.js';

/** The one file of a device that a machine has. */
function fileOf({ journal }: Machine, own: boolean): string {
  const known = git(journal, 'ls-files').trim().split('\n');
  const mine = new Set(git(journal, 'log', '--format=%an', 'main').split('\n'));
  const devices = [...new Set(known.map((path) => path.split('/')[0] ?? ''))].sort();
  const state = readFileSync(join(journal, '..', 'state.json'), 'utf8');
  const { device } = JSON.parse(state) as { device: string };
  expect(mine.has(`selfcare ${device}`)).toBe(true);
  const wanted = devices.find((name) => !name.startsWith('.') && (name === device) === own);
  return known.find((path) => path.startsWith(`${wanted ?? ''}/`)) ?? '';
}

const DAMAGES: readonly (readonly [string, (path: string) => void])[] = [
  ['emptied', (path) => truncateSync(path)],
  ['cut off', (path) => truncateSync(path, 30)],
  [
    'changed without a change of its size',
    (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('from', 'form')),
  ],
];

describe.each(DAMAGES)('a file that was %s here is whole again after a sync', (_what, damage) => {
  test.each([
    ['of another machine', false],
    ['of this machine', true],
  ])('%s', async (_whose, own) => {
    const { one, two } = await pair();
    const name = fileOf(one, own);
    const path = join(one.journal, name);
    const whole = readFileSync(path);
    damage(path);
    const broken = readFileSync(path);
    const ran = await one.run('sync');
    expect(ran.stderr).toContain(`journal/${name} was damaged here; the remote’s is back`);
    expect(readFileSync(path)).toEqual(whole);
    const aside = join(one.home, 'quarantine');
    const [kept = ''] = readdirSync(aside, { recursive: true, encoding: 'utf8' }).filter((each) =>
      each.endsWith('.json'),
    );
    expect(readFileSync(join(aside, kept))).toEqual(broken);
    expect(await one.texts()).toEqual(['from one', 'from two']);
    const again = await one.run('sync', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ mended: 0, damaged: 0 });
    await two.run('sync');
    expect(await two.texts()).toEqual(['from one', 'from two']);
  });
});

test('a damaged file of which the remote has none stays as it is, and is named', async () => {
  const { one } = await pair();
  await one.run('journal', '-m', 'not sent yet');
  const folder = join(one.journal, fileOf(one, true).split('/')[0] ?? '', 'new');
  const known = git(one.journal, 'ls-files');
  const fresh = readdirSync(folder).find((name) => !known.includes(name)) ?? '';
  truncateSync(join(folder, fresh), 20);
  const ran = await one.run('sync', '--json');
  expect(JSON.parse(ran.stdout)).toMatchObject({ mended: 0, damaged: 1, sent: 0 });
  expect(ran.stderr).toContain(`${fresh} is damaged and was not sent`);
  expect(existsSync(join(one.home, 'quarantine'))).toBe(false);
});
