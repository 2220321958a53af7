import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { DayLog } from '../../src/care/daylog.js';
import type { Phase } from '../../src/care/standing.js';
import { suggestion } from '../../src/care/suggestion.js';
import { REGISTRY } from '../../src/commands/registry.js';
import { createContext } from '../../src/context.js';
import { main } from '../../src/main.js';
import { run, tempFolder, testHost } from '../support/host.js';
import { piecesOf } from '../support/pieces.js';

const HOURS = { week: { 2: [{ from: '09:00', to: '17:30' }] } };
const NOW = '2026-03-10T08:05:00Z';

/** A home with hours on Tuesdays and open loops from the day before. */
async function world(): Promise<string> {
  const home = tempFolder();
  writeFileSync(join(home, 'config.json'), JSON.stringify({ hours: HOURS }));
  const loop = { event: 'loop', day: '2026-03-09', state: 'open' };
  const texts = [
    'Ring the surgery',
    'Room for Thursday, if the landlord agrees to it',
    '漢字 '.repeat(30),
  ];
  const lines = texts.map((text, n) =>
    JSON.stringify({ at: `2026-03-09T18:0${n}:00+01:00`, kind: 'workday', text, data: loop }),
  );
  await run(['import', '--format', 'jsonl', '-'], { home, stdin: lines.join('\n') });
  return home;
}

test('selfcare alone is today, by whichever road its flags go', async () => {
  const home = await world();
  const get = async (...argv: string[]) => (await run(argv, { home, now: NOW })).stdout;
  const screen = await get('today');
  expect(screen).toContain('3 open loops from before.');
  for (const argv of [
    [],
    ['--plain'],
    ['-q'],
    ['-qy'],
    ['-y', '-q'],
    ['--home', home],
    ['today', '-qy'],
  ]) {
    expect(await get(...argv)).toBe(screen);
  }
  const json = await get('today', '--json');
  expect(JSON.parse(json)).toMatchObject({ state: 'working', loops: { open: 3 } });
  for (const argv of [
    ['--json'],
    ['--json', '-q'],
    ['--home', home, '--json'],
    ['--json', 'today'],
  ]) {
    expect(await get(...argv)).toBe(json);
  }
});

