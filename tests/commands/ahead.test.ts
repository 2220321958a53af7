import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';

let seed = 500;
const NOW = '2026-03-10T10:00:00Z';
const go = (home: string, now: string, ...argv: string[]) => run(argv, { home, now, seed: ++seed });

async function first(home: string, now: string): Promise<unknown> {
  const { stdout } = await go(home, now, 'support', '--json');
  return (JSON.parse(stdout) as { commitments: unknown[] }).commitments[0];
}

function supervisionDue(home: string): number | undefined {
  const text = readFileSync(join(home, 'deadlines.json'), 'utf8');
  return (JSON.parse(text) as { supervisionDue?: number[] }).supervisionDue?.[0];
}

test('a session that lies ahead counts from its day on, for dues and reminders too', async () => {
  const home = tempFolder();
  await go(
    home,
    '2026-02-01T10:00:00Z',
    ...'support add Sup --role supervision --every month'.split(' '),
  );
  const before = supervisionDue(home);
  const log = ['support', 'log', 'sup', '--minutes', '60', '--at'];
  const said = await go(home, NOW, ...log, '2062-01-02');
  expect(said.stderr).toContain('It lies ahead, and counts from 2 January 2062 on.');
  expect((await go(home, NOW, 'support', 'due')).stdout).toContain('Due since 1 March.');
  expect(supervisionDue(home)).toBe(before);
  expect(await first(home, NOW)).toMatchObject({ last: null, done: 0, due: true });
  const tomorrow = await go(home, NOW, ...log, 'tomorrow 9am');
  expect(tomorrow.stderr).toContain('It lies ahead, and counts from tomorrow on.');
  const packet = await go(home, NOW, 'support', 'packet', '--json');
  expect(JSON.parse(packet.stdout)).toMatchObject({ since: null });
  const then = '2026-03-11T10:00:00Z';
  expect(await first(home, then)).toMatchObject({ last: '2026-03-11', done: 1, due: false });
  expect(supervisionDue(home)).toBe(Date.parse('2026-04-11T04:00:00+02:00'));
});

test('what is later today, or tomorrow only where it was, has its day already', async () => {
  const home = tempFolder();
  await go(home, NOW, ...'support add Sup --role supervision --every month'.split(' '));
  const log = ['support', 'log', 'sup', '--minutes', '60'];
  expect((await go(home, NOW, ...log, '--at', 'today 6pm')).stderr).toContain('last today');
  // Six in the morning of the 11th in Tokyo is ten in the evening of the 10th in Berlin.
  const at = '2026-03-10T21:00:00Z';
  await run(log, { home, now: at, zone: 'Asia/Tokyo', seed: ++seed });
  expect(await first(home, '2026-03-10T21:30:00Z')).toMatchObject({ last: '2026-03-11', done: 2 });
});

test('what is planned is not done before its day', async () => {
  const home = tempFolder();
  await go(home, NOW, ...'plan add Swim --domain physical --every 2/week'.split(' '));
  const said = await go(home, NOW, 'plan', 'done', 'swim', '--at', 'tomorrow');
  expect(said.stderr).toBe('Swim: saved. It lies ahead, and counts from tomorrow on.\n');
  expect((await go(home, NOW, 'plan')).stdout).toContain('Swim: 0 of 2 this week\n');
  const then = '2026-03-11T10:00:00Z';
  expect((await go(home, then, 'plan')).stdout).toContain('Swim: 1 of 2 this week, last today\n');
});
