import { expect, test } from 'vitest';
import { instrumentOf } from '../../src/care/measures/instruments.js';
import { keepBegun } from '../../src/commands/checkin/draft.js';
import { keepScores } from '../../src/commands/measure/draft.js';
import { createContext } from '../../src/context.js';
import type { Entry } from '../../src/journal/entry.js';
import { momentAt } from '../../src/journal/moment.js';
import { testHost } from '../support/host.js';
import { lockedHome, OPEN } from '../support/locked.js';
import type { Terminal } from '../support/pty.js';
import { CTRL_C, Desk } from './journal-rig.js';

class Room extends Desk {
  /** With the vault on, and locked. */
  static locked(): Room {
    const room = new Room();
    lockedHome(room.home);
    return room;
  }

  async recorded(kind: 'checkin' | 'measure' = 'checkin'): Promise<Entry[]> {
    const journal = await createContext(testHost({ home: this.home })).journal();
    return journal.read({ kinds: [kind] });
  }
}

/** Waits for words, wherever the terminal broke them. */
async function asks(terminal: Terminal, wanted: string): Promise<void> {
  const found = () => terminal.transcript().replaceAll(/\s+/g, ' ').includes(wanted);
  await terminal.until(found, 10_000, () => `the words: ${wanted}`);
}

async function answer(
  terminal: Terminal,
  questions: readonly (readonly [question: string, keys: string])[],
): Promise<void> {
  for (const [question, keys] of questions) {
    await asks(terminal, question);
    terminal.type(keys);
  }
}

const MOOD = 'Mood, 1 low to 5 high';
const ENERGY = 'Energy, 1 low to 5 high';
const TENSION = 'Tension, 0 none to 10';
const BODY = 'What your body says';
const SIGNS = 'Where strain shows';
const LINE = 'A line, if you like:';

test.each([40, 80])(
  'a number and Enter a score, Enter alone for the rest, %d columns',
  async (columns) => {
    const room = new Room();
    const terminal = room.run('checkin', { columns, rows: 40 });
    await answer(terminal, [
      [MOOD, '4\r'],
      [ENERGY, '3\r'],
      [TENSION, '6\r'],
      [BODY, '2 7\r'],
      [SIGNS, '\r'],
      [LINE, '\r'],
    ]);
    expect(await terminal.exitCode()).toBe(0);
    await asks(
      terminal,
      'mood 4, energy 3, tension 6. Still learning what is usual for you: 1 of 10.',
    );
    expect(await room.recorded()).toMatchObject([
      { mood: 4, text: '', data: { energy: 3, tension: 6, body: ['jaw', 'tired'] } },
    ]);
    expect(room.drafts()).toEqual([]);
  },
);

test('no number sends itself: Enter does, and a slip can be changed before it', async () => {
  const room = new Room();
  const terminal = room.run('checkin', { rows: 40 });
  await answer(terminal, [
    [MOOD, '9\r'],
    ['a whole number from 1 to 5', '\u007f3'],
  ]);
  await asks(terminal, `${MOOD} (1–5, Enter skips) 3`);
  expect(terminal.screen()).not.toContain(ENERGY);
  terminal.type('\u007f2\r');
  await answer(terminal, [
    [ENERGY, '\r'],
    [TENSION, '10\r'],
    [BODY, 'sholders\r'],
    ['Did you mean shoulders?', '\u0015shoulders\r'],
    [SIGNS, '1, emotional\r'],
    [LINE, 'Long week @work\r'],
  ]);
  expect(await terminal.exitCode()).toBe(0);
  expect(await room.recorded()).toMatchObject([
    {
      mood: 2,
      text: 'Long week @work',
      tags: ['work'],
      data: { tension: 10, body: ['shoulders'], signs: ['physical', 'emotional'] },
    },
  ]);
});