test.each([
  [['--nope'], /unknown option '--nope'/],
  [['today', '--nope'], /unknown option '--nope'/],
  [['today', 'now'], /too many arguments/],
  [['--json', 'tody'], /no command called tody\n.*`selfcare today`/],
  [['--debug', '--home='], /needs a folder/],
])('%j is refused', async (argv, message) => {
  const { code, stdout, stderr } = await run(argv);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('looking at the day writes nothing where nothing is set up', async () => {
  const home = join(tempFolder(), 'home');
  expect((await run([], { home })).code).toBe(0);
  expect(existsSync(home)).toBe(false);
  const other = tempFolder();
  await run(['journal', '-m', 'hello'], { home: other });
  const before = readdirSync(other, { recursive: true }).sort();
  expect((await run(['--json'], { home: other })).code).toBe(0);
  expect(readdirSync(other, { recursive: true }).sort()).toEqual(before);
});

test('--debug shows where today went wrong', async () => {
  const home = join(tempFolder(), 'file');
  writeFileSync(home, '');
  const { code, stderr } = await run(['--debug'], { home });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^ +at /m);
});

test('names the first that is due and is not suggested anyway, and counts the others', async () => {
  type Due = { id: string; title: string };
  type Day = { due: Due; others: Due[] };
  const home = tempFolder();
  const at = { home, now: '2026-03-10T11:00:00Z', seed: 9 };
  const everyDay = Array.from({ length: 7 }, (_, n) => [n + 1, [{ from: '08:00', to: '20:00' }]]);
  const hours = { week: Object.fromEntries(everyDay) as unknown };
  writeFileSync(join(home, 'config.json'), JSON.stringify({ hours }));
  const add = ['support', 'add', 'Supervision', '--role', 'supervision', '--every', 'month'];
  await run([...add, '--since', '2026-01-01'], { home, now: '2026-01-02T10:00:00Z', seed: 7 });
  await run(['learn', 'cycle', '--hours', '36', '--from', '2025-04-10', '--months', '12'], at);
  const json = async (...argv: string[]) =>
    JSON.parse((await run([...argv, '--json'], at)).stdout) as Day;
  const { due, others } = await json('remind');
  expect(others.length).toBeGreaterThan(1);
  expect(await json('today')).toMatchObject({ due, others, suggestion: { id: due.id } });
  const { stdout } = await run([], at);
  expect(stdout).toContain(`Due: ${others[0]?.title ?? ''}\nAnd ${others.length - 1} more: `);
});

test('the first screen of all shows what is due, too', async () => {
  const home = tempFolder();
  await run(['remind', 'add', 'Drink water', '--at', '12:00'], { home, now: NOW });
  const { stdout } = await run([], { home, now: '2026-03-10T13:00:00Z' });
  expect(stdout).toContain('\n\nDue: Drink water\n\nselfcare is a quiet companion');
});

describe('keeps within the terminal', () => {
  test.each([[20], [40], [80]])('of %i columns', async (columns) => {
    const home = await world();
    for (const each of [home, tempFolder()]) {
      const host = testHost({ home: each, now: NOW, env: { NO_COLOR: '1' } });
      Object.assign(host.stdout, { isTTY: true, columns });
      await main([], createContext(host));
      const lines = host.stdout.text.split('\n');
      expect(lines.length).toBeGreaterThan(7);
      for (const line of lines) {
        // A command is left whole, so that it can be copied.
        if (!line.startsWith('  selfcare')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      }
    }
  });
});

test('words that somebody wrote cannot command the terminal', async () => {
  const home = tempFolder();
  const leave = { from: '2026-03-01', to: '2026-03-31', why: 'rest\u001b[31m\nred' };
  writeFileSync(join(home, 'config.json'), JSON.stringify({ hours: { ...HOURS, off: [leave] } }));
  await run(['journal', '-m', 'hello'], { home });
  const { stdout } = await run([], { home, now: NOW });
  expect(stdout).toContain('A day off: rest red.\n');
  expect(stdout).not.toContain('\u001b');
});

test('every command that is suggested is there', () => {
  const phases: Phase[] = ['unset', 'before', 'working', 'break', 'ended', 'closed', 'off'];
  const base = Date.parse('2026-03-10T00:00:00Z');
  const names = new Set<string>();
  for (const phase of phases) {
    for (let hour = 0; hour < 24; hour++) {
      for (const openLoops of [0, 2]) {
        const log: DayLog = {
          openLoops,
          snoozes: [],
          sessions: { today: 0, week: 0, heavyToday: 0, heavyWeek: 0 },
          isEmpty: false,
          ...(hour % 2 === 0 && { lastBreath: base + hour * 3_600_000 }),
        };
        const now = new Date(base + hour * 3_600_000);
        const day = { phase, day: '2026-03-10', isOpened: false, start: base, end: base };
        const zone = { offsetAt: () => 0 };
        const found = suggestion({ day, log, heavyLimit: 0, now, zone, dayStart: 4 });
        if (found) names.add(found.command.split(' ')[1] ?? '');
      }
    }
  }
  expect([...names].sort()).toEqual(['boundary', 'breathe', 'hours', 'journal']);
  for (const name of names) expect(REGISTRY.map((entry) => entry.name)).toContain(name);
});

test('the built program shows the day, and where it stands, without loading commander or a prompt', async () => {
  // Always at work, with a loop that waits, whenever the test is run.
  const home = tempFolder();
  const allDay = Array.from({ length: 7 }, (_, n) => [n + 1, [{ from: '00:00', to: '24:00' }]]);
  const hours = { week: Object.fromEntries(allDay) as unknown };
  writeFileSync(join(home, 'config.json'), JSON.stringify({ hours }));
  const loop = { at: new Date().toISOString(), kind: 'workday', text: 'Ring the surgery' };
  const stdin = JSON.stringify({ ...loop, data: { event: 'loop', state: 'open' } });
  expect((await run(['import', '--format', 'jsonl', '-'], { home, stdin })).code).toBe(0);
  const loaded = async (shown: string, ...argv: string[]) => {
    const { code, stdout, stderr, pieces } = await piecesOf(argv, home);
    expect([code, stdout, stderr]).toEqual([0, expect.stringContaining(shown), '']);
    return pieces.map((file) => readFileSync(file, 'utf8')).join('\n');
  };
  // Texts of commander, the prompts and conf, which a build keeps.
  const heavy = ['commander.unknownOption', 'ExitPromptError', '.projectName'];
  const dist = resolve(import.meta.dirname, '../../dist');
  const files = readdirSync(dist).filter((name) => name.endsWith('.cjs'));
  const built = files.map((name) => readFileSync(join(dist, name), 'utf8'));
  expect(heavy.filter((mark) => !built.some((text) => text.includes(mark)))).toEqual([]);
  for (const [shown, ...argv] of [
    ['Ring the surgery'],
    ['Ring the surgery', '--json'],
    ['Ring the surgery', 'today', '--plain'],
    ['Working until', 'boundary', 'status'],
  ] as const) {
    const text = await loaded(shown, ...argv);
    expect(heavy.filter((mark) => text.includes(mark))).toEqual([]);
  }
});
