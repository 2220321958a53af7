import { expect, test } from 'vitest';
import { world, type Machine } from '../support/machines.js';

async function shared(...adds: string[][]): Promise<{ one: Machine; two: Machine }> {
  const { one, two, remote } = world();
  for (const add of adds) await one.run(...add);
  await one.run('sync', 'setup', remote);
  await two.run('sync', 'setup', remote);
  return { one, two };
}

async function meet({ one, two }: { one: Machine; two: Machine }): Promise<void> {
  await one.run('sync');
  await two.run('sync');
  await one.run('sync');
}

const CASES: [command: string, add: string, edits: [string, string], differs: RegExp][] = [
  [
    'support',
    'add Sup --role supervision --every month --hours 1.5',
    ['edit sup --hours 2', 'edit sup --title Ruth'],
    /Ruth.*hours 1\.5.*Another version.*Sup.*hours 2/s,
  ],
  [
    'plan',
    'add Swim --domain physical --every week',
    ['edit swim --domain balance', 'edit swim --every 2/week'],
    /domain physical.*Another version.*domain balance/s,
  ],
  [
    'learn',
    'cycle Own --hours 36 --from 2026-01-01 --months 24',
    ['edit own --hours 40', 'edit own --months 12'],
    /hours 36.*Another version.*hours 40/s,
  ],
  [
    'delegate',
    'add Calls --minutes-a-week 90',
    ['edit calls --to Kim', 'done calls'],
    /to none.*Another version.*to Kim/s,
  ],
];

test.each(CASES)('%s names what was edited in two places', async (command, add, edits, differs) => {
  const both = await shared([command, ...add.split(' ')]);
  const { one, two } = both;
  await one.run(command, ...edits[0].split(' '));
  await two.run(command, ...edits[1].split(' '));
  await meet(both);
  for (const machine of [one, two]) {
    const { stderr } = await machine.run(command);
    const [, ref = ''] = /warning: (\w{6}) was edited in two places/.exec(stderr) ?? [];
    expect(stderr).toContain(`selfcare ${command} edit ${ref}`);
    expect((await machine.run('journal', 'show', ref)).stdout).toMatch(differs);
    expect((await machine.run(command, '--json')).stdout).toContain('"otherVersions":[{"id":');
  }
  const [first = ''] = /\w{6}(?= was edited)/.exec((await one.run(command)).stderr) ?? [];
  const again = await one.run(command, ...edits[0].replace(/ \w+ /, ` ${first} `).split(' '));
  expect(again.stderr).toContain('It replaced both versions');
  await meet(both);
  for (const machine of [one, two]) {
    const { stdout, stderr } = await machine.run(command, '--json');
    expect([stdout.includes('"otherVersions":[{'), stderr]).toEqual([false, '']);
  }
});
