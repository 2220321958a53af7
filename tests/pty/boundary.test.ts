import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createContext } from '../../src/context.js';
import type { Entry } from '../../src/journal/entry.js';
import { call } from '../support/cli.js';
import { testHost } from '../support/host.js';
import type { Terminal } from '../support/pty.js';
import { CTRL_C, Desk, DOWN, UNFINISHED } from './journal-rig.js';

/** Every question of a close in its order: what it shows, and what is typed. */
const QUESTIONS = [
  ['A last look at messages and anything urgent. Done?', ''],
  ['Notes still to write, a count', '3'],
  ['What is still open? One line each', 'Call back @phone'],
  ['Another (1 so far', 'Tidy the desk'],
  ['Another (2 so far', ''],
  ['Call back @phone – where, when, how?', 'Tuesday, nine'],
  ['Tidy the desk – where, when, how?', ''],
  ['One thing that went well:', 'A good ending'],
  ['One thing that was hard:', ''],
  ['How you are now, 0 worn out to 10 well', '6'],
  ['Minutes to breathe', ''],
  ['What the evening is for:', 'Soup'],
  ['One thing that restores you:', 'A walk'],
  ['A phrase that closes your day, in your words:', 'The door is shut.'],
] as const;

const GOING_ON = 'Going on where you stopped.';
const TEXT =
  '## Went well\n\nA good ending\n\n## For the evening\n\nSoup\n\n## To recover\n\nA walk';

/** A person's home at the end of a day. */
class Evening extends Desk {
  async workdays(event: string): Promise<Entry[]> {
    const journal = await createContext(testHost({ home: this.home })).journal();
    const all = await journal.read({ kinds: ['workday'] });
    return all.filter(({ data }) => data['event'] === event).reverse();
  }

  /** That everything typed in QUESTIONS stands in the journal, once. */
  async isWhole(): Promise<void> {
    const closes = await this.workdays('close');
    expect(closes).toMatchObject([{ text: TEXT, data: { feeling: 6, notesDue: 3, loops: 2 } }]);
    const loops = await this.workdays('loop');
    expect(loops.map(({ text, data }) => [text, data['plan'], data['state']])).toEqual([
      ['Call back @phone', 'Tuesday, nine', 'open'],
      ['Tidy the desk', undefined, 'open'],
    ]);
    expect(loops[0]?.tags).toEqual(['phone']);
    expect(this.drafts()).toEqual([]);
  }
}

/** The day that is lived in UTC; it begins at four. */
function livedToday(): string {
  return new Date(Date.now() - 4 * 3_600_000).toISOString().slice(0, 10);
}

/** What needs one and the same day from its beginning to its end; where that turned, once more. */
async function withinADay(go: (day: string) => Promise<void>): Promise<void> {
  const day = livedToday();
  try {
    await go(day);
  } catch (error) {
    if (livedToday() === day) throw error;
    await go(livedToday());
  }
}

/** The screen's words in one line, wherever the terminal broke them. */
function words(terminal: Terminal): string {
  return terminal.transcript().replaceAll(/\s+/g, ' ');
}

/** Waits until the terminal shows these words, which it may do a moment after the program's end. */
async function asks(terminal: Terminal, wanted: string | RegExp): Promise<void> {
  const found = () =>
    typeof wanted === 'string' ? words(terminal).includes(wanted) : wanted.test(words(terminal));
  await terminal.until(found, 10_000, () => `the words: ${String(wanted)}`);
}

async function answer(terminal: Terminal, questions: readonly (readonly string[])[]) {
  for (const [question = '', typed = ''] of questions) {
    await asks(terminal, question);
    terminal.type(`${typed}\r`);
  }
}