test('whoever leaves loses nothing, and goes on where it was', async () => {
  const room = new Room();
  const first = room.run('checkin', { rows: 40 });
  await answer(first, [
    [MOOD, '2\r'],
    [ENERGY, '\r'],
    [TENSION, CTRL_C],
  ]);
  expect(await first.exitCode()).toBe(130);
  await asks(first, 'Kept; `selfcare checkin` goes on where you stopped.');
  expect(await room.recorded()).toEqual([]);
  const second = room.run('checkin', { rows: 40 });
  await answer(second, [
    ['Going on where you stopped.', ''],
    [TENSION, '7\r'],
    [BODY, '\r'],
    [SIGNS, '\r'],
    [LINE, '\r'],
  ]);
  expect(await second.exitCode()).toBe(0);
  expect(second.transcript()).not.toContain(MOOD);
  expect(await room.recorded()).toMatchObject([{ mood: 2, data: { tension: 7 } }]);
  expect(room.drafts()).toEqual([]);
});

test('whoever answers nothing saves nothing', async () => {
  const room = new Room();
  const terminal = room.run('checkin', { rows: 40 });
  await answer(
    terminal,
    [MOOD, ENERGY, TENSION, BODY, SIGNS, LINE].map((each) => [each, '\r']),
  );
  expect(await terminal.exitCode()).toBe(0);
  await asks(terminal, 'Nothing was answered, so nothing is saved. That is fine.');
  expect(await room.recorded()).toEqual([]);
  expect(room.drafts()).toEqual([]);
});

test('--plain asks line by line and moves no cursor', async () => {
  const room = new Room();
  const terminal = room.run('checkin --plain', { columns: 40, rows: 40 });
  await answer(terminal, [
    [MOOD, '4\r'],
    [ENERGY, '3\r'],
    [TENSION, '1\r'],
    [BODY, '\r'],
    [SIGNS, '7\r'],
    [LINE, '\r'],
  ]);
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.raw).not.toContain('\u001b');
  expect(await room.recorded()).toMatchObject([
    { mood: 4, data: { energy: 3, tension: 1, signs: ['professional'] } },
  ]);
});

test('the scores of an instrument are asked for one by one, each with its range', async () => {
  const room = new Room();
  const terminal = room.run('measure add proqol', { columns: 40, rows: 40 });
  await answer(terminal, [
    ['Compassion satisfaction, 10 to 50, Enter skips:', '51\r'],
    ['It must be a whole number from 10 to 50.', '\u0015' + '40\r'],
    ['Burnout, 10 to 50, Enter skips:', '\r'],
    ['Secondary traumatic stress, 10 to 50, Enter skips:', '20\r'],
  ]);
  expect(await terminal.exitCode()).toBe(0);
  expect(await room.recorded('measure')).toMatchObject([
    { data: { instrument: 'proqol', scores: { cs: 40, sts: 20 } } },
  ]);
});

test('scores that were given before one left are there again', async () => {
  const room = new Room();
  const first = room.run('measure add proqol', { rows: 40 });
  await answer(first, [
    ['Compassion satisfaction', '40\r'],
    ['Burnout', CTRL_C],
  ]);
  expect(await first.exitCode()).toBe(130);
  await asks(first, 'Kept; `selfcare measure add proqol` goes on where you stopped.');
  const other = room.run('measure add proqol --t', { rows: 40 });
  await answer(other, [['Compassion satisfaction, 0 to 100', CTRL_C]]);
  expect(await other.exitCode()).toBe(130);
  const second = room.run('measure add proqol', { rows: 40 });
  await answer(second, [
    ['Going on where you stopped.', ''],
    ['Burnout', '24\r'],
    ['Secondary traumatic stress', '\r'],
  ]);
  expect(await second.exitCode()).toBe(0);
  expect(await room.recorded('measure')).toMatchObject([{ data: { scores: { cs: 40, bo: 24 } } }]);
  expect(room.drafts()).toEqual([]);
});

