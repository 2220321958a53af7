import { expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';

let seed = 300;
const CYCLE = ['learn', 'cycle', 'F', '--from', '2026-03-15', '--months', '24', '--floor', '15'];

async function begun(...first: string[]): Promise<string> {
  const home = tempFolder();
  const now = '2026-03-20T10:00:00Z';
  await run([...CYCLE, ...first], { home, now, seed: ++seed });
  return home;
}

async function learn(home: string, title: string, hours: string, at: string): Promise<void> {
  const now = `${at}T10:00:00Z`;
  await run(['learn', 'add', title, '--hours', hours], { home, now, seed: ++seed });
}

async function shown(home: string, at: string): Promise<string> {
  const { stdout } = await run(['learn', 'status', '--all'], { home, now: `${at}T10:00:00Z` });
  return stdout.replaceAll(/\s+/g, ' ');
}

test('what a year of it needs is needed, though the whole is done', async () => {
  const home = await begun('--hours', '30');
  await learn(home, 'A', '30', '2026-03-20');
  for (const day of ['2026-03-21', '2027-06-01']) {
    expect(await shown(home, day)).toContain('15 hours more by 14 March 2028.');
    expect(await shown(home, day)).not.toContain('Nothing more');
  }
  const { stdout } = await run(['learn', '--json'], { home, now: '2027-06-01T10:00:00Z' });
  expect(JSON.parse(stdout)).toMatchObject([{ counted: 30, needed: 15 }]);
  await learn(home, 'B', '15', '2027-06-02');
  expect(await shown(home, '2027-06-02')).toContain('Nothing more is needed by 14 March 2028.');
  expect(await shown(home, '2028-03-20')).toContain('It ended on 14 March 2028, complete.');
});

test('a year that fell short is named, and its cycle is not called complete', async () => {
  const home = await begun('--hours', '30');
  await learn(home, 'A', '30', '2026-03-20');
  const after = await shown(home, '2028-03-20');
  expect(after).toContain('15 March 2027 to 14 March 2028: 0 of 15 hours; that year is over.');
  expect(after).toContain('It ended on 14 March 2028, whole but for a year of it.');

  const late = await begun('--hours', '30');
  await learn(late, 'A', '10', '2026-06-01');
  await learn(late, 'B', '20', '2027-06-01');
  const running = await shown(late, '2027-06-02');
  expect(running).toContain('15 March 2026 to 14 March 2027: 10 of 15 hours; that year is over.');
  expect(running).toContain('Nothing more is needed by 14 March 2028; a year of it fell short.');
});

test('a floor alone asks for its hours', async () => {
  const home = await begun();
  expect(await shown(home, '2026-04-01')).toContain('30 hours more by 14 March 2028.');
});

test.each([
  [['--hours', '29'], 2],
  [['--hours', '30'], 0],
  [['--hours', '30', '--floor', '15.5'], 2],
  [['--hours', '15', '--months', '23'], 0],
])('years that ask for more than the whole are refused: %j', async (flags, code) => {
  const home = tempFolder();
  const said = await run([...CYCLE, ...flags], { home, now: '2026-03-20T10:00:00Z' });
  expect(said.code).toBe(code);
  if (code === 2) expect(said.stderr).toMatch(/the years ask for 3[01] hours, and the whole for/);
});
