import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { disableVault, enableVault } from '../../../src/journal/vault/turn.js';
import { wrap } from '../../../src/journal/vault/keys.js';
import { run, tempFolder, testHost } from '../../support/host.js';
import {
  CHEAP,
  enableIn,
  IDENTITY,
  PASSPHRASE,
  PASSPHRASE_COMMAND,
  vaultCodec,
} from '../../support/vault.js';

const OPEN = { SELFCARE_PASSPHRASE_COMMAND: PASSPHRASE_COMMAND };

/** Every file below a folder with its bytes. */
function bytesIn(home: string): Record<string, string> {
  const files = readdirSync(home, { recursive: true, withFileTypes: true, encoding: 'utf8' });
  const paths = files
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path).toString('base64')]));
}

/** A state file that cannot be written. */
const refuses = {
  flip: () => {
    throw Object.assign(new Error('no'), { code: 'EACCES' });
  },
  isFlipped: () => false,
};

test('a switch that the disk refuses leaves a vault that is turned off as it was', async () => {
  const home = tempFolder();
  await run(['journal', '-m', 'a heavy hour'], { home });
  await enableIn(home);
  const before = bytesIn(home);
  const turning = { home, host: testHost({ home }), age: vaultCodec, ...refuses };
  await expect(disableVault(turning)).rejects.toThrow();
  expect(bytesIn(home)).toEqual(before);
});

test('and one that is turned on', async () => {
  const home = tempFolder();
  await run(['journal', '-m', 'a heavy hour'], { home });
  const before = bytesIn(home);
  const turning = { home, host: testHost({ home }), age: vaultCodec, ...refuses };
  await expect(enableVault(await wrap(IDENTITY, PASSPHRASE, CHEAP), turning)).rejects.toThrow();
  expect(bytesIn(home)).toEqual(before);
});

test('a switch that failed when the disk had it already takes the key from nobody', async () => {
  const home = tempFolder();
  const turning = { home, host: testHost({ home }), age: vaultCodec, ...refuses };
  const key = await wrap(IDENTITY, PASSPHRASE, CHEAP);
  await expect(enableVault(key, { ...turning, isFlipped: () => true })).rejects.toThrow();
  expect(existsSync(join(home, 'journal/keys/.main.age'))).toBe(true);
});

/** A home whose vault is on, and whose key stands there under the other name. */
async function retiredHome(): Promise<string> {
  const home = tempFolder();
  await run(['journal', '-m', 'a heavy hour'], { home });
  await enableIn(home);
  const keys = join(home, 'journal', 'keys');
  renameSync(join(keys, 'main.age'), join(keys, 'retired.age'));
  return home;
}

test('a run that was killed before the switch: the next one that reads gives the key its name back', async () => {
  const home = await retiredHome();
  const work = join(home, 'journal', '.vault-99999999');
  mkdirSync(work);
  writeFileSync(join(work, 'retiring'), '');
  expect((await run(['journal', 'list'], { home, env: OPEN })).stdout).toContain('heavy');
  expect(readdirSync(join(home, 'journal', 'keys'))).toEqual(['main.age']);
  expect(existsSync(work)).toBe(false);
});

test('a key that another device retired keeps that name, and doctor knows it', async () => {
  const home = await retiredHome();
  expect((await run(['journal', 'list'], { home, env: OPEN })).stdout).toContain('heavy');
  expect(readdirSync(join(home, 'journal', 'keys'))).toEqual(['retired.age']);
  const { stdout } = await run(['doctor', '--json'], { home });
  const findings = JSON.parse(stdout) as { check: string }[];
  expect(findings.filter(({ check }) => check === 'keys')).toEqual([
    expect.objectContaining({ file: 'journal/keys/retired.age', severity: 'note' }),
  ]);
});
