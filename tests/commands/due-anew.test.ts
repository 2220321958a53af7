import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDue } from '../../src/shell/due.js';
import { run, tempFolder } from '../support/host.js';

const SUPERVISION = 'Supervision is due: selfcare support due';
const LEARNING = 'A learning cycle asks for a few hours more: selfcare learn';
let seed = 9000;
const at = (date: string) => `${date}T12:00:00+01:00`;
const go = (home: string, date: string, line: string) =>
  run(line.split(' '), { home, now: at(date), seed: ++seed });

/** The days among these on which a shell finds a line, and shows it. */
async function shownOn(home: string, days: readonly string[]): Promise<string[]> {
  const shown: string[] = [];
  for (const day of days) {
    await go(home, day, 'remind --refresh');
    const due = readDue(home);
    if (!due || due.text === '' || due.from * 1000 > Date.parse(at(day))) continue;
    shown.push(day);
    writeFileSync(join(home, 'due.shown'), `${due.from} ${Date.parse(at(day)) / 1000}\n`);
  }
  return shown;
}

test('a shell says it anew with each month that stays short, and once in each', async () => {
  const home = tempFolder();
  await go(home, '2026-09-01', 'support add Sup --preset bacp');
  await go(home, '2026-09-01', 'remind off support');
  const days = ['2026-09-23', '2026-09-25', '2026-09-29', '2026-10-05', '2026-10-25'];
  const later = ['2026-10-31', '2026-11-23', '2026-11-24', '2026-11-26', '2027-03-01'];
  expect(await shownOn(home, [...days, ...later])).toEqual([
    '2026-09-25',
    '2026-10-25',
    '2026-11-24',
    '2027-03-01',
  ]);
});

test('a second supervision is said when its own date comes', async () => {
  const home = tempFolder();
  await go(home, '2026-09-01', 'support add Sup --preset bacp');
  await go(home, '2026-09-10', 'support add Couples --role supervision --every month');
  await go(home, '2026-09-10', 'remind off support');
  const days = ['2026-09-25', '2026-10-01', '2026-10-09', '2026-10-10', '2026-10-25'];
  expect(await shownOn(home, days)).toEqual(['2026-09-25', '2026-10-10', '2026-10-25']);
});

test('what is done for this time comes back with the next', async () => {
  const home = tempFolder();
  const said = async (day: string) => (await go(home, day, 'remind')).stdout;
  await go(home, '2026-09-01', 'support add Sup --preset bacp');
  await go(home, '2026-09-01', 'remind off support');
  const done = await go(home, '2026-09-26', 'remind done supervision');
  expect(done.stderr).toContain('Supervision: done for this time. Next: 04:00 on 25 October.');
  expect(await said('2026-10-24')).toBe('');
  expect(await said('2026-10-25')).toBe(`${SUPERVISION}\n`);
  await go(home, '2026-10-25', 'support log sup --minutes 90');
  expect(await said('2026-10-26')).toBe('');
});

test('a plan and company come back too, each in its own time', async () => {
  const home = tempFolder();
  await go(home, '2026-09-01', 'plan add Swim --domain physical --every week');
  await go(home, '2026-09-01', 'support add Circle --role peer --every week');
  const said = async (day: string) => (await go(home, day, 'remind')).stdout.match(/\w+$/gm);
  expect([await said('2026-09-14'), await said('2026-09-15')]).toEqual([null, ['support']]);
  expect(await said('2026-09-22')).toEqual(['support', 'plan']);
  for (const id of ['support', 'plan']) await go(home, '2026-09-23', `remind done ${id}`);
  expect([await said('2026-09-28'), await said('2026-09-29')]).toEqual([null, ['support']]);
  expect([await said('2026-10-12'), await said('2026-10-13')]).toEqual([
    ['support'],
    ['support', 'plan'],
  ]);
});

test('the last days of a cycle are said, though its notice was marked as done', async () => {
  const home = tempFolder();
  const said = async (day: string) => (await go(home, day, 'remind')).stdout;
  await go(home, '2026-01-01', 'learn cycle --hours 30 --from 2026-01-01 --months 12');
  expect(await said('2026-11-03')).toBe(`${LEARNING}\n`);
  await go(home, '2026-11-03', 'remind done learning');
  expect([await said('2026-12-17'), await said('2026-12-18')]).toEqual(['', `${LEARNING}\n`]);
  await go(home, '2027-01-01', 'remind --refresh');
  expect(await said('2027-01-01')).toBe('');
});
