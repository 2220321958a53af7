import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../support/host.js';
import { lockedHome, opened, PASSPHRASE } from '../support/locked.js';
import { Terminal } from '../support/pty.js';
import { CTRL_C, CTRL_D, FREE, MOOD } from './journal-rig.js';

const ASKED = 'Passphrase';
const WORDS = 'words for the vault';

/** The built program at a terminal, with its vault locked. */
function at(home: string, line: string, env: Record<string, string> = {}): Terminal {
  return new Terminal(line.split(' ').filter(Boolean), { home, env });
}

/** A home with an entry and a loop, and with hours, so that there is a day to go by. */
async function written(): Promise<string> {
  const home = lockedHome();
  await run(['hours', 'set', 'mon-sun', '9:00-17:30'], { home, seed: 2 });
  await run(['journal', '-m', WORDS], { home, seed: 3 });
  const flags = ['--finished-at', 'now', '--loop', 'call back'];
  await run(['boundary', ...flags], { home, seed: 4 });
  return home;
}

describe('at a terminal, with the vault locked', () => {
  test('writing and the day ask for nothing', async () => {
    const home = await written();
    const lines = [
      'journal -m more',
      'load add 2',
      'load',
      'boundary snooze 5m --yes',
      'boundary --finished-at now --well it',
      'boundary status',
      'remind',
      'remind list',
      'remind add Stretch --every 2h',
      'hours set mon-sun 9:00-17:00',
      'today',
      '',
    ];
    for (const line of lines) {
      const terminal = at(home, line);
      // Whoever were asked would wait here.
      expect([0, 1], line).toContain(await terminal.exitCode());
      expect(terminal.raw, line).not.toContain(ASKED);
      expect(terminal.raw, line).not.toContain('call back');
    }
  }, 60_000);

  test('reading asks once, shows no letter of the answer, and then reads', async () => {
    const home = await written();
    const terminal = at(home, 'journal list');
    await terminal.shows(ASKED);
    terminal.type(`${PASSPHRASE}\r`);
    expect(await terminal.exitCode()).toBe(0);
    expect(terminal.transcript()).toContain(WORDS);
    expect(terminal.raw).not.toContain('genügen');
    expect(terminal.raw.split(`${ASKED}`).length - 1).toBeGreaterThan(0);
    expect(terminal.transcript().match(/Passphrase/g)).toHaveLength(1);
  });

  test('Ctrl-C at the question leaves, and everything is as it was', async () => {
    const home = await written();
    const before = readdirSync(home, { recursive: true }).sort();
    const terminal = at(home, 'journal undo');
    await terminal.shows(ASKED);
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    expect(readdirSync(home, { recursive: true }).sort()).toEqual(before);
  });

  test('the morning asks only where something was left open', async () => {
    const home = await written();
    const terminal = at(home, 'boundary open');
    await terminal.shows(ASKED);
    terminal.type(`${PASSPHRASE}\r`);
    expect(await terminal.exitCode()).toBe(0);
    expect(terminal.transcript()).toContain('call back');

    const fresh = at(lockedHome(), 'boundary open');
    expect(await fresh.exitCode()).toBe(0);
    expect(fresh.raw).not.toContain(ASKED);
  });

  test('an edit whose passphrase is wrong never gets to the editor', async () => {
    const home = await written();
    const terminal = at(home, 'journal edit last', { EDITOR: 'touch edited; false' });
    for (let tries = 0; tries < 3; tries++) {
      await terminal.until(
        () => (terminal.transcript().match(/Passphrase/g) ?? []).length > tries,
        10_000,
        () => `question ${tries + 1}`,
      );
      terminal.type('wrong\r');
    }
    expect(await terminal.exitCode()).toBe(3);
    expect(terminal.transcript()).toContain('that passphrase does not open the vault');
    expect((await run(['journal', 'list'], opened(home))).stdout).toContain(WORDS);
  });
});

test('a device that does not know the vault yet asks before a word is typed, and once', async () => {
  const home = lockedHome();
  writeFileSync(join(home, 'state.json'), JSON.stringify({ version: 1, device: 'deviceaa' }));
  const terminal = at(home, 'journal -t free');
  await terminal.shows(ASKED);
  terminal.type(`${PASSPHRASE}\r`);
  await terminal.shows(FREE);
  terminal.type(`first here${CTRL_D}`);
  await terminal.shows(MOOD);
  terminal.type('\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(readFileSync(join(home, 'state.json'), 'utf8')).toContain('age1');
  const again = at(home, 'journal -m second');
  expect(await again.exitCode()).toBe(0);
  expect(again.raw).not.toContain(ASKED);
  expect((await run(['journal', 'list', '--json'], opened(home))).stdout).toMatch(
    /second[^]*first here/,
  );
});

test('a crash in the middle of a text keeps it, encrypted, and prints none of it', async () => {
  const home = lockedHome();
  const preload = join(home, 'crash.cjs');
  // As a fault of ours would: when the words are there, with them in its message.
  writeFileSync(
    preload,
    `const { existsSync } = require('node:fs');
     const timer = setInterval(() => {
       if (existsSync(${JSON.stringify(join(home, 'now'))})) {
         clearInterval(timer);
         throw new Error('it was: ${WORDS}');
       }
     }, 10).unref();`,
  );
  const terminal = at(home, 'journal -t free', { NODE_OPTIONS: `--require ${preload}` });
  await terminal.shows(FREE);
  terminal.type('half a thought');
  await terminal.shows('half a thought');
  writeFileSync(join(home, 'now'), '');
  expect(await terminal.exitCode()).toBe(1);
  expect(terminal.raw).toContain('something went wrong inside selfcare');
  expect(terminal.raw).not.toContain('it was');
  const drafts = await run(['journal', 'drafts', '--json'], opened(home));
  expect(JSON.parse(drafts.stdout)).toMatchObject([{ text: 'half a thought' }]);
});
