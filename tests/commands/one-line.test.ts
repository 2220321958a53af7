import { expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';

let seed = 1100;
const NOW = '2026-03-10T12:00:00Z';
const go = (home: string, ...argv: string[]) => run(argv, { home, now: NOW, seed: ++seed });

test.each([
  ['plan', ['--domain', 'physical', '--every', 'week'], ['plan']],
  ['support', ['--role', 'peer', '--every', 'week'], ['support']],
  ['learn', ['--hours', '2'], ['learn', 'list']],
  ['delegate', ['--minutes-a-week', '60'], ['delegate']],
])('a title of %s that was changed to paragraphs stands on one line', async (name, flags, line) => {
  const home = tempFolder();
  await go(home, name, 'add', 'Title', ...flags);
  const { stdout } = await go(home, 'journal', 'list', '--kind', 'all', '--json');
  const [{ id }] = JSON.parse(stdout) as [{ id: string }];
  await go(home, 'journal', 'edit', id, '-m', 'two\n\nparagraphs');
  expect((await go(home, ...line)).stdout).toContain('two paragraphs');
});

test.each([
  ['90', 90],
  ['90m', 90],
  ['1h30m', 90],
  ['2 hours', 120],
  ['0', undefined],
  ['1.5', undefined],
  ['1.5h', 90],
  ['1,5 hours', 90],
  ['25h', undefined],
])('--minutes %s of a session is %j', async (typed, minutes) => {
  const home = tempFolder();
  await go(home, ...'support add Sup --role supervision --every month'.split(' '));
  const said = await go(home, 'support', 'log', 'sup', '--minutes', typed, '--json');
  if (minutes === undefined) expect([said.code, said.stdout]).toEqual([2, '']);
  else expect(JSON.parse(said.stdout)).toMatchObject({ data: { minutes } });
});
