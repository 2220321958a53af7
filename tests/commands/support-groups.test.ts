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
const WARNING = 'Time in groups alone is not enough in full-time practice;';

async function stands(home: string): Promise<unknown> {
  const { stdout } = await run(['support', '--json'], { home, now: NOW });
  return (JSON.parse(stdout) as { commitments: unknown[] }).commitments[0];
}

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
    expect(await stands(home)).toMatchObject({ met: false, groupsOnly: true, due: false });
    expect((await go(home, 'support', 'due')).said).toContain('Next: Sup, on 25 March.');
    const late = await run(['remind'], { home, now: '2026-03-25T12:00:00Z' });
    expect(late.stdout).toContain('Supervision is due');
    // One that was alone is enough.
    const alone = await go(home, ...LOG, '10');
    expect(alone.said).toContain('Nothing more is due');
    expect((await go(home, 'support', 'due')).said).not.toContain(WARNING);
    expect(await stands(home)).toMatchObject({ met: true, groupsOnly: false });
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

test('hours are asked for each time, as often as it comes round', async () => {
  const home = tempFolder();
  const add = 'support add Sup --role supervision --since 2026-03-01 --every 2/month --hours 1.5';
  const added = await go(home, ...add.split(' '));
  expect(added.said).toContain('Sup (supervision), 1.5 hours 2 times a month.');
  expect((await go(home, ...LOG, '90')).said).toContain(
    '1.5 of 3 hours in March. 1.5 hours more by 31 March.',
  );
  expect(await stands(home)).toMatchObject({ hours: 1.5, done: 1.5, needed: 3, met: false });
});
