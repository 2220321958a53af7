import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planAhead } from '../../src/commands/remind/after.js';
import { createContext } from '../../src/context.js';
import { main } from '../../src/main.js';
import { readDue } from '../../src/shell/due.js';
import { run, tempFolder, testHost } from '../support/host.js';

/** A Thursday in Berlin, an hour ahead of UTC. */
const at = (wall: string, date = '2026-11-19') => `${date}T${wall}:00+01:00`;
const seconds = (wall: string, date?: string) => Date.parse(at(wall, date)) / 1000;
let seed = 1;
const go = (home: string, wall: string, ...argv: string[]) =>
  run(argv, { home, now: at(wall), seed: ++seed });

async function home(...lines: string[][]): Promise<string> {
  const folder = tempFolder();
  for (const line of lines) {
    const { code, stderr } = await go(folder, '10:00', ...line);
    expect([line, code, stderr]).toEqual([line, 0, expect.any(String)]);
  }
  return folder;
}

/** The plan, and what is remembered for the next, without when they were made. */
function planned(folder: string) {
  const kept = JSON.parse(readFileSync(join(folder, 'reminders.json'), 'utf8')) as object;
  return [
    { ...readDue(folder), stale: 0 },
    { ...kept, readAt: 0 },
  ];
}

const HOURS = ['hours', 'set', 'mon-fri', '9:00-17:30'];
const NO_PAUSE = ['remind', 'off', 'pause'];
const CLOSE = 'Your workday has come to its end. To close it: selfcare boundary';

