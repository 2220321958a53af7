import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EntryJson } from '../../src/journal/entry.js';
import { run as runOnce, tempFolder, type HostOptions } from '../support/host.js';
import { lockedHome, OPEN, PASSPHRASE } from '../support/locked.js';

const DAY = 86_400_000;
let seed = 500;

/** Runs of one home need random numbers of their own. */
function run(line: string, options: HostOptions) {
  return runOnce(line.split(' '), { seed: (seed += 13), ...options });
}

const on = (day: number) => new Date(Date.parse('2026-03-01T18:00:00Z') + day * DAY).toISOString();

/** A journal with check-ins of so many days, as another machine would bring them. */
async function home(days: number, scores: (day: number) => object): Promise<string> {
  const folder = tempFolder();
  const lines = Array.from({ length: days }, (_, day) => {
    const { mood, ...data } = scores(day) as { mood?: number };
    const at = on(day).replace('.000Z', '+00:00');
    return JSON.stringify({ at, zone: 'UTC', kind: 'checkin', text: '', mood: mood ?? null, data });
  });
  const file = join(folder, 'all.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const { code, stderr } = await run(`import ${file} --format jsonl`, {
    home: folder,
    now: on(days),
  });
  expect(code, stderr).toBe(0);
  return folder;
}

const asUsual = (day: number) => ({
  mood: [4, 3, 4, 5][day % 4],
  energy: [3, 4, 3][day % 3],
  tension: [4, 3, 5, 4, 2][day % 5],
});
const NOTICE = /(lower|higher), than is usual for you\./;
const low = 'checkin --mood 1 --energy 1 --tension 7';

describe('a change that lasts', () => {
  test('is named once, and again only after a recovery', async () => {
    const folder = await home(30, asUsual);
    const named: number[] = [];
    for (let day = 30; day < 70; day++) {
      const { mood, energy, tension } = asUsual(day);
      const well = `checkin --mood ${mood} --energy ${energy} --tension ${tension}`;
      const line = day < 42 || day >= 56 ? low : well;
      const { code, stderr } = await run(line, { home: folder, now: on(day) });
      expect(code).toBe(0);
      if (NOTICE.test(stderr)) named.push(day);
    }
    expect(named).toHaveLength(2);
    expect(named[0]).toBeLessThan(36);
    expect(named[1]).toBeGreaterThanOrEqual(58);
    expect(named[1]).toBeLessThan(62);
  });

  test('is named at the next word where the first was quiet, and not twice', async () => {
    const folder = await home(30, asUsual);
    for (let day = 30; day < 38; day++) {
      const { stderr } = await run(`${low} --quiet`, { home: folder, now: on(day) });
      expect(stderr).toBe('');
    }
    expect((await run(low, { home: folder, now: on(38) })).stderr).toMatch(NOTICE);
    expect((await run(low, { home: folder, now: on(39) })).stderr).not.toMatch(NOTICE);
  });

  test('is said with one thing to do and one person to call', async () => {
    const folder = await home(30, (day) => (day < 24 ? asUsual(day) : { mood: 1, tension: 7 }));
    const before = { home: folder, now: on(31) };
    const { stderr, stdout } = await run(`${low} --json`, before);
    expect(stderr).toContain('One person to call: somebody who knows your work.');
    expect((JSON.parse(stdout) as EntryJson).data).toMatchObject({ named: true });
    expect((await run('checkin status --json', before)).stdout).toContain('"state":"lower"');
    await run('journal undo', before);
    await run('crisis add Ann 020-7946-0000', before);
    const again = await run(low, before);
    expect(again.stderr).toMatch(/One thing to do: .+\.\nOne person to call: Ann, 020-7946-0000\n/);
  });
});

describe('what changed is named, and which way', () => {
  const usually = { mood: 4, energy: 3, tension: 3 };
  const words = ({ stderr }: { stderr: string }) => /2026, (over .+?)\. That/.exec(stderr)?.[1];

  test.each([
    [
      { ...usually, tension: 9 },
      /^over \d+ check-ins, your tension is higher than is usual for you$/,
    ],
    [{ mood: 1, energy: 3, tension: 5 }, /, your mood is lower than is usual for you$/],
    [{ ...usually, mood: 2, energy: 1 }, /, your energy and mood are lower than is usual for you$/],
    [
      { mood: 2, energy: 3, tension: 8 },
      /, your mood is lower, and your tension is higher, than is usual for you$/,
    ],
  ])('%j', async (now, wanted) => {
    const vary = (day: number) => ({ ...asUsual(day), energy: 3 + (day % 2) });
    const folder = await home(40, (day) => (day < 28 ? vary(day) : now));
    const { mood, energy, tension } = now;
    const then = { home: folder, now: on(41) };
    const line = `checkin --mood ${mood} --energy ${energy} --tension ${tension}`;
    expect(words(await run(line, then))).toMatch(wanted);
    const { stdout } = await run('checkin status', then);
    expect(words({ stderr: stdout })).toMatch(wanted);
    expect(stdout).toMatch(/\nOne thing to do: .+\nOne person to call: /);
  });
});

describe('while it is being learnt what is usual', () => {
  test('only what counts towards it is counted, and no middle is stated', async () => {
    const then = { home: tempFolder(), now: on(1) };
    const note = await run('checkin --note worried', then);
    expect(note.stderr).toMatch(/^Saved as \w{6}\.\n$/);
    const energy = await run('checkin --energy 1', then);
    expect(energy.stderr).toContain('Still learning what is usual for you: 1 of 10.');
    const { stdout } = await run('checkin status', then);
    expect(stdout).toContain('Energy, the last: 1.');
    expect((await run('checkin status --json', then)).stdout).toContain(
      '"energy":{"usual":null,"last":1}',
    );
  });
});

