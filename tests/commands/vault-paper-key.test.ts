import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createContext, NO_FLAGS, type Context } from '../../src/context.js';
import { enable } from '../../src/commands/vault/enable.js';
import { changePassphrase } from '../../src/commands/vault/passphrase.js';
import { newIdentity, unwrap } from '../../src/journal/vault/keys.js';
import { digests } from '../faults/support/byhand.js';
import { run, tempFolder, testHost } from '../support/host.js';
import {
  CHEAP,
  enableIn,
  IDENTITY,
  PASSPHRASE,
  PASSPHRASE_COMMAND,
  RECIPIENT,
} from '../support/vault.js';

const OPEN = { SELFCARE_PASSPHRASE_COMMAND: PASSPHRASE_COMMAND };
const FOREIGN = await newIdentity();
const NEW_WORDS = 'echo seven grey herons over a harbour';
const NEW_OPEN = { SELFCARE_PASSPHRASE_COMMAND: NEW_WORDS };

/** A run with a paper key. */
function contextWith(key: string, home: string): Context {
  return createContext(testHost({ home }), { ...NO_FLAGS, passphraseCommand: `echo ${key}` });
}

const CHANGE = { newPassphraseCommand: NEW_WORDS, paperKey: true };
const enableWith = (key: string, home: string) => enable(contextWith(key, home), CHANGE, CHEAP);
const refusal = expect.objectContaining({
  exitCode: 3,
  message: 'that is not the key of this vault',
});

const keysIn = (home: string) => readdirSync(join(home, 'journal', 'keys')).sort();

/** A home whose vault was turned off. */
async function retired(): Promise<string> {
  const home = tempFolder();
  await run(['journal', '-m', 'before'], { home });
  await enableIn(home);
  expect((await run(['vault', 'disable'], { home, env: OPEN })).code).toBe(0);
  return home;
}

/** Writes an entry as a device that has not heard that the vault is off. */
async function writeSealed(home: string): Promise<void> {
  const state = join(home, 'state.json');
  const now = readFileSync(state, 'utf8');
  const off = JSON.parse(now) as Record<string, unknown>;
  writeFileSync(state, JSON.stringify({ ...off, vault: { recipient: RECIPIENT } }));
  expect((await run(['journal', '-m', 'not heard of it'], { home, seed: 78 })).code).toBe(0);
  writeFileSync(state, now);
}

describe('a vault that is turned on by a paper key', () => {
  test('refuses a key that opens nothing of what is encrypted, and nothing changes', async () => {
    const home = await retired();
    await writeSealed(home);
    const before = digests(home);
    await expect(enableWith(FOREIGN, home)).rejects.toEqual(refusal);
    expect(digests(home)).toEqual(before);
    await run(['vault', 'disable'], { home, env: OPEN });
    expect((await run(['journal', 'list'], { home })).stdout).toMatch(/heard of it[^]*before/);
  });

  test('refuses it also where the retired key is gone', async () => {
    const home = await retired();
    await writeSealed(home);
    rmSync(join(home, 'journal', 'keys'), { recursive: true });
    await expect(enableWith(FOREIGN, home)).rejects.toEqual(refusal);
    await enableWith(IDENTITY, home);
    const { stdout } = await run(['journal', 'list'], { home, env: NEW_OPEN });
    expect(stdout).toMatch(/heard of it[^]*before/);
  });

  test('takes its own, and reads what was encrypted elsewhere meanwhile', async () => {
    const home = await retired();
    await writeSealed(home);
    await enableWith(IDENTITY, home);
    const { stdout } = await run(['journal', 'list'], { home, env: NEW_OPEN });
    expect(stdout).toMatch(/heard of it[^]*before/);
  });

  test('keeps the key of before: what other devices encrypted to it may be on its way', async () => {
    const home = await retired();
    const old = readFileSync(join(home, 'journal/keys/retired.age'));
    await enableWith(FOREIGN, home);
    expect(keysIn(home)).toEqual(['main.age', 'retired.age']);
    expect(readFileSync(join(home, 'journal/keys/retired.age')).equals(old)).toBe(true);
  });

  test('keeps it when it is turned off again, too', async () => {
    const home = await retired();
    await enableWith(FOREIGN, home);
    expect((await run(['vault', 'disable'], { home, env: NEW_OPEN })).code).toBe(0);
    const names = keysIn(home);
    expect(names).toEqual([expect.stringMatching(/^retired-[0-9a-f]{8}\.age$/), 'retired.age']);
    const [aside = '', main = ''] = names.map((name) => join(home, 'journal/keys', name));
    expect(await unwrap(readFileSync(aside), PASSPHRASE)).toBe(IDENTITY);
    expect(await unwrap(readFileSync(main), NEW_WORDS.slice('echo '.length))).toBe(FOREIGN);
    const found = JSON.parse((await run(['doctor', '--json'], { home })).stdout) as object[];
    expect(found.filter((each) => 'check' in each && each.check === 'keys')).toEqual([]);
  });
});

test('a device that has not opened the vault re-wraps it by the key that opens it alone', async () => {
  const home = tempFolder();
  await run(['journal', '-m', 'before'], { home });
  await enableIn(home);
  writeFileSync(join(home, 'state.json'), '{"version":1,"device":"devicebb"}');
  const main = readFileSync(join(home, 'journal/keys/main.age'));
  const change = (key: string) => changePassphrase(contextWith(key, home), CHANGE, CHEAP);
  await expect(change(FOREIGN)).rejects.toEqual(refusal);
  expect(readFileSync(join(home, 'journal/keys/main.age')).equals(main)).toBe(true);
  await change(IDENTITY);
  expect((await run(['journal', 'list'], { home, env: NEW_OPEN })).stdout).toContain('before');
});
