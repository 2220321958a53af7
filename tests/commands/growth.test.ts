import { expect, test } from 'vitest';
import { freed, taskIn } from '../../src/care/delegation.js';
import { createContext } from '../../src/context.js';
import { run, tempFolder, testHost } from '../support/host.js';

const NOW = '2026-11-18T17:00:00Z';

test('what another device or version wrote is read as far as it goes, and never fails a command', async () => {
  const home = tempFolder();
  const journal = await createContext(testHost({ home, now: NOW })).journal();
  const odd: Record<string, unknown>[] = [
    {},
    { record: 'cycle' },
    { record: 'cycle', from: '2026-13-01', months: 12 },
    { record: 'cycle', from: '2026-01-01', months: 12, hours: -4, categories: [null, { name: 7 }] },
    { record: 'cycle', from: '2026-01-01', months: 1e9, hours: 30 },
    { record: 'activity', hours: 'six' },
    { record: 'activity', hours: 6, category: '\u001b[31m' },
    { record: 'task', minutesAWeek: -1, to: 7, state: 'later' },
    { record: 'task', minutesAWeek: 60, state: 'done' },
    { record: 'of the future' },
  ];
  for (const [minute, data] of odd.entries()) {
    for (const kind of ['learning', 'delegation'] as const) {
      const at = `2026-11-18T17:0${minute}:00+01:00`;
      await journal.add({ at, zone: 'Europe/Berlin', kind, text: 'a\u001b[31mb', data });
    }
  }
  const shown = async (line: string) => {
    const { code, stdout, stderr } = await run(line.split(' '), { home, now: NOW });
    expect([line, code, stdout.includes('\u001b'), stderr.includes('\u001b')]).toEqual([
      line,
      0,
      false,
      false,
    ]);
    return stdout;
  };
  const cycles = JSON.parse(await shown('learn status --json')) as unknown[];
  expect(cycles).toMatchObject([{ hours: null, done: 6, needed: 0, categories: [] }]);
  expect(JSON.parse(await shown('learn list --json'))).toMatchObject([
    { hours: 6, category: null },
  ]);
  expect(JSON.parse(await shown('delegate --json'))).toMatchObject({
    tasks: [{ minutesAWeek: 60 }, { minutesAWeek: null, to: null, state: 'open' }],
    freedMinutesAWeek: 60,
    openMinutesAWeek: 0,
  });
  for (const line of ['learn', 'learn list', 'delegate', 'today', 'remind list']) await shown(line);
});

test.each([
  [
    { record: 'task', minutesAWeek: 90, to: 'Kim', state: 'open' },
    { minutes: 90, to: 'Kim', state: 'open' },
  ],
  [{ record: 'task', minutesAWeek: 10_081, state: 'done' }, { state: 'done' }],
  [{ record: 'task' }, { state: 'open' }],
  [{ record: 'cycle' }, undefined],
])('a task in %j', (data, task) => {
  expect(taskIn(data)).toEqual(task);
});

test('what is freed is what was handed off', () => {
  expect(
    freed([
      { minutes: 90, state: 'done' },
      { minutes: 30, state: 'open' },
      { state: 'done' },
      { minutes: 15, state: 'done' },
    ]),
  ).toEqual({ done: 105, open: 30 });
  expect(freed([])).toEqual({ done: 0, open: 0 });
});

test('a workshop counts in each cycle that has its day in it', async () => {
  const home = tempFolder();
  let seed = 1;
  const go = (...argv: string[]) => run(argv, { home, now: NOW, seed: ++seed });
  await go('learn', 'cycle', 'One', '--hours', '10', '--from', '2026-01-01', '--months', '24');
  await go('learn', 'cycle', 'Two', '--hours', '10', '--from', '2026-06-15', '--months', '12');
  for (const day of ['2026-06-14', '2026-06-15', '2027-06-14']) {
    await go('learn', 'add', 'Workshop', '--hours', '2', '--at', day);
  }
  const { stdout } = await run(['learn', '--json'], { home, now: '2027-06-14T10:00:00Z' });
  expect(JSON.parse(stdout)).toMatchObject([
    { title: 'Two', done: 4, needed: 6, to: '2027-06-14' },
    { title: 'One', done: 6, needed: 4, to: '2027-12-31' },
  ]);
  // An hour after midnight is still the evening of the last day.
  await run(['learn', 'add', 'Late', '--hours', '1'], {
    home,
    now: '2027-06-14T23:30:00Z',
    seed: ++seed,
  });
  const late = await run(['learn', '--json'], { home, now: '2027-06-14T23:31:00Z' });
  expect(JSON.parse(late.stdout)).toMatchObject([{ title: 'Two', done: 5, phase: 'running' }, {}]);
});