describe('the plan for the shells', () => {
  test('is not made where neither hours nor reminders are set', async () => {
    const folder = await home(
      ['journal', '-m', 'words'],
      ['config', 'set', 'breathe.minutes', '3'],
    );
    await go(folder, '10:00', 'remind');
    await go(folder, '10:00', 'remind', '--refresh');
    expect(readdirSync(folder).filter((name) => /due|remind/.test(name))).toEqual([]);
    const empty = join(tempFolder(), 'none');
    for (const argv of [
      ['remind'],
      ['remind', 'list'],
      ['remind', '--refresh'],
      ['remind', 'quiet'],
    ]) {
      expect((await go(empty, '10:00', ...argv)).code).toBe(0);
    }
    expect(existsSync(empty)).toBe(false);
  });

  test('names the end of the workday once hours are set', async () => {
    const folder = await home(HOURS, NO_PAUSE);
    const from = seconds('17:30');
    expect(readDue(folder)).toEqual({ from, text: CLOSE, stale: from + 900 });
  });

  test('goes on to the next day when the day is closed, and stays there', async () => {
    const folder = await home(HOURS, NO_PAUSE);
    await go(
      folder,
      '17:20',
      'boundary',
      '--quick',
      '--finished-at',
      '17:20',
      '--loop',
      'Call back :: Friday',
    );
    const from = seconds('09:00', '2026-11-20');
    const text = 'One open loop waits for you: selfcare boundary open';
    expect(readDue(folder)).toMatchObject({ from, text });
    await go(folder, '19:00', 'journal', '-m', 'words');
    expect(readDue(folder)).toMatchObject({ from, text });
  });

  test('keeps its time until a shell has shown it, then says what comes after it', async () => {
    const folder = await home(HOURS, NO_PAUSE, ['remind', 'add', 'Swim', '--at', '17:35']);
    await go(folder, '18:00', 'remind', '--refresh');
    expect(readDue(folder)).toMatchObject({ from: seconds('17:30'), text: CLOSE });
    writeFileSync(join(folder, 'due.shown'), `${seconds('17:30')} ${seconds('17:58')}\n`);
    await go(folder, '18:00', 'remind', '--refresh');
    expect(readDue(folder)).toMatchObject({ from: seconds('18:13'), text: 'Swim' });
    writeFileSync(join(folder, 'due.shown'), `${seconds('18:13')} ${seconds('18:20')}\n`);
    await go(folder, '18:21', 'remind', '--refresh');
    expect(readDue(folder)).toEqual({
      from: seconds('17:30', '2026-11-20'),
      text: CLOSE,
      stale: seconds('18:21') + 12 * 3600,
    });
  });

  test('is the same whether the journal was read anew or carried on', async () => {
    const folder = await home(HOURS, ['journal', '-m', 'first']);
    const lines: [string, string[]][] = [
      ['10:10', ['journal', '-m', 'second']],
      ['11:10', ['load', 'add', '2']],
      ['12:10', ['breathe', 'box', '-c', '1', '--plain', '--no-log']],
      ['13:10', ['remind', 'done', 'pause']],
      ['14:10', ['journal', 'undo']],
      ['17:40', ['boundary', 'snooze', '20m']],
      ['17:50', ['hours', 'show']],
      ['18:10', ['boundary', '--quick', '--finished-at', '18:10']],
    ];
    for (const [wall, argv] of lines.filter(([, words]) => words[0] !== 'breathe')) {
      expect([argv, (await go(folder, wall, ...argv)).code]).toEqual([argv, 0]);
      const carried = planned(folder);
      await go(folder, wall, 'remind', '--refresh');
      expect([argv, planned(folder)]).toEqual([argv, carried]);
    }
  });

  test('is left alone by a run that changes nothing, and made anew when it is old', async () => {
    const folder = await home(HOURS, NO_PAUSE);
    writeFileSync(join(folder, 'due'), `${seconds('17:30')}\nLeft alone\n${seconds('17:30')}\n`);
    await go(folder, '12:00', 'journal', 'list');
    await go(folder, '12:00', 'journal', '-m', 'words');
    expect(readDue(folder)?.text).toBe('Left alone');
    await go(folder, '17:31', 'journal', 'list');
    expect(readDue(folder)).toMatchObject({ from: seconds('17:30'), text: CLOSE });
  });

  test('a breath puts off the pause', async () => {
    const folder = await home(HOURS);
    expect(readDue(folder)).toMatchObject({ from: seconds('11:00') });
    const host = testHost({ home: folder, now: at('10:30') });
    const context = createContext(host);
    const journal = await context.journal();
    await journal.add({ at: at('10:30'), zone: 'Europe/Berlin', kind: 'breath' });
    await planAhead(context);
    expect(readDue(folder)).toMatchObject({ from: seconds('12:30') });
  });

  test('an entry moves what waits for one', async () => {
    const folder = await home(['remind', 'on', 'journal'], ['journal', '-m', 'words']);
    const due = async () => (await go(folder, '10:00', 'remind', '--json')).stdout;
    expect(JSON.parse(await due())).toEqual({
      due: null,
      others: [],
      next: '2026-11-22T10:00:00.000+01:00',
    });
    expect(readFileSync(join(folder, 'reminders.json'), 'utf8')).toContain(
      String(Date.parse(at('10:00'))),
    );
  });

  test('no damage of its files fails a run', async () => {
    const folder = await home(HOURS, NO_PAUSE);
    for (const content of [
      '',
      '{',
      '[]',
      '{"planned":3,"log":{"openLoops":"1","snoozes":[3]},"done":7}',
    ]) {
      writeFileSync(join(folder, 'reminders.json'), content);
      writeFileSync(join(folder, 'due'), content);
      const { code, stderr } = await go(folder, '10:00', 'journal', '-m', 'words');
      expect([code, stderr]).toEqual([0, expect.stringMatching(/^Saved[^\n]*\n$/)]);
      expect(readDue(folder)).toMatchObject({ from: seconds('17:30'), text: CLOSE });
    }
    for (const name of ['due', 'reminders.json', 'due.shown']) {
      rmSync(join(folder, name), { force: true });
      mkdirSync(join(folder, name));
    }
    expect((await go(folder, '10:00', 'journal', '-m', 'words')).code).toBe(0);
    expect((await go(folder, '17:31', 'remind')).stdout).toBe(`${CLOSE}\n`);
  });

  test('never holds a word of the journal', async () => {
    const folder = await home(HOURS, ['journal', '-m', 'Zebra crossing @zebra']);
    await go(
      folder,
      '17:20',
      'boundary',
      '--quick',
      '--finished-at',
      '17:20',
      '--loop',
      'Zebra :: zebra',
    );
    for (const name of ['due', 'reminders.json']) {
      expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/zebra/i);
    }
  });
});

