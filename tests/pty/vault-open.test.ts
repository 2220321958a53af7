import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { enable } from '../../src/commands/vault/enable.js';
import { createContext } from '../../src/context.js';
import { filesBelow } from '../faults/support/byhand.js';
import { run, testHost } from '../support/host.js';
import { CHEAP, enableIn, PASSPHRASE_COMMAND } from '../support/vault.js';
import { CTRL_C, CTRL_D, Desk, MOOD } from './journal-rig.js';

const WORDS = 'a sandpiper at the weir';
const MORE = ' and two herons';
/** The program that writes at this moment is. */
const ALIVE = { isAlive: () => true };
const OPEN = { SELFCARE_PASSPHRASE_COMMAND: PASSPHRASE_COMMAND };

/** The files below a home that hold what was typed, in plain. */
function plainIn(home: string): string[] {
  return filesBelow(home).filter((path) => {
    return /sandpiper|heron/.test(readFileSync(join(home, path), 'utf8'));
  });
}

async function listed(home: string): Promise<string> {
  return (await run(['journal', 'list'], { home, env: OPEN })).stdout;
}

/** A page with words on it, over which the vault is turned on in another window. */
async function begun() {
  const desk = new Desk();
  const terminal = await desk.page();
  terminal.type(WORDS);
  await desk.keeps(WORDS);
  await enableIn(desk.home, ALIVE);
  return { desk, terminal };
}

test('words that are typed on while the vault is turned on elsewhere are saved encrypted', async () => {
  const { desk, terminal } = await begun();
  terminal.type(MORE);
  await vi.waitFor(() => expect(plainIn(desk.home)).toEqual([]), { timeout: 10_000, interval: 5 });
  terminal.type(CTRL_D);
  await terminal.shows(MOOD);
  terminal.type('\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(plainIn(desk.home)).toEqual([]);
  expect(desk.drafts()).toEqual([]);
  expect(await listed(desk.home)).toContain(WORDS + MORE);
});

test('those that are left so are an encrypted draft', async () => {
  const { desk, terminal } = await begun();
  terminal.type(CTRL_C);
  expect(await terminal.exitCode()).toBe(130);
  expect(plainIn(desk.home)).toEqual([]);
  const { stdout } = await run(['journal', 'drafts'], { home: desk.home, env: OPEN });
  expect(stdout).toContain('5 words');
});

test('and so is what an editor had open', async () => {
  const desk = new Desk();
  const [open, go] = [join(desk.home, 'open'), join(desk.home, 'go')];
  const script = `printf 'a sand%s at the weir' piper >"$1"; : >${open}; until [ -e ${go} ]; do sleep 0.02; done`;
  const terminal = desk.run('journal -e', { env: desk.editor(script) });
  await vi.waitFor(() => expect(existsSync(open)).toBe(true), { timeout: 10_000 });
  await enableIn(desk.home, ALIVE);
  writeFileSync(go, '');
  await terminal.shows(MOOD);
  expect(plainIn(desk.home)).toEqual([]);
  terminal.type('\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(plainIn(desk.home)).toEqual([]);
  expect(desk.drafts()).toEqual([]);
  expect(await listed(desk.home)).toContain(WORDS);
});

test('a close that is answered meanwhile is encrypted, too', async () => {
  const desk = new Desk();
  const terminal = desk.run('boundary --plain');
  await terminal.shows('Done?');
  terminal.type('\r');
  await terminal.shows('Notes still to write');
  terminal.type('\r');
  await terminal.shows('What is still open?');
  terminal.type(`${WORDS}\r`);
  await terminal.shows('Another');
  await enableIn(desk.home, ALIVE);
  terminal.type(CTRL_C);
  expect(await terminal.exitCode()).toBe(130);
  expect(plainIn(desk.home)).toEqual([]);
});

test('`vault enable` names what is being written', async () => {
  const desk = new Desk();
  const terminal = await desk.page();
  terminal.type(WORDS);
  await desk.keeps(WORDS);
  const host = testHost({ home: desk.home });
  const context = createContext({ ...host, ...ALIVE });
  await enable(context, { newPassphraseCommand: PASSPHRASE_COMMAND }, CHEAP);
  expect(host.stderr.text).toMatch(
    /drafts\/[a-z2-7]{8}\.json is still plain: it is being written in another window/,
  );
});
