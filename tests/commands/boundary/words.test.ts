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
