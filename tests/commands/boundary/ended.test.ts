import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, tempFolder } from '../../support/host.js';

/** Wednesday 18 November 2026 in Berlin, an hour ahead of UTC. */
const at = (wall: string, day = 18) => `2026-11-${day}T${wall}:00.000+01:00`;

async function evening(hours = '9:00-17:30'): Promise<string> {
  const home = tempFolder();
  await run(['hours', 'set', 'mon-fri', hours], { home, now: at('10:00') });
  return home;
}

/** As after two questions and Ctrl-C. */
function leave(home: string, last: string): void {
  const answers = { loops: [{ text: 'Call back' }], notesDue: 2 };
  const kept = { v: 1, day: '2026-11-18', asked: ['sweep', 'notes'], spent: 60_000, answers };
  const draft = {
    ...{ v: 1, id: 'aaaaaaaa', at: last, zone: 'Europe/Berlin', template: 'boundary:close' },
    ...{ tags: [], mood: null, star: false, answers: [JSON.stringify(kept)] },
  };
  mkdirSync(join(home, 'drafts'), { mode: 0o700 });
  writeFileSync(join(home, 'drafts', 'aaaaaaaa.json'), JSON.stringify(draft));
}

interface Close {
  at: string;
  data: Record<string, unknown>;
}

async function closed(home: string, now: string, ...flags: string[]): Promise<Close> {
  const { code, stdout, stderr } = await run(['boundary', ...flags, '--json'], { home, now });
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return JSON.parse(stdout) as Close;
}

interface Ledger {
  weeks: { afterMinutes: number; days: unknown[] }[];
  afterMinutes: number;
}

async function ledger(home: string): Promise<Ledger> {
  const { stdout } = await run(['boundary', 'ledger', '--json'], { home, now: at('10:00', 19) });
  return JSON.parse(stdout) as Ledger;
}

describe('a night is no overtime', () => {
  test.each([[['-y']], [['--well', 'a good ending']], [['--quick', '-y']]])(
    'closed in the morning by %j, nobody knows when work ended',
    async (flags) => {
      const home = await evening();
      const { at: when, data } = await closed(home, at('08:00', 19), ...flags);
      expect([when, data]).toEqual([
        at('17:30'),
        expect.objectContaining({ day: '2026-11-18', finished: null, afterMinutes: null }),
      ]);
      const days = [
        { day: '2026-11-18', planned: at('17:30'), finished: null, afterMinutes: null },
      ];
      expect(await ledger(home)).toMatchObject({
        weeks: [{ afterMinutes: 0, days }],
        afterMinutes: 0,
      });
    },
  );

  test('it is said in words, and can be added', async () => {
    const home = await evening();
    const said = await run(['boundary', '-y'], { home, now: at('08:00', 19) });
    expect(said.stderr).toMatch(
      /^Closed on Wednesday 18 November 2026\. When work ended is not known;/,
    );
    const show = async () =>
      (await run(['boundary', 'ledger'], { home, now: at('10:00', 19) })).stdout;
    const shown = await show();
    expect(shown).toContain('planned 17:30, when it ended is not known.');
    expect(shown).toContain('1 closed day. When it ended is not known.');

    const { data } = await closed(home, at('08:10', 19), '--finished-at', 'yesterday 18:10');
    expect(data).toMatchObject({ day: '2026-11-18', finished: at('18:10'), afterMinutes: 40 });
    expect(await ledger(home)).toMatchObject({ afterMinutes: 40 });
  });

  test('what is added to such a close does not say when it was', async () => {
    const home = await evening('14:00-23:00');
    await closed(home, at('06:00', 19), '-y');
    const status = await run(['boundary', 'status'], { home, now: at('06:10', 19) });
    expect(status.stdout).toMatch(/^Closed\.\n/);
    const screen = await run(['today'], { home, now: at('06:10', 19) });
    expect(screen.stdout).toContain('Closed.\n');
    const { data } = await closed(home, at('06:20', 19), '--loop', 'Call back');
    expect(data).toMatchObject({ finished: null, afterMinutes: null, loops: 1 });
  });

  test.each([
    ['the next morning', at('08:59', 19), ['-y']],
    ['the next morning', at('08:59', 19), ['--well', 'a good ending']],
    ['late in the same evening', at('23:30'), ['-y']],
    ['late in the same evening', at('23:30'), ['--feeling', '6']],
  ])('a close that was left ends when it was left: %s', async (_, now, flags) => {
    const home = await evening();
    leave(home, at('17:36'));
    const { data } = await closed(home, now, ...flags);
    expect(data).toMatchObject({ day: '2026-11-18', finished: at('17:36'), afterMinutes: 6 });
  });

  test('a close of the same evening ends now, and --finished-at always wins', async () => {
    const home = await evening();
    leave(home, at('17:36'));
    const soon = await closed(home, at('18:20'), '-y');
    expect(soon.data).toMatchObject({ finished: at('18:20'), afterMinutes: 50 });
    const other = await evening();
    leave(other, at('17:36'));
    const told = await closed(other, at('08:59', 19), '--finished-at', 'yesterday 19:00');
    expect(told.data).toMatchObject({ finished: at('19:00'), afterMinutes: 90 });
  });
});