describe('selfcare remind', () => {
  test('what was read at a terminal is not shown again by a shell', async () => {
    const folder = await home(HOURS, NO_PAUSE);
    const piped = await go(folder, '17:31', 'remind');
    expect(piped.stdout).toBe(`${CLOSE}\n`);
    expect(readDue(folder)?.from).toBe(seconds('17:30'));
    const host = testHost({ home: folder, now: at('17:32') });
    Object.assign(host.stdout, { isTTY: true });
    expect(await main(['remind'], createContext(host))).toBe(0);
    expect([host.stdout.text, readDue(folder)?.from]).toEqual([
      `${CLOSE}\n`,
      seconds('17:30', '2026-11-20'),
    ]);
  });

  test('what was snoozed comes back, what is done does not', async () => {
    const folder = await home(
      HOURS,
      NO_PAUSE,
      ['remind', 'off', 'close'],
      ['remind', 'add', 'Swim', '--at', '17:35'],
    );
    const [{ id }] = JSON.parse((await go(folder, '17:00', 'remind', 'list', '--json')).stdout) as [
      { id: string },
    ];
    const said = async (wall: string) => (await go(folder, wall, 'remind')).stdout;
    expect(await said('17:35')).toBe('Swim\n');
    await go(folder, '17:36', 'remind', 'snooze', id);
    expect([await said('17:55'), await said('17:56')]).toEqual(['', 'Swim\n']);
    await go(folder, '17:57', 'remind', 'done', id.slice(0, 3));
    expect(await said('18:30')).toBe('');
    expect(readDue(folder)?.from).toBe(seconds('17:35', '2026-11-20'));
  });

  test('a slip in the settings loses no other reminder', async () => {
    const folder = await home(['remind', 'add', 'Swim', '--at', '17:35']);
    const path = join(folder, 'config.json');
    const config = JSON.parse(readFileSync(path, 'utf8')) as { reminders: { own: unknown[] } };
    config.reminders.own.push({ id: 'abc', title: 'half' });
    writeFileSync(path, JSON.stringify(config));
    await go(folder, '10:00', 'remind', 'add', 'Walk', '--at', '12:00');
    const own = (JSON.parse(readFileSync(path, 'utf8')) as typeof config).reminders.own;
    expect(own).toMatchObject([{ title: 'Swim' }, { title: 'half' }, { title: 'Walk' }]);
  });

  test.each([
    ['20m', 20],
    ['2h', 120],
    ['1h30m', 90],
    ['1.5h', 90],
    ['1,25h', 75],
    ['1h 30m', 90],
    ['1 hour and 30 minutes', 90],
    ['1d', 1440],
    ['2 weeks', 20160],
    ['45', 45],
  ])('--every %s is %i minutes', async (typed, minutes) => {
    const { stdout } = await go(
      await home(),
      '10:00',
      'remind',
      'add',
      'Tea',
      '--every',
      typed,
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ everyMinutes: minutes, during: 'always' });
  });

  test.each(['', 'x', '2x', '-2h', '2h-', 'every 2h', '14m', '9000h', '400d'])(
    '--every %j is refused, and nothing is kept',
    async (typed) => {
      const folder = await home();
      const { code } = await go(folder, '10:00', 'remind', 'add', 'Tea', `--every=${typed}`);
      expect([code, existsSync(join(folder, 'config.json'))]).toEqual([2, false]);
    },
  );

  test('titles are one line without hidden characters', async () => {
    for (const title of ['\u001b[31mred', 'x'.repeat(101), ' ', 'a\u202eb']) {
      const { code } = await go(await home(), '10:00', 'remind', 'add', title, '--at', '12:00');
      expect([title, code]).toEqual([title, 2]);
    }
  });
});

describe('a reminder by its title', () => {
  const titles = ['Stretch your back', 'Straße überqueren', 'Stretch your legs', 'Call Ann'];
  const made = () => home(...titles.map((title) => ['remind', 'add', title, '--every', '1h']));

  test.each([
    ['Stretch your back', 'Stretch your back'],
    ['  stretch  YOUR back ', 'Stretch your back'],
    ['straße ü', 'Straße überqueren'],
    ['Stra\u00dfe u\u0308berqueren', 'Straße überqueren'],
    ['call', 'Call Ann'],
    ['open loops', 'Open loops'],
  ])('%j', async (ref, title) => {
    const { code, stderr } = await go(await made(), '10:00', 'remind', 'done', ref);
    expect([code, stderr]).toEqual([0, expect.stringContaining(`${title}: done for this time.`)]);
  });

  test.each([
    ['stretch', 2, 'more than one reminder begins with stretch'],
    ['stretch your', 2, 'more than one reminder begins with that'],
    ['Secret words', 1, 'no reminder goes by those words'],
    ['', 1, 'no reminder is named'],
  ])('not %j', async (ref, exit, said) => {
    const { code, stderr } = await go(await made(), '10:00', 'remind', 'done', ref);
    expect([code, stderr]).toEqual([exit, expect.stringContaining(said)]);
  });
});