test('what a killed run has saved is not saved again, nor asked again', async () => {
  const room = new Room();
  // A process that is gone: what another writes at this moment is left alone.
  const host = { ...testHost({ home: room.home, now: new Date().toISOString() }), pid: 4_194_305 };
  const context = createContext(host);
  const moment = momentAt(context.now(), context.local);
  const [drafts, journal] = [await context.drafts(), await context.journal()];
  const asked = ['mood', 'energy', 'tension', 'body', 'signs', 'note'];
  await keepBegun(drafts, { id: drafts.newId(), moment, answers: { mood: 2 }, asked });
  await journal.add({ ...moment, kind: 'checkin', mood: 2 });
  const who5 = instrumentOf('who5');
  if (!who5) throw new Error('there is WHO-5');
  const scores = { score: 14 };
  await keepScores(drafts, { id: drafts.newId(), moment, scores }, who5, 'raw');
  await journal.add({ ...moment, kind: 'measure', data: { instrument: 'who5', scores } });

  const checkin = room.run('checkin', { rows: 40 });
  await asks(checkin, 'is saved already.');
  await answer(checkin, [[MOOD, CTRL_C]]);
  expect(await checkin.exitCode()).toBe(130);
  const measure = room.run('measure add who5', { rows: 40 });
  await answer(measure, [['Well-being, 0 to 25, Enter skips:', '\r']]);
  expect(await measure.exitCode()).toBe(0);
  expect(await room.recorded('checkin')).toHaveLength(1);
  expect(await room.recorded('measure')).toHaveLength(1);
  expect(room.drafts()).toEqual([]);
});

test('a check-in that is said to be of another time stays of that time', async () => {
  const room = new Room();
  const first = room.run('checkin --at 2026-01-05T18:00', { rows: 40 });
  await answer(first, [
    [MOOD, '2\r'],
    [ENERGY, CTRL_C],
  ]);
  expect(await first.exitCode()).toBe(130);
  const second = room.run('checkin', { rows: 40 });
  await answer(second, [
    [ENERGY, '3\r'],
    ...[TENSION, BODY, SIGNS, LINE].map((each) => [each, '\r'] as const),
  ]);
  expect(await second.exitCode()).toBe(0);
  const [entry] = await room.recorded();
  expect(entry?.at).toMatch(/^2026-01-05T18:00:00/);
});

test('an instrument can be chosen, and with the vault locked its scores are kept in the vault', async () => {
  const room = Room.locked();
  const first = room.run('measure add', { rows: 40 });
  await answer(first, [
    ['Which instrument?', '\r'],
    ['Compassion satisfaction', '40\r'],
    ['Burnout', CTRL_C],
  ]);
  expect(await first.exitCode()).toBe(130);
  await asks(first, 'Kept; `selfcare measure add proqol` goes on where you stopped.');
  expect(room.drafts()).toEqual([expect.stringMatching(/^age-encryption/)]);
  const second = room.run('measure add proqol', { rows: 40, env: OPEN });
  await answer(second, [
    ['Going on where you stopped.', ''],
    ['Burnout', '24\r'],
    ['Secondary traumatic stress', '\r'],
  ]);
  expect(await second.exitCode()).toBe(0);
  expect(room.drafts()).toEqual([]);
});

test('one that was left with the vault locked is not read without the passphrase, nor lost', async () => {
  const room = Room.locked();
  const first = room.run('checkin', { rows: 40 });
  await answer(first, [
    [MOOD, '2\r'],
    [ENERGY, CTRL_C],
  ]);
  expect(await first.exitCode()).toBe(130);
  const second = room.run('checkin', { rows: 40 });
  await answer(second, [
    ['You began a check-in on', '\r'],
    [MOOD, '4\r'],
    [ENERGY, CTRL_C],
  ]);
  expect(await second.exitCode()).toBe(130);
  expect(room.drafts()).toHaveLength(2);
  const third = room.run('checkin', { rows: 40, env: OPEN });
  await answer(third, [
    ['Going on where you stopped.', ''],
    [ENERGY, '3\r'],
    [TENSION, '5\r'],
    [BODY, '\r'],
    [SIGNS, '\r'],
    [LINE, '\r'],
  ]);
  expect(await third.exitCode()).toBe(0);
  await asks(third, 'mood 4, energy 3, tension 5. Still learning');
  const fourth = room.run('checkin', { rows: 40 });
  await answer(fourth, [
    ['You began a check-in on', '\u001b[B\r'],
    [MOOD, CTRL_C],
  ]);
  expect(await fourth.exitCode()).toBe(130);
  expect(room.drafts()).toEqual([]);
});