describe('one score by itself', () => {
  const steady = (day: number) => ({ ...asUsual(day), energy: 3 + (day % 2) });

  test.each([
    ['mood', { mood: 2 }, 'your mood is lower than is usual for you'],
    ['tension', { tension: 7 }, 'your tension is higher than is usual for you'],
  ])(
    '%s is named when it stays worse for some days, the others as usual',
    async (_, now, wanted) => {
      const folder = await home(60, (day) => ({ ...steady(day), ...(day < 48 ? {} : now) }));
      const { stdout } = await run('checkin status', { home: folder, now: on(61) });
      expect(stdout.replace(/\n/g, ' ')).toContain(wanted);
    },
  );

  test('that was worse five times is not called usual', async () => {
    const now = [2, 3, 3, 3, 3];
    const folder = await home(45, (day) => {
      return day < 40 ? steady(day) : { ...steady(day), mood: now[day - 40] };
    });
    const then = { home: folder, now: on(46) };
    const { stdout } = await run('checkin status', then);
    expect(stdout).toContain(
      'Of late, 5 times in a row, your mood is lower than is usual for you.',
    );
    expect(stdout).not.toContain('No lasting change');
    expect((await run('checkin status --json', then)).stdout).toContain(
      '"state":"steady","checkins":45,"needed":10,"since":null,"found":null,"worse":["mood"]',
    );
  });
});

test('entries of another shape, and of days to come, change nothing and harm nothing', async () => {
  const odd = [{ mood: 4, tension: 'high' }, { energy: 99, body: 'all' }, {}, { signs: [1, null] }];
  const folder = await home(20, (day) =>
    day % 2 === 0 ? { mood: 4 } : (odd[(day >> 1) % 4] ?? {}),
  );
  const then = { home: folder, now: on(12) };
  expect((await run('checkin status', then)).stdout).toContain('Still learning');
  const all = await run('checkin list -n 99', { home: folder, now: on(30) });
  expect([all.code, all.stdout.match(/mood 4/g)?.length]).toEqual([0, 13]);
});

describe('with the vault locked', () => {
  test('a check-in and a result are saved, nothing is asked, and what was not compared is said', async () => {
    const folder = lockedHome();
    const checkin = await run('checkin --mood 4 --energy 3', { home: folder });
    expect(checkin).toMatchObject({ code: 0, stdout: '' });
    expect(checkin.stderr).toMatch(/^Saved as \w{6}: mood 4, energy 3\.\n.+\n$/);
    expect(checkin.stderr).toContain('not compared with earlier ones; `selfcare checkin status`');
    const measure = await run('measure add stss --score 49', { home: folder });
    expect(measure.code).toBe(0);
    expect(measure.stderr).toContain('highest of five (convention');
    expect(measure.stderr).toContain('`selfcare crisis`');
    expect(measure.stderr).not.toContain('again');
    expect(measure.stderr).toContain('not compared with earlier ones; `selfcare measure show`');
    const { stdout } = await run('journal list --kind all --json', { home: folder, env: OPEN });
    expect((JSON.parse(stdout) as EntryJson[]).map(({ kind }) => kind).sort()).toEqual([
      'checkin',
      'measure',
    ]);
  });

  test.each(['checkin status', 'checkin list', 'measure show', 'measure show who5 --json'])(
    '%s says that it is locked',
    async (line) => {
      const folder = lockedHome();
      await run('checkin --mood 4', { home: folder });
      await run('measure add who5 --score 20', { home: folder });
      const { code, stdout } = await run(line, { home: folder });
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    },
  );

  test.each(['on the line', 'in the environment'])(
    'a way to the passphrase %s is used',
    async (at) => {
      const folder = lockedHome();
      await run('checkin --mood 4', { home: folder });
      await run('measure add who5 --score 20', { home: folder, now: '2026-02-01T10:00:00Z' });
      const isLine = at === 'on the line';
      const flag = isLine ? ['--passphrase-command', `echo '${PASSPHRASE}'`] : [];
      const go = (line: string) =>
        runOnce([...line.split(' '), ...flag], {
          home: folder,
          seed: (seed += 13),
          env: isLine ? {} : OPEN,
        });
      const { stderr } = await go('checkin --mood 3');
      expect(stderr).toContain('Still learning what is usual for you: 2 of 10.');
      expect((await go('measure add who5 --score 13')).stderr).toContain('28 of 100 lower');
    },
  );

  test('a way that fails keeps nothing from being saved', async () => {
    const env = { SELFCARE_PASSPHRASE_COMMAND: 'exit 7' };
    const folder = lockedHome();
    for (const line of ['checkin --mood 4', 'measure add who5 --score 20']) {
      const { code, stderr } = await run(line, { home: folder, env });
      expect(code).toBe(0);
      expect(stderr).toContain('not compared');
    }
  });
});

test('what is undone is no longer part of a course', async () => {
  const folder = tempFolder();
  for (const [day, score] of [18, 12].entries()) {
    await run(`measure add who5 --score ${score}`, { home: folder, now: on(day * 30) });
  }
  const then = { home: folder, now: on(61) };
  expect((await run('measure show who5', then)).stdout).toContain('24 of 100 lower');
  await run('journal undo', then);
  expect((await run('measure show who5', then)).stdout).not.toContain('lower');
});

test('a result of long ago says nothing of how things stand', async () => {
  const folder = tempFolder();
  await run('measure add who5 --score 20', { home: folder, now: on(60) });
  const { stderr } = await run('measure add who5 --score 13 --at 2026-03-05', {
    home: folder,
    now: on(61),
  });
  expect(stderr).not.toMatch(/lower|again/);
});
