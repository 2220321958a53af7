import { describe, expect, test } from 'vitest';
import { readDuration } from '../../src/commands/options/duration.js';
import { run, tempFolder } from '../support/host.js';

/** A Sunday. */
const NOW = '2026-11-22T12:00:00Z';
let seed = 7000;
async function go(home: string, ...argv: string[]) {
  const { code, stdout, stderr } = await run(argv, { home, now: NOW, seed: ++seed });
  return { code, said: `${stdout}${stderr}`.replaceAll(/\s+/g, ' ') };
}

describe('what was done before its commitment began', () => {
  test('is said not to count, with what to do', async () => {
    const home = tempFolder();
    const add = ['support', 'add', 'Circle', '--role', 'peer', '--every', '2 weeks'];
    await go(home, ...add, '--hours', '1.5');
    const log = ['support', 'log', 'circle', '--minutes', '90', '--at'];
    const { said } = await go(home, ...log, 'last friday');
    expect(said).toContain('It does not count, being from before you began, today.');
    const [, then = ''] = /To have it count: selfcare (.*)$/.exec(said.trim()) ?? [];
    expect(then).toMatch(/^support edit \w{6} --since 2026-11-20$/);
    await go(home, ...then.split(' '));
    expect((await go(home, 'support')).said).toContain('1.5 of 1.5 hours');
    expect((await go(home, ...log, '2026-11-20')).said).not.toContain('does not count');
  });

  test('is no matter where it counts: in the month that runs, and for a last time', async () => {
    const home = tempFolder();
    await go(home, 'support', 'add', 'Sup', '--preset', 'bacp');
    const log = ['support', 'log', 'sup', '--minutes', '90', '--at', 'last friday'];
    expect((await go(home, ...log)).said).not.toContain('does not count');
    await go(home, 'plan', 'add', 'Swim', '--domain', 'physical', '--every', '2/week');
    const done = ['plan', 'done', 'swim', '--at'];
    expect((await go(home, ...done, 'last friday')).said).not.toContain('does not count');
    expect((await go(home, ...done, '2026-11-13')).said).toContain('--since 2026-11-13');
  });
});

test('a preset that begins on another day is said to be changed, with its own days', async () => {
  const home = tempFolder();
  const cycle = ['learn', 'cycle', '--preset', 'psychology-board-australia'];
  const begun = await go(home, ...cycle, '--from', '2026-03-15');
  expect(begun.said).toContain('as of 2026-11, as you changed it; check your own board.');
  expect(begun.said).toContain('By the rule it runs from 1 December 2025 to 30 November 2026.');
  expect((await go(home, 'learn')).said).toContain('as you changed it');
  const own = await go(tempFolder(), ...cycle);
  expect(own.said).not.toMatch(/as you changed it|By the rule/);
});

test('one hour too many does not count, two do not', async () => {
  const home = tempFolder();
  const cycle = ['learn', 'cycle', '--hours', '30', '--from', '2026-01-01', '--months', '12'];
  await go(home, ...cycle, '--category', 'online:..10');
  await go(home, 'learn', 'add', 'Course', '--hours', '11', '--category', 'online');
  expect((await go(home, 'learn')).said).toContain('; 1 more does not count');
  await go(home, 'learn', 'add', 'More', '--hours', '1', '--category', 'online');
  expect((await go(home, 'learn')).said).toContain('; 2 more do not count');
});

test.each([
  ['1.5h', 90],
  ['1,5 h', 90],
  ['2h30m', 150],
  ['0.25 hours and 5 minutes', 20],
  ['1.5', undefined],
  ['1.5.5h', undefined],
])('%s is %s minutes', (typed, minutes) => {
  const read = () => readDuration(typed, '--minutes', { least: 1, most: 1440 });
  if (minutes === undefined) expect(read).toThrow('needs a length of time');
  else expect(read()).toBe(minutes);
});
