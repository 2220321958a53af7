import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';
import { Terminal } from '../support/pty.js';

/** Every entry that a home holds, the newest first. */
async function entries(home: string): Promise<{ text: string; data: unknown }[]> {
  const { stdout } = await run(['journal', 'list', '--kind', 'all', '--json'], { home });
  return JSON.parse(stdout) as { text: string; data: unknown }[];
}

test('what was learned is asked for by keys alone', async () => {
  const home = tempFolder();
  const terminal = new Terminal(['learn', 'add'], { home });
  await terminal.shows('What did you learn?');
  terminal.type('Reading group\r');
  await terminal.shows('How many hours');
  terminal.type('lots\r');
  await terminal.shows('hours such as 6 or 1.5');
  terminal.type('\b\b\b\b1.5\r');
  await terminal.shows('Which kind of learning');
  terminal.type('peer consultation\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(await entries(home)).toMatchObject([
    {
      text: 'Reading group',
      data: { record: 'activity', hours: 1.5, category: 'peer consultation' },
    },
  ]);
});

test('a cycle asks for what its rule leaves open, at 40 columns too', async () => {
  const home = tempFolder();
  const args = ['learn', 'cycle', '--preset', 'california-therapist'];
  const terminal = new Terminal(args, { home, columns: 40 });
  await terminal.shows('On which day does it begin?');
  // What is mistyped is asked for again.
  terminal.type('31.2.2026\r');
  await terminal.shows('1 july 2026');
  terminal.type('9999-12-01\r');
  await terminal.shows('give another');
  // The built program goes by the real clock: what began this month runs for two years.
  const first = `${new Date().toISOString().slice(0, 7)}-01`;
  terminal.type(`${first}\r`);
  expect(await terminal.exitCode()).toBe(0);
  expect(await entries(home)).toMatchObject([{ data: { record: 'cycle', from: first } }]);
  expect(readFileSync(join(home, 'deadlines.json'), 'utf8')).toContain('learningDue');
});

test('a task to hand off takes a name; the rest can be passed over', async () => {
  const home = tempFolder();
  const terminal = new Terminal(['delegate', 'add', '--plain'], { home });
  await terminal.shows('What need not be yours?');
  terminal.type('Claims\r');
  await terminal.shows('How much of your week');
  terminal.type('\r');
  await terminal.shows('Who could do it?');
  terminal.type('\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(await entries(home)).toMatchObject([
    { text: 'Claims', data: { record: 'task', state: 'open' } },
  ]);
});

test('whom to call, and a pattern of one’s own, are asked for, and taken out again from a list', async () => {
  const home = tempFolder();
  const config = () => JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')) as unknown;
  const asks = async (args: string[], ...turns: [question: string, keys: string][]) => {
    const terminal = new Terminal(args, { home, columns: 40 });
    for (const [question, keys] of turns) {
      await terminal.shows(question);
      terminal.type(keys);
    }
    expect(await terminal.exitCode()).toBe(0);
  };
  await asks(['crisis', 'add'], ['Whom could you call?', 'Anna\r'], ['How do you reach', '112\r']);
  await asks(['crisis', 'add', 'Ben'], ['How do you reach Ben?', '999\r']);
  const counts = 'Seconds in-out';
  await asks(['breathe', 'add'], ['What is it called?', 'evening\r'], [counts, '4-7\r']);
  await asks(['breathe', 'add', 'slow'], [counts, '4-x\r'], ['each at', '\b7\r']);
  expect(config()).toMatchObject({
    crisis: { people: { Anna: '112', Ben: '999' } },
    patterns: { evening: '4-7', slow: '4-7' },
  });
  await asks(['crisis', 'remove'], ['Who is to be taken out?', '\r']);
  await asks(['breathe', 'remove'], ['Which pattern', '\r']);
  expect(config()).toMatchObject({
    crisis: { people: { Ben: '999' } },
    patterns: { slow: '4-7' },
  });
});

test.each([
  [['crisis', 'add'], '\r', 0],
  [['breathe', 'add'], '\r', 0],
  [['learn', 'add'], '\r', 0],
  [['learn', 'add'], '\x03', 130],
  [['delegate', 'add'], '\r', 0],
  [['delegate', 'add'], '\x03', 130],
])('%j left with %j ends with %i, and keeps nothing', async (args, keys, code) => {
  const home = tempFolder();
  const terminal = new Terminal(args, { home });
  await terminal.shows('(Enter leaves)');
  terminal.type(keys);
  expect(await terminal.exitCode()).toBe(code);
  expect(await entries(home)).toEqual([]);
});

const GO_ON: [args: string[], turns: [question: string, keys: string][], line: string][] = [
  [
    ['learn', 'add', '--at', '2026-01-02'],
    [
      ['What did you learn?', 'Reading group\r'],
      ['How many hours', '1.5\r'],
      ['Which kind', '\x03'],
    ],
    "selfcare learn add 'Reading group' --hours 1.5 --at 2026-01-02",
  ],
  [
    ['learn', 'cycle', 'Mine', '--hours', '20', '--category', 'law:4'],
    [
      ['How many months', '24\r'],
      ['On which day', '\x03'],
    ],
    "selfcare learn cycle Mine --hours 20 --category 'law:4' --months 24",
  ],
  [
    ['delegate', 'add'],
    [
      ['What need not be yours?', 'Claims\r'],
      ['How much of your week', '1h30m\r'],
      ['Who could', '\x03'],
    ],
    'selfcare delegate add Claims --minutes-a-week 90',
  ],
  [
    ['support', 'log', 'sup', '--at', '2026-01-02'],
    [
      ['How many minutes', '60\r'],
      ['If it was a group', '\x03'],
    ],
    '--minutes 60 --at 2026-01-02',
  ],
  [
    ['crisis', 'add'],
    [
      ['Whom could you call?', "Anna O'Hara\r"],
      ['How do you reach', '\x03'],
    ],
    "crisis add 'Anna O'\\''Hara'",
  ],
];

test.each(GO_ON)('%j left in the middle says how to go on', async (args, turns, line) => {
  const home = tempFolder();
  await run('support add Sup --role supervision --every month'.split(' '), { home });
  const terminal = new Terminal(args, { home, columns: 120 });
  for (const [question, keys] of turns) {
    await terminal.shows(question);
    terminal.type(keys);
  }
  expect(await terminal.exitCode()).toBe(130);
  await terminal.shows('Nothing was saved. To go on from there:\nselfcare');
  await terminal.shows(line);
});

test('which task is handed off is chosen from a list', async () => {
  const home = tempFolder();
  for (const [seed, name] of ['Claims', 'Website'].entries()) {
    await run(['delegate', 'add', name, '--minutes-a-week', '20'], { home, seed });
  }
  const terminal = new Terminal(['delegate', 'done'], { home });
  await terminal.shows('Which one?');
  await terminal.shows('leave it');
  terminal.type('\r');
  expect(await terminal.exitCode()).toBe(0);
  expect(await entries(home)).toMatchObject([
    { text: 'Website', data: { state: 'done' } },
    { text: 'Claims', data: { state: 'open' } },
  ]);
});
