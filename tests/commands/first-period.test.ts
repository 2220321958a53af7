import { describe, expect, test } from 'vitest';
import { run, tempFolder } from '../support/host.js';

let seed = 700;
async function go(home: string, now: string, ...argv: string[]): Promise<string> {
  const { stdout, stderr } = await run(argv, { home, now: `${now}T12:00:00Z`, seed: ++seed });
  return `${stdout}${stderr}`.replaceAll(/\s+/g, ' ');
}
const PLAN = ['plan', 'add', 'Future', '--domain', 'balance', '--every'];
const SUPPORT = ['support', 'add', 'Sup', '--role', 'supervision', '--every'];

describe('what begins on a day to come names that day', () => {
  test.each([
    ['month', '2027-01-01', 'Future: every month from 1 January 2027'],
    ['month', '2026-01-09', 'Future: every month from Friday'],
    // More than half gone by then: the month after it is the first.
    ['month', '2027-01-20', 'Future: every month from 1 February 2027'],
    ['2 weeks', '2026-05-06', 'Future: every 2 weeks from 6 May'],
  ])('planned every %s since %s', async (every, since, line) => {
    const home = tempFolder();
    await go(home, '2026-01-07', ...PLAN, every, '--since', since);
    expect(await go(home, '2026-01-07', 'plan')).toContain(line);
  });

  test.each([
    [['month', '--hours', '1.5'], '1.5 hours every month from 1 January 2027.'],
    [['month'], 'Every month from 1 January 2027.'],
  ])('of support every %j', async (often, line) => {
    const home = tempFolder();
    await go(home, '2026-01-07', ...SUPPORT, ...often, '--since', '2027-01-01');
    expect(await go(home, '2026-01-07', 'support')).toContain(line);
  });
});

describe('a first period that asks for nothing says so when it is added', () => {
  const spared = (unit: string) => `Its first ${unit} asks for nothing, being more than half gone`;

  test.each([
    ['2026-11-22', true],
    ['2026-11-16', false],
    ['2026-11-17', true],
  ])('on %s: %j', async (day, isSpared) => {
    const preset = await go(tempFolder(), day, 'support', 'add', 'Sup', '--preset', 'bacp');
    expect(preset.includes(spared('month'))).toBe(isSpared);
    expect(preset.includes('selfcare’s own choice, and no rule of BACP.')).toBe(isSpared);
    const own = await go(tempFolder(), day, ...SUPPORT, 'month', '--hours', '2');
    expect(own.includes(spared('month'))).toBe(isSpared);
    expect(own).not.toContain('BACP');
    const plan = await go(tempFolder(), day, ...PLAN, '2/month');
    expect(plan.includes(spared('month'))).toBe(isSpared);
  });

  test('and one that goes by the last time has none', async () => {
    expect(await go(tempFolder(), '2026-11-22', ...SUPPORT, 'month')).not.toContain('asks for');
    expect(await go(tempFolder(), '2026-11-21', ...PLAN, 'week')).toContain(spared('week'));
  });
});