describe('a full close', () => {
  test.each([
    ['', 80],
    ['', 40],
    [' --plain', 80],
    [' --plain', 40],
  ])('by keyboard%s, %d columns', async (flags, columns) => {
    const desk = new Evening();
    const terminal = desk.run(`boundary${flags}`, { columns, rows: 40 });
    await answer(terminal, QUESTIONS);
    expect(await terminal.exitCode()).toBe(0);
    await asks(
      terminal,
      /Finished at \d\d:\d\d\. 2 open loops are parked until tomorrow\. For the evening: Soup The door is shut\.$/,
    );
    await desk.isWhole();
    if (flags !== '') expect(terminal.raw).not.toContain('\u001b');
    const again = await call(['boundary', 'status'], { home: desk.home });
    expect(again.stdout).toContain('Closed at');
  });

  test('by flags, without a terminal', async () => {
    const desk = new Evening();
    const said = await call(
      [
        'boundary',
        ...['--finished-at', 'now', '--well', 'A good ending', '--feeling', '6'],
        ...['--notes-due', '3', '--intention', 'Soup'],
        ...['--loop', 'Call back @phone :: Tuesday, nine', '--loop', 'Tidy the desk'],
      ],
      { home: desk.home },
    );
    expect([said.code, said.stdout]).toEqual([0, '']);
    expect(await desk.workdays('close')).toMatchObject([
      {
        text: '## Went well\n\nA good ending\n\n## For the evening\n\nSoup',
        data: { feeling: 6, notesDue: 3, loops: 2 },
      },
    ]);
    expect(await desk.workdays('loop')).toHaveLength(2);
  });

  test('the phrase is asked for once; --quick asks for loops and shows it', async () => {
    const desk = new Evening();
    const first = desk.run('boundary --quick');
    await answer(first, [
      [QUESTIONS[2][0], 'Order tea'],
      ['Another (1 so far', ''],
      ['A phrase that closes your day', 'Enough for today.'],
    ]);
    await first.shows(/Finished at[^]*Enough for today\.$/);
    expect(await first.exitCode()).toBe(0);
    const second = desk.run('boundary --quick');
    const [before] = await desk.workdays('close');
    await answer(second, [
      ['Have you worked since?', ''],
      [QUESTIONS[2][0], ''],
    ]);
    expect(await second.exitCode()).toBe(0);
    await second.shows(/Changed: finished at[^]*Enough for today\.$/);
    const closes = await desk.workdays('close');
    expect(closes.map(({ data }) => data['finished'])).toEqual([before?.data['finished']]);
  });

  test('a closed day that went on is finished when it is closed again, asked once', async () => {
    const desk = new Evening();
    await call(['boundary', '--finished-at', '1 minute ago'], { home: desk.home });
    const [before] = await desk.workdays('close');
    const first = desk.run('boundary --quick');
    await answer(first, [['Have you worked since?', 'y']]);
    await asks(first, QUESTIONS[2][0]);
    first.type(CTRL_C);
    expect(await first.exitCode()).toBe(130);
    const second = desk.run('boundary --quick');
    await answer(second, [
      [QUESTIONS[2][0], ''],
      ['A phrase that closes', ''],
    ]);
    expect(await second.exitCode()).toBe(0);
    expect(words(second)).not.toContain('Have you worked since?');
    const [after, ...more] = await desk.workdays('close');
    expect(more).toEqual([]);
    expect(Date.parse(String(after?.data['finished']))).toBeGreaterThan(
      Date.parse(String(before?.data['finished'])),
    );
  });

  test('every question can be passed over with Enter', async () => {
    const desk = new Evening();
    const terminal = desk.run('boundary');
    const asked = QUESTIONS.filter(([question]) => !/^(Another|Call|Tidy)/.test(question));
    await answer(
      terminal,
      asked.map(([question]) => [question, '']),
    );
    expect(await terminal.exitCode()).toBe(0);
    const [close] = await desk.workdays('close');
    expect([close?.text, close?.data['loops'], close?.data['feeling']]).toEqual(['', 0, undefined]);
  });
});

describe('cut by Ctrl-C and gone on with, nothing is asked twice and nothing lost', () => {
  test.each(QUESTIONS.map(([question], index) => [question, index] as const))(
    'at: %s',
    async (_, cut) => {
      const desk = new Evening();
      const first = desk.run('boundary', { rows: 40 });
      await answer(first, QUESTIONS.slice(0, cut));
      await asks(first, QUESTIONS[cut]?.[0] ?? '');
      first.type(CTRL_C);
      expect(await first.exitCode()).toBe(130);
      if (cut > 0) await asks(first, 'Kept; `selfcare boundary` goes on');
      else expect(words(first)).not.toContain('Kept');
      expect(await desk.workdays('close')).toEqual([]);
      expect(await desk.workdays('loop')).toEqual([]);

      const second = desk.run('boundary', { rows: 40 });
      await answer(second, QUESTIONS.slice(cut));
      expect(await second.exitCode()).toBe(0);
      if (cut > 0) await asks(second, GOING_ON);
      else expect(words(second)).not.toContain(GOING_ON);
      for (const [question] of QUESTIONS.slice(0, cut)) {
        expect(words(second)).not.toContain(question);
      }
      await desk.isWhole();
    },
  );
});

