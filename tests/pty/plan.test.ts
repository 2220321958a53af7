import { expect, test } from 'vitest';
import { createContext } from '../../src/context.js';
import type { Kind } from '../../src/journal/entry.js';
import { testHost } from '../support/host.js';
import { CTRL_C, Desk, DOWN } from './journal-rig.js';

/** What a person's home holds of a kind, the newest first, without times. */
async function held(home: string, kind: Kind): Promise<unknown[]> {
  const journal = await createContext(testHost({ home })).journal();
  return (await journal.read({ kinds: [kind] })).map(({ text, data }) => [text, data]);
}

test('a plan by keys alone, and what was done about it', async () => {
  const desk = new Desk();
  const adding = desk.run('plan add');
  await adding.shows('What would you like to do?');
  adding.type('Swim\r');
  await adding.shows('Which part of life is it for?');
  adding.type(`${DOWN}\r`);
  await adding.shows('How often?');
  adding.type('2 h a week\r');
  await adding.shows('for example 2/week');
  adding.type(`${'\u007f'.repeat(10)}2/week\r`);
  expect(await adding.exitCode()).toBe(0);
  expect(adding.screen()).toContain('Swim, 2 times a week, psychological.');
  const cadence = { times: 2, every: 1, unit: 'week' };
  const swim = ['Swim', { record: 'commitment', domain: 'psychological', cadence }];
  expect(await held(desk.home, 'plan')).toEqual([swim]);
  const done = desk.run('plan done');
  expect(await done.exitCode()).toBe(0);
  expect(await held(desk.home, 'plan')).toMatchObject([['', { record: 'done' }], swim]);
});

test('whoever leaves in the middle is told how to go on', async () => {
  const desk = new Desk();
  const adding = desk.run('plan add');
  await adding.shows('What would you like to do?');
  adding.type("A swimmer's swim\r");
  await adding.shows('Which part of life is it for?');
  adding.type('\r');
  await adding.shows('How often?');
  adding.type(CTRL_C);
  expect(await adding.exitCode()).toBe(130);
  const shown = adding.screen().replaceAll(/\s+/g, ' ');
  expect(shown).toContain(`selfcare plan add 'A swimmer'\\''s swim' --domain physical`);
  expect(await held(desk.home, 'plan')).toEqual([]);
});

test('every question can be passed over, and then nothing is saved', async () => {
  const desk = new Desk();
  const adding = desk.run('support add');
  await adding.shows('What do you call it?');
  adding.type('\r');
  expect(await adding.exitCode()).toBe(0);
  expect(adding.screen()).toContain('Nothing was saved.');
  expect(await held(desk.home, 'support')).toEqual([]);
});

test('support and a session of it, line by line for a screen reader, at 40 columns', async () => {
  const desk = new Desk();
  const adding = desk.run('support add --plain', { columns: 40 });
  await adding.shows('What do you call it?');
  adding.type('Supervision\r');
  await adding.shows('What is it?');
  adding.type('1\r');
  await adding.shows('How often?');
  adding.type('\r');
  await adding.shows('Hours to count each time');
  adding.type('1.5\r');
  await adding.shows('With whom?');
  adding.type('Ruth\r');
  expect(await adding.exitCode()).toBe(0);
  expect(adding.raw).not.toContain('\u001b');
  const cadence = { times: 1, every: 1, unit: 'month' };
  const data = { record: 'commitment', role: 'supervision', who: 'Ruth', cadence, hours: 1.5 };
  expect(await held(desk.home, 'support')).toEqual([['Supervision', data]]);

  const logging = desk.run('support log --plain', { columns: 40 });
  await logging.shows('How many minutes');
  logging.type('60\r');
  await logging.shows('If it was a group');
  logging.type('4\r');
  expect(await logging.exitCode()).toBe(0);
  expect(await held(desk.home, 'support')).toMatchObject([
    ['', { record: 'session', minutes: 60, group: 4 }],
    ['Supervision', data],
  ]);
});

test('no question breaks its words at 40 columns', async () => {
  const desk = new Desk();
  const broken = /leav$|Ente$|Supervisi$|minut$|enou$|skip$|withou$/m;
  const add = desk.run('plan add', { columns: 40 });
  await add.shows('leaves)');
  expect(add.screen()).not.toMatch(broken);
  add.type('\r');
  expect(await add.exitCode()).toBe(0);
  const support = desk.run('support add --role peer', { columns: 40 });
  await support.shows('leaves)');
  expect(support.screen()).not.toMatch(broken);
  support.type('Circle\r');
  await support.shows('How often?');
  support.type('\r');
  await support.shows('enough)');
  expect(support.screen()).not.toMatch(broken);
  support.type('\r');
  await support.shows('over it)');
  support.type('\r');
  expect(await support.exitCode()).toBe(0);
  const log = desk.run('support log', { columns: 40 });
  await log.shows('Enter skips)');
  log.type('60\r');
  await log.shows('If it was a group');
  await log.shows('200, Enter skips)');
  expect(log.screen()).not.toMatch(broken);
  log.type('\r');
  expect(await log.exitCode()).toBe(0);
});
