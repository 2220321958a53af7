import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CTRL_C, Desk, DOWN } from './journal-rig.js';

function settings(desk: Desk): unknown {
  return JSON.parse(readFileSync(join(desk.home, 'config.json'), 'utf8'));
}

test.each([
  ['', 80],
  ['', 40],
  [' --plain', 40],
])('reminders by keys alone%s, %d columns', async (flags, columns) => {
  const desk = new Desk();
  const daily = desk.run(`remind add${flags}`, { columns });
  await daily.shows('What shall it say?');
  daily.type('Lunch\r');
  await daily.shows('When? Such as 17:30');
  daily.type('12:00\r');
  await daily.shows('On which days?');
  daily.type('weekdays\r');
  expect(await daily.exitCode()).toBe(0);

  const often = desk.run(`remind add Water${flags}`, { columns });
  await often.shows('When? Such as 17:30');
  often.type('every 1m\r');
  await often.shows('--every takes 15m to');
  often.type(flags === '' ? `${'\u007f'.repeat(2)}2h\r` : 'every 2h\r');
  await often.shows('During what?');
  often.type(flags === '' ? `${DOWN}\r` : '2\r');
  expect(await often.exitCode()).toBe(0);
  expect(settings(desk)).toMatchObject({
    reminders: {
      own: [
        { title: 'Lunch', at: '12:00', on: 'weekdays' },
        { title: 'Water', every: 120, during: 'work' },
      ],
    },
  });
});

test('whoever leaves in the middle is told how to go on, and Enter leaves', async () => {
  const desk = new Desk();
  const leaving = desk.run('remind add');
  await leaving.shows('What shall it say?');
  leaving.type("The cat's tea\r");
  await leaving.shows('When? Such as');
  leaving.type(CTRL_C);
  expect(await leaving.exitCode()).toBe(130);
  await leaving.shows("To go on from there:\nselfcare remind add 'The cat'\\''s tea'");
  const passing = desk.run('remind add');
  await passing.shows('What shall it say?');
  passing.type('\r');
  expect(await passing.exitCode()).toBe(0);
  await passing.shows('Nothing was saved.');
});

test('hours are asked for where none are given', async () => {
  const desk = new Desk();
  const terminal = desk.run('hours set');
  await terminal.shows('When do you work?');
  terminal.type('mon-fri 9-17\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(settings(desk)).toMatchObject({
    hours: { week: { 5: [{ from: '09:00', to: '17:00' }] } },
  });
});