describe('loops', () => {
  test('are planned in one line as by the flag, and ended by a choice', async () => {
    const desk = new Evening();
    const terminal = desk.run('boundary --quick');
    await answer(terminal, [
      ['What is still open?', 'Call back :: Tuesday, nine'],
      ['Another (1 so far', 'Tidy the desk'],
      ['Another (2 so far', ''],
      ['A phrase that closes', ''],
    ]);
    expect(await terminal.exitCode()).toBe(0);
    const choice = desk.run('boundary loops done');
    await asks(choice, /Which one\?.*Tidy the desk.*Call back/);
    choice.type(`${DOWN}\r`);
    expect(await choice.exitCode()).toBe(0);
    const loops = await desk.workdays('loop');
    expect(loops.map(({ text, data }) => [text, data['plan'], data['state']])).toEqual([
      ['Call back', 'Tuesday, nine', 'done'],
      ['Tidy the desk', undefined, 'open'],
    ]);
  });
});

describe('on the way', () => {
  test('SIGTERM keeps what was answered, and flags take it up', async () => {
    const desk = new Evening();
    const terminal = desk.run('boundary');
    await answer(terminal, QUESTIONS.slice(0, 4));
    await asks(terminal, QUESTIONS[4][0]);
    terminal.kill('SIGTERM');
    expect(await terminal.exitCode()).toBe(130);
    const said = await call(['boundary', '--feeling', '6', '--loop', 'Order tea'], {
      home: desk.home,
    });
    expect(said.code).toBe(0);
    expect(await desk.workdays('close')).toMatchObject([
      { data: { feeling: 6, notesDue: 3, loops: 3 } },
    ]);
    expect(desk.drafts()).toEqual([]);
  });

  test('a killed program keeps what was answered', async () => {
    const desk = new Evening();
    const terminal = desk.run('boundary');
    await answer(terminal, QUESTIONS.slice(0, 3));
    await asks(terminal, QUESTIONS[3][0]);
    terminal.kill('SIGKILL');
    await terminal.exitCode();
    const second = desk.run('boundary');
    await answer(second, QUESTIONS.slice(3));
    expect(await second.exitCode()).toBe(0);
    await desk.isWhole();
  });

  test('a window that was closed keeps what was answered', async () => {
    const desk = new Evening();
    const terminal = desk.run('boundary');
    await answer(terminal, QUESTIONS.slice(0, 3));
    await asks(terminal, QUESTIONS[3][0]);
    terminal.closeWindow();
    expect(await terminal.exitCode()).not.toBe(0);
    const second = desk.run('boundary');
    await answer(second, QUESTIONS.slice(3));
    expect(await second.exitCode()).toBe(0);
    await desk.isWhole();
  });

  test('what cannot be kept on the way is said, and the questions go on', async () => {
    const desk = new Evening();
    const terminal = desk.run('boundary');
    await answer(terminal, QUESTIONS.slice(0, 1));
    await asks(terminal, QUESTIONS[1][0]);
    // As on a full disk: the folder of drafts cannot be written in.
    rmSync(join(desk.home, 'drafts'), { recursive: true });
    writeFileSync(join(desk.home, 'drafts'), '');
    await answer(terminal, QUESTIONS.slice(1, 2));
    await asks(terminal, QUESTIONS[2][0]);
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    await asks(terminal, 'what you answered last is not kept: a file stands where');
  });

  test('a save that was cut short is made again, with nothing twice', () =>
    withinADay(async (day) => {
      const desk = new Evening();
      const first = desk.run('boundary', { rows: 40 });
      await answer(first, QUESTIONS.slice(0, -1));
      await asks(first, QUESTIONS[13][0]);
      // As after a kill between the writes: a loop is saved, the close is not.
      const context = createContext(testHost({ home: desk.home, now: new Date().toISOString() }));
      const data = { event: 'loop', day, plan: 'Tuesday, nine', state: 'open' };
      const at = new Date().toISOString().replace('Z', '+00:00');
      await (
        await context.journal()
      ).add({ at, zone: 'UTC', kind: 'workday', text: 'Call back @phone', data });
      first.type('The door is shut.\r');
      expect(await first.exitCode()).toBe(0);
      await desk.isWhole();
    }));

  test('not done yet: the run ends, and goes on from there', async () => {
    const desk = new Evening();
    const terminal = desk.run('boundary');
    await terminal.shows(QUESTIONS[0][0]);
    terminal.type('n\r');
    expect(await terminal.exitCode()).toBe(0);
    await asks(terminal, 'Take the time it needs; `selfcare boundary` goes on');
    expect(await desk.workdays('close')).toEqual([]);
  });

  test('a breath runs inside; q goes on, Ctrl-C leaves and it is not offered again', async () => {
    const desk = new Evening();
    writeFileSync(
      join(desk.home, 'config.json'),
      JSON.stringify({ boundary: { steps: ['breath', 'intention'] } }),
    );
    const first = desk.run('boundary');
    await answer(first, [['Minutes to breathe', '1']]);
    await first.shows('breathe in');
    first.type(CTRL_C);
    expect(await first.exitCode()).toBe(130);
    const second = desk.run('boundary');
    await answer(second, [
      ['What the evening is for:', ''],
      ['One thing that restores you:', ''],
    ]);
    expect(await second.exitCode()).toBe(0);
    expect(words(second)).not.toContain('Minutes to breathe');

    const third = desk.run('boundary');
    await answer(third, [
      ['Have you worked since?', 'y'],
      ['Minutes to breathe', '1'],
    ]);
    await third.shows('breathe in');
    third.type('q');
    await answer(third, [
      ['What the evening is for:', 'Rest'],
      ['One thing that restores you:', ''],
    ]);
    expect(await third.exitCode()).toBe(0);
    await asks(third, /For the evening: Rest$/);
  });

  test('`journal` offers no unfinished close, and its drafts show none', async () => {
    const desk = new Evening();
    const terminal = desk.run('boundary');
    await answer(terminal, QUESTIONS.slice(0, 2));
    await asks(terminal, QUESTIONS[2][0]);
    terminal.type(CTRL_C);
    await terminal.exitCode();
    expect((await call(['journal', 'drafts', '--json'], { home: desk.home })).stdout).toBe('[]\n');
    const page = await desk.page();
    expect(page.screen()).not.toContain(UNFINISHED);
  });
});

