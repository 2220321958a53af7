import { describe, expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';

/** The night from Thursday 12 to Friday 13 March 2026 in Berlin; the day begins at 04:00. */
const NIGHT = [
  ['2026-03-12T23:59:00+01:00', '2026-03-12'],
  ['2026-03-13T00:30:00+01:00', '2026-03-12'],
  ['2026-03-13T03:59:00+01:00', '2026-03-12'],
  ['2026-03-13T04:00:00+01:00', '2026-03-13'],
] as const;
const next = (date: string) => date.replace(/\d\d$/, (day) => String(Number(day) + 1));

/** Runs one command line after another in one home, at one instant. */
async function lines(now: string, ...all: string[][]) {
  const home = tempFolder();
  let last = { code: 0, stdout: '', stderr: '' };
  for (const [i, argv] of all.entries()) last = await run(argv, { home, now, seed: 10 + i });
  return last;
}
const json = async (now: string, ...all: string[][]) =>
  JSON.parse((await lines(now, ...all)).stdout) as Record<string, unknown>;

const WEEK = ['hours', 'set', 'mon-fri', '9:00-12:00'];

describe.each(NIGHT)('at %s', (now, lived) => {
  test('today and tomorrow of hours are those of the day that is lived', async () => {
    const off = async (word: string) =>
      (await json(now, WEEK, ['hours', 'off', word, '--json']))['off'];
    expect(await off('today')).toEqual([{ from: lived, to: lived, why: null }]);
    expect(await off('tomorrow')).toEqual([{ from: next(lived), to: next(lived), why: null }]);
    // Leave of the day that is lived is not over.
    const shown = await lines(now, WEEK, ['hours', 'off', lived], ['hours']);
    expect(shown.stdout).toContain('Off');
  });

  test('a snooze, the status, hours and a close are about that day', async () => {
    const snooze = await lines(now, WEEK, ['boundary', 'snooze', '--json']);
    if (now.includes('T04:00')) expect(snooze.stderr).toContain('work has not begun');
    else expect(snooze.stdout).toContain(`"day":"${lived}"`);
    const status = await json(now, WEEK, ['boundary', 'status', '--json']);
    expect(status['day']).toBe(lived);
    const { now: state } = (await json(now, WEEK, ['hours', '--json'])) as { now: object };
    expect(state).toMatchObject({ day: lived });
    // In the morning the day that was never closed may be closed still.
    const close = await json(now, WEEK, ['boundary', '--quick', '--well', 'fine', '--json']);
    expect(close['data']).toMatchObject({ day: '2026-03-12' });
    const until = await json(now, WEEK, ['hours', 'until', '13', '--json']);
    expect(Object.keys(until['once'] as object)).toEqual([lived]);
  });

  test('on a day off, too', async () => {
    const home = tempFolder();
    await run(WEEK, { home, now });
    await run(['hours', 'off', lived], { home, now });
    const status = await run(['boundary', 'status', '--json'], { home, now });
    expect(status.stdout).toContain(`{"day":"${lived}","phase":"off"`);
    const today = await run(['today', '--json'], { home, now });
    expect(today.stdout).toContain(`"day":"${lived}","state":"off"`);
    const snooze = await run(['boundary', 'snooze'], { home, now });
    expect([snooze.code, snooze.stderr]).toEqual([1, expect.stringContaining('a day off')]);
    // Who works all the same has a finish.
    await run(['boundary', 'open'], { home, now });
    expect((await run(['boundary', 'snooze'], { home, now, seed: 5 })).code).toBe(0);
  });

  test('the last full day off', async () => {
    const home = tempFolder();
    await run(['hours', 'set', 'mon-wed', '9:00-12:00', 'fri', '9:00-12:00'], { home, now });
    const ledger = JSON.parse(
      (await run(['boundary', 'ledger', '--json'], { home, now })).stdout,
    ) as object;
    expect(ledger).toMatchObject({ daysSinceDayOff: lived === '2026-03-12' ? 0 : 1 });
  });
});