describe('what a reminder may be called', () => {
  test.each([
    ['👩‍👩‍👧 home', '👩‍👩‍👧 home'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿 tea', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 tea'],
    ['a\ttab', 'a tab'],
    ['two\nlines', 'two lines'],
  ])('%j', async (typed, title) => {
    const shown = await run(['remind', 'add', typed, '--every', '1h', '--json']);
    expect(JSON.parse(shown.stdout)).toMatchObject({ title });
  });

  test.each([
    ['', 'a title is missing'],
    [' \t', 'a title is missing'],
    ['x'.repeat(101), 'at most 100 characters'],
    ['a \u001b[31m', 'characters that cannot be seen'],
    ['a \u202eb', 'characters that cannot be seen'],
    ['\u200d', 'characters that cannot be seen'],
  ])('not %j', async (typed, said) => {
    const { code, stderr } = await run(['remind', 'add', typed, '--every', '1h']);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});

test('a reminder at a time of day starts when it is made', async () => {
  const folder = await home();
  const { stderr } = await go(folder, '12:30', 'remind', 'add', 'Lunch', '--at', '12:00');
  expect(stderr).toContain('Next: 12:00 tomorrow.');
  expect((await go(folder, '12:31', 'remind')).stdout).toBe('');
  expect(readDue(folder)).toMatchObject({ from: seconds('12:00', '2026-11-20') });
  const list = JSON.parse(
    (await go(folder, '12:31', 'remind', 'list', '--json')).stdout,
  ) as object[];
  expect(list[0]).toMatchObject({ title: 'Lunch', state: 'waiting' });
});

test('what is done before its hour is not said at it, and is the next day', async () => {
  const folder = await home(HOURS, NO_PAUSE, ['remind', 'add', 'Go home', '--at', '17:15']);
  for (const [ref, next] of [
    ['go home', '17:15 tomorrow'],
    ['close', '17:30 tomorrow'],
  ] as const) {
    const { stderr } = await go(folder, '16:50', 'remind', 'done', ref);
    expect(stderr).toContain(`done for this time. Next: ${next}.`);
    await go(folder, '16:51', 'remind', 'done', ref);
  }
  expect((await go(folder, '17:31', 'remind')).stdout).toBe('');
  const friday = await run(['remind'], { home: folder, now: at('17:16', '2026-11-20') });
  expect(friday.stdout).toBe('Go home\n');
});

test('possible identifiers in a title are counted, and none of them is said', async () => {
  const title = 'Call Maria Garcia 555-867-5309';
  const { code, stderr } = await run(['remind', 'add', title, '--every', '2h']);
  expect([code, stderr]).toEqual([0, expect.stringMatching(/possible/)]);
});

test('all that is due is listed, a line each; the shell has one', async () => {
  const folder = await home(
    ['remind', 'add', 'Drink water', '--at', '12:00'],
    ['remind', 'add', 'Eat', '--at', '12:30'],
  );
  const { stdout } = await go(folder, '12:40', 'remind');
  expect(stdout).toBe('Drink water\nEat\n');
  const { due, others } = JSON.parse((await go(folder, '12:40', 'remind', '--json')).stdout) as {
    due: object;
    others: object[];
  };
  expect([due, ...others]).toMatchObject([{ title: 'Drink water' }, { title: 'Eat' }]);
  expect(readDue(folder)?.text).toBe('Drink water');
});

test.each([
  ['22:00-07:00', '23:30', true],
  ['22:00-07:00', '06:59', true],
  ['22:00-07:00', '07:00', false],
  ['12:00-13:00', '12:00', true],
  ['12:00-13:00', '13:00', false],
])('quiet hours %s and a reminder at %s: said %s', async (quiet, time, said) => {
  const folder = await home(['remind', 'quiet', quiet]);
  const { stderr } = await go(folder, '10:00', 'remind', 'add', 'Late', '--at', time);
  expect(stderr.includes('lies in your quiet hours')).toBe(said);
});

test('writing is not suggested to a shell shortly before work', async () => {
  const folder = await home(['hours', 'set', 'daily', '9:00-17:30'], NO_PAUSE);
  const due = async (wall: string) =>
    (await run(['remind'], { home: folder, now: at(wall, '2026-11-23'), seed: ++seed })).stdout;
  await run(['journal', '-m', 'words'], { home: folder, now: at('05:00', '2026-11-19') });
  expect(await due('06:59')).toContain('A few words');
  expect(await due('07:00')).not.toContain('A few words');
  expect(await due('08:59')).not.toContain('A few words');
});