describe('a close that was begun on an earlier day', () => {
  /** A home with an unfinished close of long ago. */
  function begun(day = '2026-03-09', at = '2026-03-09T18:20:00.000+00:00'): Evening {
    const desk = new Evening();
    const kept = { v: 1, day, asked: ['sweep', 'notes'], spent: 60_000 };
    const answers = { loops: [{ text: 'Order tea' }], notesDue: 2 };
    const draft = {
      ...{ v: 1, id: 'aaaaaaaa', at, zone: 'UTC' },
      ...{ template: 'boundary:close', tags: [], mood: null, star: false },
      answers: [JSON.stringify({ ...kept, answers })],
    };
    mkdirSync(join(desk.home, 'drafts'), { mode: 0o700 });
    writeFileSync(join(desk.home, 'drafts', 'aaaaaaaa.json'), JSON.stringify(draft));
    return desk;
  }

  test('is gone on with as that day’s', async () => {
    const desk = begun();
    const terminal = desk.run('boundary');
    await terminal.shows('You began to close Monday 9 March 2026');
    terminal.type('\r');
    await answer(terminal, [
      ['Another (1 so far', ''],
      ['Order tea – where', 'Tuesday'],
      ...QUESTIONS.slice(7).map(([question]) => [question, '']),
    ]);
    expect(await terminal.exitCode()).toBe(0);
    await asks(terminal, 'Finished on Monday 9 March 2026 at 18:20.');
    const data = { day: '2026-03-09', notesDue: 2, loops: 1 };
    expect(await desk.workdays('close')).toMatchObject([{ data }]);
    expect(desk.drafts()).toEqual([]);
  });

  test('that was left the next morning: it is asked when work ended, and no night is overtime', async () => {
    const desk = begun('2026-03-09', '2026-03-10T08:30:00.000+00:00');
    const hours = { week: { 1: [{ from: '09:00', to: '17:30' }] } };
    writeFileSync(join(desk.home, 'config.json'), JSON.stringify({ hours }));
    const terminal = desk.run('boundary --quick');
    await terminal.shows('You began to close Monday 9 March 2026');
    terminal.type('\r');
    await answer(terminal, [
      ['Another (1 so far', ''],
      ['A phrase that closes', ''],
      ['When did your work end on Monday 9 March 2026?', ''],
    ]);
    expect(await terminal.exitCode()).toBe(0);
    await asks(terminal, 'Finished on Monday 9 March 2026 at 17:30');
    expect(await desk.workdays('close')).toMatchObject([{ data: { afterMinutes: 0 } }]);
  });

  test('is saved as it is, and today is closed', () =>
    withinADay(async (day) => {
      const desk = begun();
      const terminal = desk.run('boundary --quick');
      await terminal.shows('You began to close');
      terminal.type('\u001b[B\r');
      await answer(terminal, [
        ['What is still open?', ''],
        ['A phrase that closes', ''],
      ]);
      expect(await terminal.exitCode()).toBe(0);
      expect((await desk.workdays('close')).map(({ data }) => data['day'])).toEqual([
        '2026-03-09',
        day,
      ]);
      expect(await desk.workdays('loop')).toMatchObject([{ text: 'Order tea' }]);
      expect(desk.drafts()).toEqual([]);
    }));

  test('or hours ago on the same day: when work ended is asked', () =>
    withinADay(async (day) => {
      const last = new Date(Date.now() - 3 * 3_600_000).toISOString().replace('Z', '+00:00');
      const desk = begun(day, last);
      const terminal = desk.run('boundary --quick');
      await answer(terminal, [
        ['Another (1 so far', ''],
        ['A phrase that closes', ''],
        ['When did your work end?', ''],
      ]);
      await asks(terminal, `${last.slice(11, 16)}, when you left these questions`);
      expect(await terminal.exitCode()).toBe(0);
      const [close] = await desk.workdays('close');
      expect(close?.data['finished']).toBe(last);
    }));

  test('is thrown away', async () => {
    const desk = begun();
    const terminal = desk.run('boundary --quick');
    await terminal.shows('You began to close');
    terminal.type('\u001b[B\u001b[B\r');
    await asks(terminal, 'What is still open?');
    expect(desk.drafts()).toEqual([]);
    terminal.type(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    expect(await desk.workdays('loop')).toEqual([]);
  });
});

describe('words that were typed and not sent when the questions were left', () => {
  const upTo = (question: string) =>
    QUESTIONS.slice(
      0,
      QUESTIONS.findIndex(([each]) => each === question),
    );
  const WELL = 'One thing that went well:';

  async function cut(): Promise<Evening> {
    const desk = new Evening();
    const first = desk.run('boundary', { rows: 40 });
    await answer(first, upTo(WELL));
    await asks(first, WELL);
    first.type('A good en');
    await asks(first, `${WELL} A good en`);
    first.type(CTRL_C);
    expect(await first.exitCode()).toBe(130);
    return desk;
  }

  test('stand in their line again, to go on with', async () => {
    const desk = await cut();
    const second = desk.run('boundary', { rows: 40 });
    await asks(second, `${WELL} A good en`);
    second.type('ding\r');
    await answer(second, QUESTIONS.slice(upTo(WELL).length + 1));
    expect(await second.exitCode()).toBe(0);
    await desk.isWhole();
  });

  test('are passed over where the line is emptied', async () => {
    const desk = await cut();
    const second = desk.run('boundary', { rows: 40 });
    await asks(second, `${WELL} A good en`);
    second.type('\u0015');
    second.type('\r');
    await answer(second, QUESTIONS.slice(upTo(WELL).length + 1));
    expect(await second.exitCode()).toBe(0);
    const [close] = await desk.workdays('close');
    expect(close?.text).toBe(TEXT.replace('## Went well\n\nA good ending\n\n', ''));
  });

  test('are an answer to take over under --plain, and for a close by flags', async () => {
    const plain = (await cut()).run('boundary --plain', { rows: 40 });
    await asks(plain, `${WELL} [A good en]`);
    plain.type(CTRL_C);
    const desk = await cut();
    await call(['boundary', '--feeling', '6'], { home: desk.home });
    expect(await desk.workdays('close')).toMatchObject([{ text: '## Went well\n\nA good en' }]);
  });
});
