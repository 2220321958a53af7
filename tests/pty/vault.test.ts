import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { wrap } from '../../src/journal/vault/keys.js';
import { digests } from '../faults/support/byhand.js';
import { run, tempFolder } from '../support/host.js';
import { Terminal } from '../support/pty.js';
import { enableIn, IDENTITY, PASSPHRASE } from '../support/vault.js';

const BIN = resolve(import.meta.dirname, '../../bin/selfcare.js');
const SECRET = 'a heavy hour';
const WORDS = 'seven quiet lanterns float';
const CTRL_C = '\x03';
/** A machine may be busy, and a real key takes its second. */
const PATIENCE = 60_000;

async function plainHome(): Promise<string> {
  const home = join(tempFolder(), 'home');
  mkdirSync(home, { mode: 0o700 });
  await run(['journal', '-m', SECRET], { home });
  return home;
}

async function vaultHome(): Promise<string> {
  const home = await plainHome();
  await enableIn(home);
  return home;
}

/** A vault whose passphrase takes its second to check, as a real one does. */
async function slowHome(): Promise<string> {
  const home = await vaultHome();
  writeFileSync(join(home, 'journal/keys/main.age'), await wrap(IDENTITY, PASSPHRASE));
  return home;
}

/**
 * Types the passphrase while a wrong one is being checked. The program stands still meanwhile, so
 * that it is known not to have finished; where it had, another one is begun.
 */
async function typedWhileChecked(begin: () => Terminal): Promise<Terminal> {
  for (let tries = 0; tries < 10; tries++) {
    const terminal = begin();
    await terminal.shows('Passphrase', PATIENCE);
    terminal.type('wrong words\r');
    await terminal.until(
      () => terminal.raw.split('\n').length > 1,
      PATIENCE,
      () => 'a line end',
    );
    process.kill(terminal.pid, 'SIGSTOP');
    const state = () => readFileSync(`/proc/${terminal.pid}/stat`, 'utf8').split(') ')[1];
    await vi.waitFor(() => expect(state()).toMatch(/^T/), { timeout: PATIENCE, interval: 1 });
    // What it had written until then is read in a turn or two.
    for (let turn = 0; turn < 10; turn++) await new Promise((go) => setImmediate(go));
    const isChecking = !terminal.raw.includes('does not open it');
    if (isChecking) terminal.type(`${PASSPHRASE}\r`);
    process.kill(terminal.pid, 'SIGCONT');
    if (isChecking) return terminal;
    terminal.kill();
  }
  throw new Error('the wrong passphrase was always checked before more could be typed');
}

