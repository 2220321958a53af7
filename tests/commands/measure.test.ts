import { beforeEach, describe, expect, test } from 'vitest';
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

describe('a result or a check-in with a note', () => {
  const then = { home: '', now: '2026-03-02T17:00:00Z' };
  beforeEach(() => (then.home = tempFolder()));

  test('shows its numbers beside its words wherever it is listed', async () => {
    await run('checkin --energy 2 --tension 7 --body jaw --note Tired'.split(' '), then);
    const more = { ...then, seed: 77 };
    await run('measure add who5 --score 9 --note Winter'.split(' '), more);
    const { stdout } = await run('journal list --kind all'.split(' '), then);
    expect(stdout).toMatch(/ {2}energy 2, tension 7; body: jaw\n {2}Tired\n/);
    expect(stdout).toMatch(/ {2}WHO-5: well-being 9 \(36 of 100\)\n {2}Winter\n/);
    const { stdout: json } = await run('measure show --json'.split(' '), then);
    const [{ results }] = JSON.parse(json) as [{ results: [{ id: string; note: string }] }];
    expect(results[0].note).toBe('Winter');
    const shown = await run(['journal', 'show', results[0].id], then);
    expect(shown.stdout).toMatch(/\n\nWHO-5: well-being 9 \(36 of 100\)\nWinter\n\n/);
  });

  test('can be found in `measure show` and deleted', async () => {
    const dates = ['2026-01-05', '2026-02-05', '2026-03-01'];
    for (const [at, score] of [1, 16, 17].entries()) {
      const line = `measure add who5 --score ${score} --at ${dates[at]} --note n${score}`;
      await run(line.split(' '), { ...then, seed: 100 + at });
    }
    const { stdout } = await run('measure show who5'.split(' '), then);
    expect(stdout).toMatch(/^\w{6} {2}WHO-5, Sunday 1 March 2026\n {2}n17\n/);
    const [, ref = ''] =
      /\n {2}(\w{6}) {2}Monday 5 January 2026: well-being 1 .+\n {4}n1\n/.exec(stdout) ?? [];
    const deleted = await run(['journal', 'delete', ref], { ...then, seed: 200 });
    expect(deleted.stderr).toMatch(/^Deleted \w{6}, a result of an instrument of Monday 5 January/);
    expect((await run('measure show who5'.split(' '), then)).stdout).not.toContain('n1\n');
  });

  test('is not what `last` means, and that is said', async () => {
    await run('checkin --mood 3'.split(' '), then);
    const { code, stderr } = await run('journal show last'.split(' '), then);
    expect(code).toBe(1);
    expect(stderr).toContain('there is no journal entry');
    expect(stderr).toContain('--kind all');
  });
});
