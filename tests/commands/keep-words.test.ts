import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { done, keep } from '../support/backup.js';
import { asWritten } from '../faults/support/byhand.js';
import { doctor } from '../support/damaged.js';
import { tempFolder } from '../support/host.js';
import { giveVault } from '../support/vault.js';

async function lived(vault = false): Promise<{ home: string; device: string }> {
  const home = tempFolder();
  if (vault) giveVault(home);
  await done(home, ['journal', '-m', 'first'], { seed: 1 });
  await done(home, ['journal', '-m', 'second'], { seed: 2 });
  const device = readdirSync(join(home, 'journal')).find((name) => name !== 'keys') ?? '';
  return { home, device };
}

test('backups of one second get names of their own', async () => {
  const { home } = await lived();
  const stick = tempFolder();
  for (const place of [[], [], [], [stick], [stick]]) await done(home, ['backup', ...place]);
  const first = 'selfcare-2026-03-10-183000';
  const names = [`${first}-2.tar.gz`, `${first}-3.tar.gz`, `${first}.tar.gz`];
  expect(readdirSync(join(home, 'backups')).sort()).toEqual(names);
  expect(readdirSync(stick).sort()).toEqual([`${first}-2.tar.gz`, `${first}.tar.gz`]);
});

test('a backup goes to no pipe, and not where the journal may be carried off', async () => {
  const { home, device } = await lived();
  const journal = join(home, 'journal');
  const outside = join(tempFolder(), 'link');
  symlinkSync(journal, outside);
  const places = ['-', journal, join(journal, device), join(journal, 'b.tar'), outside];
  for (const place of places) {
    const { code, stdout } = await keep(home, ['backup', place]);
    expect([code, stdout], place).toEqual([2, '']);
  }
  expect(existsSync(join(home, '-'))).toBe(false);
  expect(readdirSync(journal)).toEqual([device]);
});

test('a list of nothing says so where there was something', async () => {
  const { home, device } = await lived();
  rmSync(join(home, 'journal', device), { recursive: true });
  for (const args of [
    ['journal', 'list'],
    ['journal', 'list', '--json'],
  ]) {
    const { stderr } = await keep(home, args);
    expect(stderr).toContain('warning: entries are missing');
    expect(stderr).not.toContain('No entry yet');
  }
  expect((await keep(tempFolder(), ['journal', 'list'])).stderr).toContain('No entry yet');
});

test('what a killed restore left is no key, and goes with the next one', async () => {
  const { home, device } = await lived(true);
  const file = join(tempFolder(), 'b.tar');
  await done(home, ['backup', file]);
  const other = tempFolder();
  for (const folder of ['journal/keys', `journal/${device}/new`]) {
    mkdirSync(join(other, folder), { recursive: true, mode: 0o700 });
    writeFileSync(join(other, folder, '.4194000-0123456789ab.tmp'), 'x', { mode: 0o600 });
  }
  const { found } = await doctor(other);
  expect(found.filter(({ check }) => check === 'keys')).toEqual([]);
  expect(found.filter(({ what }) => /was killed/.test(what))).toHaveLength(2);
  await done(other, ['restore', file]);
  const left = readdirSync(other, { recursive: true, encoding: 'utf8' });
  expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('where the journal is out of reach nobody is told to forget it', async () => {
  const { home } = await lived();
  const away = join(tempFolder(), 'journal');
  renameSync(join(home, 'journal'), away);
  symlinkSync(`${away}-unplugged`, join(home, 'journal'));
  const { code, found } = await doctor(home);
  expect(code).toBe(4);
  expect(found.map(({ check }) => check)).toContain('links');
  expect(found.filter(({ remedy }) => /remove seq/.test(remedy))).toEqual([]);
});

test('a link that was set aside is no longer wrong', async () => {
  const { home } = await lived();
  mkdirSync(join(home, 'quarantine', '2026', 'drafts'), { recursive: true, mode: 0o700 });
  symlinkSync('/nowhere', join(home, 'quarantine', '2026', 'drafts', 'abcdefgh.json'));
  expect((await doctor(home)).code).toBe(0);
});

test('a locked vault is not said to be whole', async () => {
  const { home, device } = await lived(true);
  const folder = join(home, 'journal', device, 'new');
  rmSync(join(folder, asWritten(folder)[0] ?? ''));
  const { stdout } = await keep(home, ['doctor'], { env: {} });
  expect(stdout.replace(/\s+/g, ' ')).toContain('entries that are missing are not seen');
  expect((await doctor(home)).code).toBe(4);
});
