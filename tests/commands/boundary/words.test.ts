import { describe, expect, test } from 'vitest';
import { MOST_LETTERS, readLoop } from '../../../src/commands/boundary/answers.js';
import { run, tempFolder } from '../../support/host.js';

test.each([
  ['Call back', { text: 'Call back' }],
  ['Call back :: Tuesday', { text: 'Call back', plan: 'Tuesday' }],
  ['Call back ::', { text: 'Call back' }],
  [':: ', { text: '::' }],
  [' :: Tuesday', undefined],
  ['  ', undefined],
  ['\u001b]0;title\u0007Call\u0000 \u202eback', { text: 'Call back' }],
  ['a\tb\r\nc', { text: 'a b c' }],
])('a loop %j', (typed, loop) => {
  expect(readLoop(typed)).toEqual(loop);
});

test.each([
  ['16:00', 'Today ends at 17:30.'],
  ['18:00', 'Today ended at 17:30.'],
])('a day that is opened at %s', async (time, said) => {
  const at = { home: tempFolder(), now: `2026-11-18T${time}:00+01:00` };
  await run(['hours', 'set', 'mon-fri', '9-17:30'], at);
  expect((await run(['boundary', 'open'], at)).stdout).toContain(said);
});

describe('a loop is ended', () => {
  test.each([
    ['Call back', 'Call back'],
    ['call', 'Call back'],
    ['back', 'Call back'],
    ['last', 'Tidy up'],
  ])('by %s', async (ref, text) => {
    const home = tempFolder();
    await run(['boundary', '--loop', 'Call back', '--loop', 'Tidy up'], { home, seed: 3 });
    const done = await run(['boundary', 'loops', 'done', ref, '--json'], { home, seed: 5 });
    expect(JSON.parse(done.stdout)).toMatchObject({ text, state: 'done' });
  });

  test('not by words that fit two of them, and none of the words are repeated', async () => {
    const home = tempFolder();
    await run(['boundary', '--loop', 'Call Ann', '--loop', 'Call Bo'], { home, seed: 3 });
    const { code, stderr } = await run(['boundary', 'loops', 'done', 'call '], { home });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/more than one[^]*name one by: /)]);
    expect(stderr).not.toMatch(/Ann|Bo/);
    expect((await run(['boundary', 'loops', 'done'], { home })).code).toBe(2);
  });
});

describe('words of a close by flags', () => {
  test('lose what a terminal would take for a command', async () => {
    const { stdout } = await run(['boundary', '--well', 'a\u001b[31mb\u0007', '--json']);
    expect((JSON.parse(stdout) as { text: string }).text).toBe('## Went well\n\nab');
  });

  test.each(['well', 'hard', 'intention', 'loop'])('--%s has an end', async (name) => {
    const home = tempFolder();
    const most = 'é'.repeat(MOST_LETTERS);
    const flags = ['--loop', 'another', `--${name}`];
    const long = await run(['boundary', ...flags, `${most}x`], { home });
    expect([long.code, long.stderr]).toEqual([2, expect.stringContaining('at most 2000')]);
    const none = await run(['boundary', 'loops', '--all', '--json'], { home });
    expect(none.stdout).toBe('[]\n');
    expect((await run(['boundary', ...flags, most], { home })).code).toBe(0);
  });

  test('the loops of a close that is taken back stay, which is said, and come once', async () => {
    const home = tempFolder();
    const close = (seed: number) => run(['boundary', '--loop', 'Call back'], { home, seed });
    await close(3);
    const undone = await run(['journal', 'undo'], { home, seed: 5 });
    expect(undone.stderr).toContain('\nIts 1 open loop stays: `selfcare boundary loops` shows');
    await close(7);
    const { stdout } = await run(['boundary', 'loops', '--all', '--json'], { home });
    expect(JSON.parse(stdout)).toHaveLength(1);
  });

  test('a loop that is open already gets the new plan, and that is said', async () => {
    const home = tempFolder();
    const close = (loop: string, seed: number) => run(['boundary', '--loop', loop], { home, seed });
    expect((await close('Call back :: Tuesday', 3)).stderr).not.toContain('replaced');
    expect((await close('Call back :: Tuesday', 5)).stderr).not.toContain('replaced');
    expect((await close('Call back :: Wednesday', 7)).stderr).toContain('is replaced');
    const { stdout } = await run(['boundary', 'loops', '--all', '--json'], { home });
    expect(JSON.parse(stdout)).toMatchObject([{ text: 'Call back', plan: 'Wednesday' }]);
  });
});