describe.each([
  ['drawn', []],
  ['--plain', ['--plain']],
] as const)('a passphrase at a terminal, %s', (_name, flags) => {
  test(
    'is not shown, may be tried again, and opens the vault',
    async () => {
      const terminal = new Terminal(['journal', 'list', ...flags], { home: await vaultHome() });
      await terminal.shows('Passphrase', PATIENCE);
      terminal.type('wrong words\r');
      await terminal.shows(/does not open it[^]*Passphrase/, PATIENCE);
      terminal.type(`${PASSPHRASE}xx\x7f\x7f\r`);
      await terminal.shows(SECRET, PATIENCE);
      expect(await terminal.exitCode(PATIENCE)).toBe(0);
      expect(terminal.raw).not.toMatch(/herons|wrong words/);
    },
    2 * PATIENCE,
  );

  test(
    'what is typed while one is being checked is never shown',
    async () => {
      const home = await slowHome();
      const terminal = await typedWhileChecked(() => {
        return new Terminal(['journal', 'list', ...flags], { home });
      });
      await terminal.shows(/does not open it[^]*Passphrase/, PATIENCE);
      // Drawn, it was dropped; line by line, it is the next try.
      if (flags.length === 0) terminal.type(`${PASSPHRASE}\r`);
      await terminal.shows(SECRET, PATIENCE);
      expect(await terminal.exitCode(PATIENCE)).toBe(0);
      expect(terminal.raw).not.toMatch(/herons|reeds|wrong words/);
    },
    2 * PATIENCE,
  );

  test(
    'Ctrl-C while one is being checked leaves, and the terminal shows keys again',
    async () => {
      const home = await slowHome();
      const program = [process.execPath, BIN, 'journal', 'list', ...flags].join(' ');
      const script = `${program}; echo code $?; stty -a | grep -o -- '-\\?echo ' ; sleep 60`;
      const terminal = new Terminal(['-c', script], { home, file: '/bin/sh' });
      await terminal.shows('Passphrase', PATIENCE);
      terminal.type('wrong words\r');
      await terminal.until(
        () => terminal.raw.split('\n').length > 1,
        PATIENCE,
        () => 'a line end',
      );
      terminal.type(`four herons${CTRL_C}`);
      await terminal.shows(/code 130[^]*^echo/m, PATIENCE);
      expect(terminal.raw).not.toMatch(/herons|wrong words/);
    },
    2 * PATIENCE,
  );

  test(
    'three wrong ones end with 3',
    async () => {
      const terminal = new Terminal(['journal', 'list', ...flags], { home: await vaultHome() });
      const again = 'does not open it[^]*Passphrase[^]*';
      for (let tries = 0; tries < 3; tries++) {
        await terminal.shows(new RegExp(`Passphrase[^]*${again.repeat(tries)}`), PATIENCE);
        terminal.type(`wrong ${tries}\r`);
      }
      expect(await terminal.exitCode(PATIENCE)).toBe(3);
      expect(terminal.raw).not.toContain(SECRET);
    },
    2 * PATIENCE,
  );

  test.each<[string, string[], string[], string, (home: string) => Promise<unknown>]>([
    ['the passphrase', ['journal', 'list'], [], 'Passphrase', enableIn],
    ['the passphrase, by doctor', ['doctor', '--unlock'], [], 'Passphrase', enableIn],
    ['a new one', ['vault', 'enable'], [], 'New passphrase', () => Promise.resolve()],
    [
      'whether a weak one will do',
      ['vault', 'enable'],
      ['summer\r'],
      'all the same',
      () => Promise.resolve(),
    ],
    [
      'the same once more',
      ['vault', 'enable'],
      [`${WORDS}\r`],
      'once more',
      () => Promise.resolve(),
    ],
    ['the paper key', ['vault', 'passphrase', '--paper-key'], [], 'Paper key', enableIn],
    ['a changed one', ['vault', 'passphrase'], [`${PASSPHRASE}\r`], 'New passphrase', enableIn],
    [
      'whether to write plain',
      ['vault', 'disable'],
      [`${PASSPHRASE}\r`],
      'plain text again',
      enableIn,
    ],
  ])(
    'Ctrl-C where it asks for %s leaves, and nothing has changed',
    async (_what, argv, typed, wanted, prepare) => {
      const home = await plainHome();
      await prepare(home);
      const before = digests(home);
      const terminal = new Terminal([...argv, ...flags], { home });
      for (const keys of typed) {
        await terminal.shows(/New passphrase|Passphrase/, PATIENCE);
        terminal.type(keys);
      }
      await terminal.shows(wanted, PATIENCE);
      terminal.type(CTRL_C);
      expect(await terminal.exitCode(PATIENCE)).toBe(130);
      expect(digests(home)).toEqual(before);
    },
    3 * PATIENCE,
  );
});

test(
  'enable at a terminal: two that differ, a weak one, a paper key; then nothing is plain',
  async () => {
    const home = await plainHome();
    const terminal = new Terminal(['vault', 'enable'], { home, rows: 40 });
    const answer = async (wanted: string | RegExp, keys: string) => {
      await terminal.shows(wanted, PATIENCE);
      terminal.type(keys);
    };
    await answer('New passphrase', `${WORDS}\r`);
    await answer('once more', `${WORDS}!\r`);
    await answer(/not the same[^]*New passphrase/, 'summer\r');
    await answer('all the same?', 'n\r');
    await answer(/all the same[^]*New passphrase/, `${WORDS}\r`);
    await answer(/all the same[^]*once more/, `${WORDS}\r`);
    await answer('Show a paper key', 'y\r');
    await terminal.shows('Have you got it?', PATIENCE);
    const [key = ''] = /AGE-SECRET-KEY-1[0-9A-Z]{58}/.exec(terminal.transcript()) ?? [];
    terminal.type('n\r');
    await terminal.shows(/Take your time[^]*Have you got it/, PATIENCE);
    terminal.type('\r');
    await terminal.shows('The vault is on', PATIENCE);
    expect(await terminal.exitCode(PATIENCE)).toBe(0);
    expect(terminal.raw).not.toContain('lanterns');
    for (const path of digests(home).keys()) {
      expect(readFileSync(join(home, path)).includes(SECRET)).toBe(false);
    }
    // The paper key sets a new passphrase, with the old one forgotten.
    expect(key).not.toBe(IDENTITY);
    const file = join(home, '..', 'paper');
    writeFileSync(file, `${key}\n`);
    const argv = ['vault', 'passphrase', '--paper-key', '--passphrase-command', `cat ${file}`];
    const changed = await run([...argv, '--new-passphrase-command', `echo ${PASSPHRASE}`], {
      home,
    });
    expect([changed.code, changed.stderr]).toEqual([0, expect.stringContaining('is changed')]);
    const command = ['--passphrase-command', `echo ${PASSPHRASE}`];
    expect((await run(['journal', 'list', ...command], { home })).stdout).toContain(SECRET);
  },
  5 * PATIENCE,
);
