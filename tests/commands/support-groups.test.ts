import { describe, expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';

let seed = 900;
const NOW = '2026-03-10T12:00:00Z';
async function go(home: string, ...argv: string[]) {
  const { code, stdout, stderr } = await run(argv, { home, now: NOW, seed: ++seed });
  return { code, said: `${stdout}${stderr}`.replaceAll(/\s+/g, ' ') };
}
const ADD = ['support', 'add', 'Sup', '--since', '2026-03-01', '--preset'];
const LOG = ['support', 'log', 'sup', '--minutes'];
const WARNING = 'Time in groups alone is not enough in full-time practice.';

describe('time in groups alone', () => {
  test('is said not to be enough, wherever one stands is said', async () => {
    const home = tempFolder();
    await go(home, ...ADD, 'babcp');
    expect((await go(home, ...LOG, '60', '--group', '4')).said).not.toContain(WARNING);
    for (const line of [[...LOG, '90', '--group', '4'], ['support'], ['support', 'due']]) {
      const { said } = await go(home, ...line);
      expect([line, said.includes(WARNING)]).toEqual([line, true]);
      expect(said).not.toContain('Nothing more is due');
    }
    // One that was alone is enough.
    const alone = await go(home, ...LOG, '10');
    expect(alone.said).toContain('Nothing more is due');
    expect((await go(home, 'support', 'due')).said).not.toContain(WARNING);
  });

  test('is enough where the rule says nothing of it', async () => {
    const home = tempFolder();
    await go(home, ...ADD, 'bacp');
    expect((await go(home, ...LOG, '200', '--group', '4')).said).toContain('Nothing more is due');
  });
});

describe('where no rule for groups is set', () => {
  const HINT =
    /No rule for groups is set, so all of it counts. BACP counts 60 of 120: selfcare support edit \w{6} --group-credit bacp/;
  const log = async (home: string, ...group: string[]) =>
    (await go(home, ...LOG, '120', ...group)).said;

  test('a group of supervision is said to count whole, until there is one', async () => {
    const home = tempFolder();
    await go(home, 'support', 'add', 'Sup', '--role', 'supervision', '--every', '1.5h a month');
    expect(await log(home)).not.toMatch(HINT);
    expect(await log(home, '--group', '4')).toMatch(HINT);
    await go(home, 'support', 'edit', 'sup', '--group-credit', 'full');
    expect(await log(home, '--group', '4')).not.toMatch(HINT);
  });

  test('nothing is said of peers, nor where a preset says it', async () => {
    for (const words of [
      ['--role', 'peer', '--every', '2h a month'],
      ['--preset', 'babcp'],
    ]) {
      const home = tempFolder();
      await go(home, 'support', 'add', 'Sup', ...words);
      expect(await log(home, '--group', '4')).not.toMatch(HINT);
    }
  });
});

describe('a preset is of supervision', () => {
  const REFUSED = 'a preset holds the figures of supervision';

  test.each(['peer', 'therapy', 'mentoring'])('and not of %s', async (role) => {
    const home = tempFolder();
    const added = await go(home, ...ADD, 'bacp', '--role', role);
    expect([added.code, added.said]).toEqual([2, expect.stringContaining(REFUSED)]);
    await go(home, 'support', 'add', 'Own', '--role', role, '--every', 'month');
    expect((await go(home, 'support', 'edit', 'own', '--preset', 'babcp')).said).toContain(REFUSED);
    await go(home, ...ADD, 'bacp', '--role', 'supervision');
    expect((await go(home, 'support', 'edit', 'sup', '--role', role)).said).toContain(REFUSED);
    const own = await go(home, 'support', 'edit', 'sup', '--role', role, '--hours', '1');
    expect(own.code).toBe(0);
  });
});
