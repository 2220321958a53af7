import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../support/host.js';
import { world } from '../support/machines.js';

test('what came by sync counts at once: lists show it, and reminders go by it', async () => {
  const { one, two, remote } = world();
  await one.run('journal', '-m', 'the day before', '--at', '2026-03-09 18:00');
  await one.run('remind', 'add', 'Drink water', '--every', '2h');
  const lastJournal = () => {
    const kept: unknown = JSON.parse(readFileSync(join(one.home, 'reminders.json'), 'utf8'));
    return (kept as { log: { lastJournal: number } }).log.lastJournal;
  };
  const before = lastJournal();
  await one.run('sync', 'setup', remote);
  await two.run('journal', '-m', 'just now');
  await two.run('sync', 'setup', remote);
  await one.run('sync');
  expect(lastJournal()).toBeGreaterThan(before);
  expect(await one.texts()).toEqual(['just now', 'the day before']);
});

test('an open loop of another machine that is older than what is looked at by itself is found', async () => {
  const { one, two, remote } = world();
  const long = { home: two.home, now: '2026-01-05T16:30:00Z', seed: 4711, env: two.env };
  expect((await run(['boundary', '--loop', 'Write to the insurer'], long)).code).toBe(0);
  await one.run('sync', 'setup', remote);
  await two.run('sync', 'setup', remote);
  await one.run('sync');
  const status = await one.run('boundary', 'status', '--json');
  expect(JSON.parse(status.stdout)).toMatchObject({ loops: 1 });
});
