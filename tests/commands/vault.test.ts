import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createContext, NO_FLAGS } from '../../src/context.js';
import { changePassphrase } from '../../src/commands/vault/passphrase.js';
import { enable } from '../../src/commands/vault/enable.js';
import { main } from '../../src/main.js';
import { filesBelow } from '../faults/support/byhand.js';
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
const SECRET = 'a heavy hour with somebody';

/** Whether any file of a home, or its name, holds a text. */
function holds(home: string, text: string): boolean {
  return filesBelow(home).some(
    (path) => path.includes(text) || readFileSync(join(home, path)).includes(text),
  );
}

/** A home with one entry, and the vault on. */
async function vaultHome(): Promise<string> {
  const home = tempFolder();
  expect((await run(['journal', '-m', SECRET], { home })).code).toBe(0);
  await enableIn(home);
  return home;
}

/** A file with lines, open for reading. */
function descriptor(...lines: string[]): number {
  const path = join(tempFolder(), 'lines');
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  const fd = openSync(path, 'r');
  onTestFinished(() => closeSync(fd));
  return fd;
}

describe('a vault', () => {
  test('is enabled without a terminal, and then holds nothing plain', async () => {
    const home = tempFolder();
    for (const [seed, text] of [SECRET, 'another'].entries()) {
      await run(['journal', '-m', text], { home, seed: seed + 1 });
    }
    const host = testHost({ home });
    const context = createContext(host, { ...NO_FLAGS, json: true });
    await enable(context, { newPassphraseCommand: PASSPHRASE_COMMAND }, CHEAP);
    const said = JSON.parse(host.stdout.text) as Record<string, unknown>;
    expect(said).toEqual({ vault: 'on', recipient: expect.stringMatching(/^age1/), encrypted: 2 });
    expect(holds(home, SECRET)).toBe(false);
    const listed = await run(['journal', 'list', '--json'], { home, env: OPEN });
    expect((JSON.parse(listed.stdout) as { text: string }[]).map(({ text }) => text)).toEqual([
      'another',
      SECRET,
    ]);
    expect(readdirSync(join(home, 'journal', 'keys'))).toEqual(['main.age']);
    expect(readdirSync(join(home, 'journal')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('takes what is written without asking; reading without a passphrase is refused', async () => {
    const home = await vaultHome();
    for (const [argv, stdin] of [
      [['journal', '-m', 'one more'], ''],
      [['journal', '-'], 'from a pipe'],
    ] as const) {
      const { code, stderr } = await run([...argv], { home, stdin, seed: argv.length + 5 });
      expect([argv, code, stderr]).toEqual([argv, 0, expect.stringContaining('Saved')]);
    }
    expect(holds(home, 'one more')).toBe(false);
    for (const argv of [
      ['journal', 'list'],
      ['journal', 'search', 'heavy'],
      ['journal', 'show', 'last'],
      ['export', '--format', 'jsonl'],
    ]) {
      const { code, stdout, stderr } = await run(argv, { home });
      expect([argv, code, stdout]).toEqual([argv, 3, '']);
      expect(stderr).toMatch(/locked[^]*--passphrase-command[^]*SELFCARE_PASSPHRASE_COMMAND/);
    }
    const { stdout } = await run(['journal', 'list', '-n', '3', '--json'], { home, env: OPEN });
    expect((JSON.parse(stdout) as unknown[]).length).toBe(3);
  });
});

describe('unlocking', () => {
  test.each<[string, (fd: () => number) => { argv?: string[]; env?: Record<string, string> }]>([
    ['a command on the line', () => ({ argv: ['--passphrase-command', PASSPHRASE_COMMAND] })],
    ['a command in the environment', () => ({ env: OPEN })],
    ['a descriptor', (fd) => ({ argv: ['--passphrase-fd', String(fd())] })],
    [
      'the line, whatever the environment says',
      (fd) => ({
        argv: ['--passphrase-fd', String(fd())],
        env: { SELFCARE_PASSPHRASE_COMMAND: 'echo wrong' },
      }),
    ],
    [
      'a command that prints more lines',
      () => ({ argv: ['--passphrase-command', `printf '${PASSPHRASE}\\r\\nuser: x\\n'`] }),
    ],
    [
      'a descriptor without a line end',
      () => ({ argv: ['--passphrase-command', `printf '${PASSPHRASE}'`] }),
    ],
  ])('by %s', async (_what, way) => {
    const home = await vaultHome();
    const { argv = [], env = {} } = way(() => descriptor(PASSPHRASE, 'what stands behind it'));
    const { code, stdout, stderr } = await run(['journal', 'list', ...argv], { home, env });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(SECRET);
  });

  test.each<[string, string[], string]>([
    ['wrong', ['--passphrase-command', 'echo wrong'], 'does not open the vault'],
    ['empty', ['--passphrase-command', 'true'], 'printed nothing'],
    ['not to be had', ['--passphrase-command', 'exit 7'], 'failed \\(exit code 7\\)'],
    ['nowhere', ['--passphrase-fd', '999'], 'descriptor 999 cannot be read'],
  ])('with a passphrase that is %s ends with 3, and nothing has changed', async (_w, argv, why) => {
    const home = await vaultHome();
    const before = filesBelow(home);
    for (const command of [
      ['journal', 'list'],
      ['journal', 'edit', 'last', '-m', 'x'],
      ['vault', 'export-key'],
      ['vault', 'disable'],
      ['vault', 'passphrase', '--new-passphrase-command', 'echo whatever it may be'],
    ]) {
      const { code, stdout, stderr } = await run([...command, ...argv], { home });
      expect([command, code, stdout]).toEqual([command, 3, '']);
      expect(stderr).toMatch(new RegExp(why));
      expect(stderr).not.toContain('echo');
    }
    expect(filesBelow(home)).toEqual(before);
  });

  test('is asked for once a run, however much is read', async () => {
    const home = await vaultHome();
    const count = join(tempFolder(), 'count');
    const command = `echo asked >>${count}; ${PASSPHRASE_COMMAND}`;
    const argv = ['journal', 'edit', 'last', '-m', 'changed', '--passphrase-command', command];
    expect((await run(argv, { home })).code).toBe(0);
    expect(readFileSync(count, 'utf8')).toBe('asked\n');
  });

  test.each<[string, string[], number, RegExp]>([
    ['an empty command', ['--passphrase-command', ''], 2, /command for the passphrase is empty/],
    ['an endless line', ['--passphrase-fd', 'LONG'], 3, /too long/],
  ])('%s is refused in words', async (_what, argv, code, why) => {
    const home = await vaultHome();
    const words = argv.map((word) =>
      word === 'LONG' ? String(descriptor('x'.repeat(5000))) : word,
    );
    const ran = await run(['journal', 'list', ...words], { home });
    expect([ran.code, ran.stderr]).toEqual([code, expect.stringMatching(why)]);
  });

  test('a passphrase is never taken for a text', async () => {
    const home = await vaultHome();
    const before = filesBelow(home);
    const argv = ['journal', '-', '--passphrase-fd', '0'];
    const { code, stderr } = await run(argv, { home, stdin: `${PASSPHRASE}\nthe text\n` });
    expect([code, stderr]).toEqual([2, expect.stringContaining('descriptor 0')]);
    expect(filesBelow(home)).toEqual(before);
  });

  test('a number that is none is a slip', async () => {
    const { code, stderr } = await run(['journal', 'list', '--passphrase-fd', 'x']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--passphrase-fd needs')]);
  });
});

describe('a new passphrase', () => {
  const change = async (home: string, command: string, paper = false) => {
    const host = testHost({ home });
    const context = createContext(host, {
      ...NO_FLAGS,
      passphraseCommand: paper ? `echo ${IDENTITY.toLowerCase()}` : PASSPHRASE_COMMAND,
    });
    const options = { newPassphraseCommand: command, ...(paper ? { paperKey: true } : {}) };
    await changePassphrase(context, options, CHEAP);
  };

  test.each([false, true])('re-wraps one file and no other (by a paper key: %s)', async (paper) => {
    const home = await vaultHome();
    const before = filesBelow(home);
    await change(home, 'echo seven quiet lanterns float', paper);
    expect(filesBelow(home)).toEqual(before);
    const env = { SELFCARE_PASSPHRASE_COMMAND: 'echo seven quiet lanterns float' };
    expect((await run(['journal', 'list'], { home, env })).stdout).toContain(SECRET);
    expect((await run(['journal', 'list'], { home, env: OPEN })).code).toBe(3);
  });

  test('that is easily guessed is refused, and the old one serves', async () => {
    const home = await vaultHome();
    await expect(change(home, 'echo therapist2026')).rejects.toThrow(/easy to guess/);
    expect((await run(['journal', 'list'], { home, env: OPEN })).code).toBe(0);
  });

  test.each([
    ['as it was printed', ['# selfcare: the key of your vault', '# it belongs to it', IDENTITY]],
    ['in groups', [IDENTITY.replaceAll(/.{4}/g, '$& ')]],
  ])('a paper key is taken %s', async (_what, lines) => {
    const home = await vaultHome();
    const flags = { ...NO_FLAGS, passphraseFd: descriptor(...lines) };
    const options = { newPassphraseCommand: 'echo seven quiet lanterns float', paperKey: true };
    await changePassphrase(createContext(testHost({ home }), flags), options, CHEAP);
    const env = { SELFCARE_PASSPHRASE_COMMAND: 'echo seven quiet lanterns float' };
    expect((await run(['journal', 'list'], { home, env })).stdout).toContain(SECRET);
  });

  test('another key than this vault’s is refused', async () => {
    const home = await vaultHome();
    const host = testHost({ home });
    const context = createContext(host, {
      ...NO_FLAGS,
      passphraseCommand:
        'echo AGE-SECRET-KEY-1PUG6AS4LKX3FE56Q37SSYDG4RTGL2J9Q624GAUH8ECVL5H9QF0SSJ28LA9',
    });
    const options = { newPassphraseCommand: 'echo seven quiet lanterns', paperKey: true };
    await expect(changePassphrase(context, options, CHEAP)).rejects.toThrow(/not the key/);
  });
});

test('the key is shown only unlocked, as a file that age takes', async () => {
  const home = await vaultHome();
  const { stdout, stderr } = await run(['vault', 'export-key'], { home, env: OPEN });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.filter((line) => !line.startsWith('#'))).toEqual([IDENTITY]);
  expect(stdout).toContain(RECIPIENT);
  expect(stderr).toContain('can read your journal');
});

describe('disable', () => {
  test('makes everything plain again, keeps the key aside, and enable takes it up', async () => {
    const home = await vaultHome();
    await run(['journal', '-m', 'while it was on'], { home, seed: 77 });
    const { code, stdout } = await run(['vault', 'disable', '--json'], { home, env: OPEN });
    expect([code, JSON.parse(stdout)]).toEqual([0, { vault: 'off', decrypted: 2, left: [] }]);
    expect(filesBelow(home).filter((path) => path.endsWith('.age'))).toEqual([
      'journal/keys/retired.age',
    ]);
    expect((await run(['journal', 'list'], { home })).stdout).toMatch(/while it was on[^]*heavy/);
    const again = await run(['vault', 'enable', '--json'], { home, env: OPEN });
    expect(JSON.parse(again.stdout)).toEqual({ vault: 'on', recipient: RECIPIENT, encrypted: 2 });
    expect(holds(home, SECRET)).toBe(false);
    expect(readdirSync(join(home, 'journal', 'keys'))).toEqual(['main.age']);
  });

  test('a forgotten passphrase: the paper key turns it on again, under a new one', async () => {
    const home = await vaultHome();
    await run(['vault', 'disable'], { home, env: OPEN });
    const fresh = ['--new-passphrase-command', 'echo seven grey herons over a harbour'];
    const ignored = await run(['vault', 'enable', ...fresh], { home });
    expect([ignored.code, ignored.stderr]).toEqual([2, expect.stringContaining('--paper-key')]);
    const passphraseCommand = `echo ${IDENTITY}`;
    const context = createContext(testHost({ home }), { ...NO_FLAGS, passphraseCommand });
    const [, newPassphraseCommand = ''] = fresh;
    await enable(context, { newPassphraseCommand, paperKey: true }, CHEAP);
    // Both are the same key, which nobody can tell without the forgotten passphrase.
    const names = readdirSync(join(home, 'journal', 'keys')).sort();
    expect(names).toEqual(['main.age', 'retired.age']);
    expect(holds(home, SECRET)).toBe(false);
    const open = { SELFCARE_PASSPHRASE_COMMAND: 'echo seven grey herons over a harbour' };
    expect((await run(['journal', 'list'], { home, env: open })).stdout).toContain('heavy');
    expect((await run(['journal', 'list'], { home, env: OPEN })).code).toBe(3);
    const wrong = ['--passphrase-command', 'echo AGE-SECRET-KEY-1NONSENSE'];
    await run(['vault', 'disable'], { home, env: open });
    expect((await run(['vault', 'enable', '--paper-key', ...fresh, ...wrong], { home })).code).toBe(
      3,
    );
  });

  test('what another device encrypted meanwhile is brought back by a second one', async () => {
    const home = await vaultHome();
    const state = readFileSync(join(home, 'state.json'));
    await run(['vault', 'disable'], { home, env: OPEN });
    const other = readFileSync(join(home, 'state.json'));
    writeFileSync(join(home, 'state.json'), state);
    await run(['journal', '-m', 'not heard of it yet'], { home, seed: 78 });
    writeFileSync(join(home, 'state.json'), other);
    const half = await run(['journal', 'list'], { home });
    const hint = /is encrypted, and the vault is off here[^]*hint: `selfcare vault disable`/;
    expect([half.code, half.stderr]).toEqual([0, expect.stringMatching(hint)]);
    const looked = await run(['doctor', '--json'], { home });
    const found = JSON.parse(looked.stdout) as { check: string; remedy: string }[];
    expect(found.find(({ check }) => check === 'vault')?.remedy).toMatch(
      /^`selfcare vault disable`/,
    );
    expect(found.filter(({ check }) => check === 'numbers')).toEqual([]);
    await run(['vault', 'disable'], { home, env: OPEN });
    expect((await run(['journal', 'list'], { home })).stdout).toMatch(/heard of it[^]*heavy/);
  });
});

describe('a device that has not opened the vault', () => {
  test('writes nothing plain; the passphrase introduces it, once', async () => {
    const home = await vaultHome();
    // Another device: the journal has come by sync, the state has not.
    const state = join(home, 'state.json');
    writeFileSync(state, '{"version":1,"device":"devicebb"}');
    const refused = await run(['journal', '-m', 'must not be plain'], { home });
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('locked')]);
    expect(holds(home, 'must not be plain')).toBe(false);
    const status = await run(['vault', 'status', '--json'], { home });
    expect(JSON.parse(status.stdout)).toMatchObject({ vault: 'on', introduced: false });
    const argv = ['journal', '-m', 'must not be plain'];
    expect((await run(argv, { home, env: OPEN, seed: 9 })).code).toBe(0);
    expect(holds(home, 'must not be plain')).toBe(false);
    expect((await run(['journal', '-m', 'and again'], { home, seed: 10 })).code).toBe(0);
    expect(readFileSync(state, 'utf8')).toContain(RECIPIENT);
  });

  test.each([
    ['text that is piped in', ['journal', '-'], 'words that nobody has twice'],
    ['a session', ['breathe', 'box', '-c', '1'], undefined],
  ])('refuses %s before it begins', async (_what, argv, stdin) => {
    const home = await vaultHome();
    writeFileSync(join(home, 'state.json'), '{"version":1,"device":"devicebb"}');
    const host = testHost({ home, ...(stdin === undefined ? {} : { stdin }) });
    const read: unknown[] = [];
    host.stdin().on('data', (chunk: unknown) => read.push(chunk));
    host.stdin().pause();
    const code = await main(argv, createContext(host));
    expect(code).toBe(3);
    expect(host.stderr.text).toContain('before it was opened once');
    expect(host.stderr.text.trim().split('\n')).toHaveLength(2);
    expect(host.stdout.text).toBe('');
    expect(read).toEqual([]);
  });

  test('enable does not make a second key', async () => {
    const home = await vaultHome();
    const key = readFileSync(join(home, 'journal/keys/main.age'));
    writeFileSync(join(home, 'state.json'), '{"version":1,"device":"devicebb"}');
    const { code, stdout } = await run(['vault', 'enable', '--json'], { home, env: OPEN });
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { recipient: RECIPIENT }]);
    expect(readFileSync(join(home, 'journal/keys/main.age')).equals(key)).toBe(true);
  });

  test('nor beside a key that it does not know', async () => {
    const home = await vaultHome();
    await run(['vault', 'disable'], { home, env: OPEN });
    const keys = join(home, 'journal/keys');
    renameSync(join(keys, 'retired.age'), join(keys, 'somebody.age'));
    const { code, stderr } = await run(['vault', 'enable'], { home, env: OPEN });
    expect([code, stderr]).toEqual([1, expect.stringContaining('somebody.age')]);
    expect(existsSync(join(home, 'journal/keys/main.age'))).toBe(false);
  });
});
