import { expect, test } from 'vitest';
import { call } from '../support/cli.js';
import { tempFolder } from '../support/host.js';

test.each([
  ['UTC-5', '+05:00'],
  ['Nowhere/Bad', '+00:00'],
  ['Nowhere/Bad', '+02:00', '2026-03-10T10:00+02:00'],
])('with TZ=%s, which has no name, an entry can be read again', async (TZ, zone, at?: string) => {
  const home = tempFolder();
  const when = at === undefined ? [] : ['--at', at];
  expect((await call(['journal', '-m', 'here', ...when], { home, env: { TZ } })).code).toBe(0);
  const read = await call(['journal', 'list', '--json'], { home });
  expect(read.stderr).toBe('');
  expect(JSON.parse(read.stdout)).toMatchObject([{ text: 'here', zone }]);
});
