import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readHours } from '../../src/care/hours-read.js';
import { readRules } from '../../src/care/reminders-rules.js';
import { run, tempFolder } from '../support/host.js';

const day = { from: '09:00', to: '17:00' };

function homeWith(config: unknown): string {
  const home = tempFolder();
  writeFileSync(join(home, 'config.json'), JSON.stringify(config));
  return home;
}

const aside = (home: string) => readdirSync(home).filter((name) => name.startsWith('config.kept-'));
const config = (home: string, name = 'config.json') =>
  JSON.parse(readFileSync(join(home, name), 'utf8')) as Record<string, unknown>;

describe('what cannot be read of hours has a name', () => {
  test.each([
    [{ week: { 1: [day] } }, []],
    [undefined, []],
    [{ week: { 1: [{ from: '9', to: '17' }], 2: [day] } }, ['Monday']],
    [{ week: { 3: [day, { from: '18:00', to: 'late' }] } }, ['Wednesday in part']],
    [{ week: { 5: 'nine to five' } }, ['Friday']],
    [{ week: { mon: [day] } }, ['"mon"']],
    [{ week: { 'a\u001b[31m': [day] } }, ['a day']],
    [{ week: [] }, ['the week']],
    [{ off: { from: '2026-01-01' } }, ['the days off']],
    [
      {
        off: [
          { from: '2026-01-01', to: '2026-01-02' },
          { from: '2026-02-30', to: 'x' },
        ],
      },
      ['days off 2'],
    ],
    [{ once: { '2026-02-30': [day], '2026-03-01': {} } }, ['"2026-02-30"', '2026-03-01']],
  ])('%j: %j', (stored, names) => {
    const slips: string[] = [];
    readHours(stored, (what) => slips.push(what));
    expect(slips).toEqual(names);
  });
});

describe('what cannot be read of reminders has a name', () => {
  test.each([
    [{ own: [{ id: 'abc', title: 'Drink', at: '10:00' }], off: ['close'] }, []],
    [{ own: [{ id: 'abc', title: 'Drink' }] }, ['reminder 1 of your own']],
    [{ own: {} }, ['your own reminders']],
    [{ off: 'close' }, ['which are off']],
    [{ quiet: { from: '22:00', to: '29:00' } }, ['the quiet hours']],
  ])('%j: %j', (stored, names) => {
    const slips: string[] = [];
    readRules(stored, (what) => slips.push(what));
    expect(slips).toEqual(names);
  });
});

test('a weekday that cannot be read is named, and kept aside before a table is written back', async () => {
  const hours = { week: { 1: [day], 3: [{ from: '9', to: '17' }] }, mine: 1 };
  const home = homeWith({ hours });
  for (const words of [['hours'], ['today'], ['boundary', 'status']]) {
    const shown = await run(words, { home });
    expect(shown.stderr).toContain('config.json, hours: Wednesday cannot be read');
    expect(shown.stderr.match(/Wednesday/g)).toHaveLength(1);
  }
  const changed = await run(['hours', 'set', 'tue', '9-17'], { home });
  const [copy = ''] = aside(home);
  expect(changed.code).toBe(0);
  expect(changed.stderr).toContain(copy);
  expect(changed.stderr).toContain('Wednesday');
  expect(config(home, copy)['hours']).toEqual(hours);
  expect(config(home)['hours']).toMatchObject({ week: { 1: [day], 2: [day] }, mine: 1 });
  // What is mended, or was never wrong, is not copied again.
  await run(['hours', 'set', 'thu', '9-17'], { home });
  expect(aside(home)).toEqual([copy]);
});

test('a reminder that cannot be read is named and stays through changes', async () => {
  const odd = { id: 'abc', title: 'Stretch', every: 3 };
  const home = homeWith({ reminders: { own: [odd], off: 'close' } });
  expect((await run(['remind', 'list'], { home })).stderr).toContain('reminder 1 of your own');
  await run(['remind', 'add', 'Drink water', '--every', '2h'], { home });
  const { own } = config(home)['reminders'] as { own: unknown[] };
  expect(own).toHaveLength(2);
  expect(own[0]).toEqual(odd);
  expect(aside(home)).toEqual([]);
  const off = await run(['remind', 'off', 'close'], { home });
  expect(off.code).toBe(0);
  expect(off.stderr).toContain('which are off');
  expect(config(home, aside(home)[0])['reminders']).toMatchObject({ off: 'close' });
});

test('settings of a newer selfcare are said to be such, and left as they are', async () => {
  const home = homeWith({ version: 99, hours: { week: { 1: [day] } } });
  const before = readFileSync(join(home, 'config.json'));
  const shown = await run(['hours'], { home });
  expect(shown.stderr).toContain('written by a newer selfcare');
  expect(shown.stdout).toContain('09:00');
  expect((await run(['hours', 'set', 'tue', '9-17'], { home })).code).toBe(1);
  expect(readFileSync(join(home, 'config.json'))).toEqual(before);
  expect(aside(home)).toEqual([]);
});
