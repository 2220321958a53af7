import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { writeFile } from '../../src/formats/destination.js';
import { tempFolder } from '../support/host.js';
import { from } from './support.js';

async function* breaking(): AsyncGenerator<string> {
  yield 'a beginning';
  throw new UserError('the source broke');
}

test('what stood there stands until all is written', async () => {
  const folder = tempFolder();
  const path = join(folder, 'out');
  writeFileSync(path, 'old');
  await expect(writeFile(path, breaking(), true)).rejects.toThrow('the source broke');
  expect(readFileSync(path, 'utf8')).toBe('old');
  const seen: string[] = [];
  const looking = async function* () {
    yield 'new ';
    seen.push(readFileSync(path, 'utf8'));
    yield 'words';
  };
  await writeFile(path, looking(), true);
  expect(seen).toEqual(['old']);
  expect(readFileSync(path, 'utf8')).toBe('new words');
  expect(readdirSync(folder)).toEqual(['out']);
});

test('a broken source leaves no file', async () => {
  const folder = tempFolder();
  await expect(writeFile(join(folder, 'out'), breaking(), false)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that came while writing is not replaced', async () => {
  const folder = tempFolder();
  const path = join(folder, 'out');
  const racing = async function* () {
    yield 'ours';
    writeFileSync(path, 'theirs');
  };
  await expect(writeFile(path, racing(), false)).rejects.toThrow('there is a file already');
  expect(readFileSync(path, 'utf8')).toBe('theirs');
  expect(readdirSync(folder)).toEqual(['out']);
});

test('a device is written to, and stays one', async () => {
  await writeFile('/dev/null', from(['words']), false);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('a full disk is no half file', async () => {
  await expect(writeFile('/dev/full', from(['words']), false)).rejects.toMatchObject({
    code: 'ENOSPC',
  });
});
