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
import { enable } from '../../../src/commands/vault/enable.js';
import { createContext } from '../../../src/context.js';
import { disableVault, enableVault } from '../../../src/journal/vault/turn.js';
import { wrap } from '../../../src/journal/vault/keys.js';
import { digests, filesBelow } from '../../faults/support/byhand.js';
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

/** The paths of the journal's files. */
const textsIn = (home: string) =>
  filesBelow(join(home, 'journal')).map((path) => join(home, 'journal', path));

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
  const before = digests(home);
  const turning = { home, host: testHost({ home }), age: vaultCodec, ...refuses };
  await expect(disableVault(turning)).rejects.toThrow();
  expect(digests(home)).toEqual(before);
});

test('and one that is turned on', async () => {
  const home = tempFolder();
  await run(['journal', '-m', 'a heavy hour'], { home });
  const before = digests(home);
  const turning = { home, host: testHost({ home }), age: vaultCodec, ...refuses };
  await expect(enableVault(await wrap(IDENTITY, PASSPHRASE, CHEAP), turning)).rejects.toThrow();
  expect(digests(home)).toEqual(before);
});

test('a switch that failed when the disk had it already takes the key from nobody', async () => {
  const home = tempFolder();
  const turning = { home, host: testHost({ home }), age: vaultCodec, ...refuses };
  const key = await wrap(IDENTITY, PASSPHRASE, CHEAP);
  await expect(enableVault(key, { ...turning, isFlipped: () => true })).rejects.toThrow();
  expect(existsSync(join(home, 'journal/keys/.main.age'))).toBe(true);
});

test('one that failed while nobody can tell is taken for made, and its own error is told', async () => {
  const home = tempFolder();
  const turning = { home, host: testHost({ home }), age: vaultCodec, ...refuses };
  const isFlipped = () => {
    throw new Error('state.json cannot be read');
  };
  const key = await wrap(IDENTITY, PASSPHRASE, CHEAP);
  await expect(enableVault(key, { ...turning, isFlipped })).rejects.toMatchObject({
    code: 'EACCES',
  });
  expect(existsSync(join(home, 'journal/keys/.main.age'))).toBe(true);
  expect(readdirSync(join(home, 'journal'))).toEqual(['keys']);
});

test.each<[string, (whole: string) => string]>([
  ['cut', (whole) => whole.slice(0, 40)],
  ['empty', () => ''],
  ['changed', (whole) => whole.replace('heavy', 'HEAVY')],
  ['blank at its end', (whole) => `${whole}\n\n\n`],
])('a plain file that is %s stops nothing: it is encrypted as it is', async (_what, harm) => {
  const home = tempFolder();
  await run(['journal', '-m', 'a heavy hour'], { home });
  await run(['journal', '-m', 'a lighter one'], { home, seed: 7 });
  const [path = ''] = textsIn(home).filter((each) => readFileSync(each, 'utf8').includes('heavy'));
  const harmed = harm(readFileSync(path, 'utf8'));
  writeFileSync(path, harmed);
  const host = testHost({ home });
  await enable(createContext(host), { newPassphraseCommand: PASSPHRASE_COMMAND }, CHEAP);
  expect(host.stderr.text).toContain(`${path.slice(home.length + 1)} was damaged before`);
  expect(existsSync(path)).toBe(false);
  expect(existsSync(`${path}.age`)).toBe(true);
  expect((await run(['journal', 'list'], { home, env: OPEN })).stdout).toContain('lighter');
  const off = await run(['vault', 'disable'], { home, env: OPEN });
  expect([off.code, off.stderr]).toEqual([0, expect.not.stringContaining('cannot be decrypted')]);
  const plain = textsIn(home).map((each) => readFileSync(each, 'utf8'));
  expect(plain.some((text) => text.trimEnd() === harmed.trimEnd())).toBe(true);
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
