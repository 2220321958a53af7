import { readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBackup, readBackup } from '../../src/formats/archive/read.js';
import { membersOf } from '../../src/formats/archive/tar.js';
import { readChunks } from '../../src/files/stream.js';
import { done, keep } from '../support/backup.js';
import { tempFolder } from '../support/host.js';
import { giveVault, IDENTITY } from '../support/vault.js';

async function sealed(): Promise<string> {
  const home = tempFolder();
  giveVault(home);
  await done(home, ['journal', '-m', 'first'], { seed: 1 });
  await done(home, ['journal', '-m', 'second'], { seed: 2 });
  return home;
}

const keyOf = (home: string, name = 'main.age') => join(home, 'journal', 'keys', name);

async function readmeIn(path: string): Promise<string> {
  let text = '';
  for await (const { name, chunks } of membersOf(readChunks(path))) {
    for await (const chunk of chunks) {
      if (name === 'README.txt') text += Buffer.from(chunk).toString();
    }
  }
  return text;
}

const HARMS: [name: string, harm: (key: string) => void][] = [
  ['missing', (key) => rmSync(key)],
  ['empty', (key) => writeFileSync(key, '')],
  ['cut short', (key) => truncateSync(key, 100)],
  ['cut short behind its header', (key) => truncateSync(key, 200)],
  ['something else', (key) => writeFileSync(key, 'x'.repeat(400))],
];

describe('a backup of a vault whose key is', () => {
  test.each(HARMS)('%s says that no passphrase opens it', async (_name, harm) => {
    const home = await sealed();
    harm(keyOf(home));
    const path = join(tempFolder(), 'b.tar');
    const { code, stdout, stderr } = await keep(home, ['backup', path, '--json']);
    expect(code, stderr).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ key: false, encrypted: true, verified: true });
    expect(stderr).toMatch(/warning: the key is not in this backup/);
    const backup = await openBackup(path);
    expect(backup.key).toBeUndefined();
    expect(await readmeIn(path)).toMatch(/THE KEY THAT OPENS IT IS NOT HERE/);
    // What it holds is whole all the same: the key, or a paper key, opens it.
    const manifest = await readBackup(backup, IDENTITY, () => undefined);
    expect(manifest.files.filter(({ name }) => name.endsWith('.json.age'))).toHaveLength(2);
    const told = await keep(home, ['backup', join(dirname(path), 'c.tar')]);
    expect(told.stderr).not.toContain('to be sure');
  });

  test.each(['.main.age', 'retired.age'])('under the name %s takes that', async (name) => {
    const home = await sealed();
    const bytes = readFileSync(keyOf(home));
    renameSync(keyOf(home), keyOf(home, name));
    const path = join(tempFolder(), 'b.tar');
    expect(await done(home, ['backup', path])).toMatchObject({ key: true });
    expect((await openBackup(path)).key).toEqual(bytes);
    expect(await readmeIn(path)).toMatch(/keys\/main.age is the key that opens it/);
  });

  test('broken by a sync takes the one of before', async () => {
    const home = await sealed();
    const bytes = readFileSync(keyOf(home));
    renameSync(keyOf(home), keyOf(home, '.previous.age'));
    writeFileSync(keyOf(home), bytes.subarray(0, 100));
    const path = join(tempFolder(), 'b.tar');
    expect(await done(home, ['backup', path])).toMatchObject({ key: true });
    expect((await openBackup(path)).key).toEqual(bytes);
  });

  test('lost with all that knew of the vault says so, too', async () => {
    const home = await sealed();
    for (const name of [keyOf(home), join(home, 'state.json')]) rmSync(name);
    const { code, stdout } = await keep(home, ['backup', '--json']);
    expect(code).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ key: false, encrypted: false });
  });
});

test('a plain backup has no need of a key', async () => {
  const home = tempFolder();
  await done(home, ['journal', '-m', 'first'], { seed: 1 });
  expect(await done(home, ['backup'])).toMatchObject({ key: null });
});
