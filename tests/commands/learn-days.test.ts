import { expect, test } from 'vitest';
import { createContext } from '../../src/context.js';
import { run, tempFolder, testHost } from '../support/host.js';

const NOW = '2026-11-18T17:00:00Z';
let seed = 4000;
const go = (home: string, ...argv: string[]) => run(argv, { home, now: NOW, seed: ++seed });
const cycle = (home: string, ...argv: string[]) => go(home, 'learn', 'cycle', ...argv);

test('a cycle that leaves the calendar is refused before it is saved', async () => {
  const home = tempFolder();
  const typo = await cycle(home, 'Typo', '--hours', '36', '--from', '9999-01-31', '--months', '24');
  expect([typo.code, typo.stderr]).toEqual([2, expect.stringContaining('years 1000 to 9999')]);
  await cycle(home, 'Own', '--hours', '36', '--from', '2026-01-31', '--months', '24');
  const edited = await go(home, 'learn', 'edit', 'own', '--from', '9999-01-31');
  expect(edited.code).toBe(2);
  expect(JSON.parse((await go(home, 'learn', '--json')).stdout)).toMatchObject([
    { title: 'Own', from: '2026-01-31', to: '2028-01-30' },
  ]);
});

test('one that another version saved is left out, and named', async () => {
  const home = tempFolder();
  const journal = await createContext(testHost({ home, now: NOW })).journal();
  const data = { record: 'cycle', from: '9999-01-31', months: 24, hours: 36 };
  const moment = { at: '2026-11-18T17:00:00+01:00', zone: 'Europe/Berlin' };
  const { id } = await journal.add({ ...moment, kind: 'learning', text: 'Typo', data });
  const ref = id.slice(0, 6);
  await cycle(home, 'Own', '--hours', '36', '--from', '2026-01-31', '--months', '24');
  const { code, stdout, stderr } = await go(home, 'learn');
  expect([code, stdout]).toEqual([0, expect.stringContaining('Own')]);
  expect(stderr).toContain(`${ref} is no cycle or activity that can be read, and is left out`);
  expect((await go(home, 'remind')).code).toBe(0);
  expect((await go(home, 'journal', 'delete', ref)).code).toBe(0);
  expect((await go(home, 'learn')).stderr).not.toContain(ref);
});

test('the last day of the calendar ends a range', async () => {
  const home = tempFolder();
  const { code, stdout } = await go(home, 'boundary', 'ledger', '--to', '9999-12-31', '--json');
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { to: '9999-12-31' }]);
  expect((await go(home, 'journal', 'list', '--to', '9999')).code).toBe(0);
});

test('a cycle ends within its days and not in days to come, and its end is taken back', async () => {
  const home = tempFolder();
  await cycle(home, 'Own', '--hours', '36', '--from', '2026-01-01', '--months', '24');
  const ahead = await go(home, 'learn', 'end', 'own', '--on', '2027-03-01');
  expect([ahead.code, ahead.stderr]).toEqual([2, expect.stringContaining('still to come')]);
  expect((await go(home, 'learn', 'reopen', 'own')).stderr).toContain('it was not ended');
  await go(home, 'learn', 'end', 'own', '--on', '2026-06-01');
  const before = await go(home, 'learn', 'edit', 'own', '--from', '2026-07-01');
  expect([before.code, before.stderr]).toEqual([2, expect.stringContaining('learn reopen')]);
  expect((await go(home, 'learn', 'edit', 'own', '--from', '2026-02-01')).code).toBe(0);
  const back = await go(home, 'learn', 'reopen', 'own');
  expect(back.stderr).toContain('it runs to 31 January 2028 again.');
  expect((await go(home, 'learn', 'edit', 'own', '--from', '2026-07-01')).code).toBe(0);
  expect(JSON.parse((await go(home, 'learn', '--json')).stdout)).toMatchObject([
    { from: '2026-07-01', to: '2028-06-30', ended: null },
  ]);
});
