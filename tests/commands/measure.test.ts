import { expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';

const NOW = '2026-11-03T18:00:00Z';

test('a mean of seven or eight items is taken with all its decimals', async () => {
  const home = tempFolder();
  const olbi = ['measure', 'add', 'olbi', '--exhaustion', '2.125', '--disengagement', '2.375'];
  const cbi = ['measure', 'add', 'cbi', '--work', '46.428571428571431'];
  for (const [seed, argv] of [olbi, cbi].entries()) {
    expect((await run(argv, { home, now: NOW, seed })).code).toBe(0);
  }
  const shown = JSON.parse((await run(['measure', 'show', '--json'], { home, now: NOW })).stdout);
  const scores = (shown as { results: { scores: Record<string, { value: number }> }[] }[]).map(
    ({ results }) => Object.values(results[0]?.scores ?? {}).map(({ value }) => value),
  );
  expect(scores).toEqual([[46.429], [2.125, 2.375]]);
  const whole = await run(['measure', 'add', 'pss10', '--score', '20.5'], { home, now: NOW });
  expect([whole.code, whole.stderr]).toEqual([2, expect.stringContaining('whole number')]);
});

test.each([
  ['measure', 'add', 'who5', '--score', '20'],
  ['checkin', '--mood', '3'],
])('%s that lies ahead is refused', async (...argv) => {
  const home = tempFolder();
  const { code, stderr } = await run([...argv, '--at', '2099-01-01'], { home, now: NOW });
  expect([code, stderr]).toEqual([2, expect.stringContaining('--at lies ahead')]);
});

test('a result that an import brought from days to come hides nothing', async () => {
  const home = tempFolder();
  const line = { at: '2099-01-01T10:00:00Z', text: '', kind: 'measure' };
  const ahead = { ...line, data: { instrument: 'who5', scores: { score: 20 } } };
  await run(['import', '-', '--format', 'jsonl'], { home, now: NOW, stdin: JSON.stringify(ahead) });
  await run(['measure', 'add', 'who5', '--score', '5'], { home, now: NOW, seed: 7 });
  const { stdout } = await run(['measure', 'show'], { home, now: NOW });
  expect(stdout).toContain('3 November 2026');
  expect(stdout).not.toContain('2099');
});
