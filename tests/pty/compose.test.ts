import { describe, expect, test, vi } from 'vitest';
import { Asking, type Question } from '../support/asking.js';

const COMPOSE: Question = ['compose', { message: 'What is on your mind?', canEdit: true }];
const CONFIRM: Question = ['confirm', { message: 'Again?' }];
const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;

/** Types into a fresh page and returns what came of it. */
async function compose(terminal: Asking, ...keys: string[]): Promise<unknown> {
  await terminal.shows('saves');
  for (const one of keys) terminal.type(one);
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.said('left')).toEqual([[false, 0, 0]]);
  return terminal.said('answer')[0] ?? terminal.said('threw')[0];
}

test('paragraphs are written, corrected across lines, and saved; the text stays', async () => {
  const terminal = new Asking([COMPOSE]);
  const keys = ['Long day.\r\rIt helped to wakl', '\u001b[D\u001b[D\u007fk\u001b[C\u007f'];
  const answer = await compose(terminal, ...keys, '\u001b[A\u001b[A\u001b[F Yes.', '\u0004');
  expect(answer).toEqual({
    text: 'Long day. Yes.\n\nIt helped to wkl',
    then: 'save',
  });
  expect(terminal.screen()).toMatch(
    /^What is on your mind\?\n {2}Long day\. Yes\.\n\n {2}It helped/,
  );
});

test.each([
  ['Ctrl-D', ['one\rtwo', '\u0004'], { text: 'one\ntwo', then: 'save' }],
  ['Esc, then Enter', ['one', '\u001b\r'], { text: 'one', then: 'save' }],
  ['a dot on a line of its own', ['one\r.\r'], { text: 'one\n', then: 'save' }],
  ['Ctrl-O', ['one', '\u000f'], { text: 'one', then: 'editor' }],
  ['Ctrl-C', ['one\rtwo', '\u0003'], ['Cancelled', 'one\ntwo']],
  ['Ctrl-C in the midst of a paste', ['a', '\u001b[200~b\rc', '\u0003'], ['Cancelled', 'ab\nc']],
])('%s ends it', async (_, keys, end) => {
  expect(await compose(new Asking([COMPOSE]), ...keys)).toEqual(end);
});

test('a paste comes as it is: paragraphs, tabs, whole characters, nothing that acts', async () => {
  const terminal = new Asking([COMPOSE]);
  const text = 'one\r\n\r\n\ttwo 👩‍👩‍👧\u001b[2J\u001b]0;title\u0007 漢字\r.\rend';
  const answer = await compose(terminal, paste(text), '\u0004');
  expect(answer).toEqual({ text: 'one\n\n\ttwo 👩‍👩‍👧 漢字\n.\nend', then: 'save' });
  expect(terminal.raw).not.toContain('\u001b[2J');
  expect(terminal.raw).not.toContain('title');
});

test.each([['SIGTERM'], ['SIGHUP']])(
  '%s loses nothing, and restores the terminal',
  async (signal) => {
    const terminal = new Asking([COMPOSE]);
    await terminal.shows('saves');
    terminal.type('not lost');
    await terminal.shows('not lost');
    process.kill(terminal.pid, signal);
    await terminal.exitCode();
    expect(terminal.said('threw')).toEqual([['Cancelled', 'not lost']]);
    expect(terminal.said('left')).toEqual([[false, 0, 0]]);
    expect(terminal.raw.lastIndexOf('\u001b[?2004l')).toBeGreaterThan(
      terminal.raw.lastIndexOf('\u001b[?2004h'),
    );
  },
);

test('stopped with Ctrl-Z and let go on, it is there again', async () => {
  const terminal = new Asking([COMPOSE]);
  await terminal.shows('saves');
  terminal.type('before ');
  await terminal.shows('before');
  terminal.type('\u001a');
  await terminal.until(
    () => /2004l/.test(terminal.raw),
    10_000,
    () => 'it to let go of the terminal',
  );
  process.kill(terminal.pid, 'SIGCONT');
  await terminal.until(
    () => terminal.raw.split('\u001b[?2004h').length === 3,
    10_000,
    () => 'it to be back',
  );
  terminal.type('after\u0004');
  await terminal.exitCode();
  expect(terminal.said('answer')).toEqual([{ text: 'before after', then: 'save' }]);
});

test('at 40 columns words wrap, and a resize lays them out anew', async () => {
  const terminal = new Asking([COMPOSE], { columns: 40 });
  await terminal.shows('saves');
  terminal.type('the last session stayed with me for a good while after the door');
  await terminal.shows('  the last session stayed with me for a\n  good while after the door');
  terminal.resize(70, 24);
  await terminal.shows('  the last session stayed with me for a good while after the door');
  terminal.resize(30, 24);
  await terminal.shows('  the last session stayed\n  with me for a good while\n  after the door');
  expect(terminal.screen().match(/What is on your mind/g)).toHaveLength(1);
  terminal.type('\u0004');
  await terminal.exitCode();
  expect(terminal.screen()).toContain('  the last session stayed\n  with me');
});

test('a text taller than the screen scrolls, and stays whole afterwards', async () => {
  const terminal = new Asking([COMPOSE], { rows: 8 });
  await terminal.shows('saves');
  terminal.type(Array.from({ length: 20 }, (_, line) => `line ${line}.`).join('\r'));
  await terminal.shows('line 19.');
  expect(terminal.screen()).toContain('What is on your mind?');
  terminal.type('\u001b[A'.repeat(19));
  await terminal.shows('line 0.');
  terminal.type('\u0004');
  await terminal.exitCode();
  for (let line = 0; line < 20; line++)
    expect(terminal.transcript()).toContain(`  line ${line}.\n`);
});

test('what stands there already can be changed, and the next question works', async () => {
  const draft: Question = ['compose', { ...COMPOSE[1], initial: 'a draft' }];
  const terminal = new Asking([draft, CONFIRM]);
  await terminal.shows('a draft');
  terminal.type(', now done\u0004');
  await terminal.shows('Again? (Y/n)');
  terminal.type('n\r');
  await terminal.exitCode();
  expect(terminal.said('answer')).toEqual([{ text: 'a draft, now done', then: 'save' }, false]);
});

describe('line by line, under --plain', () => {
  test.each([
    ['a dot', ['one\r\rtwo\r.\r'], { text: 'one\n\ntwo', then: 'save' }],
    ['Ctrl-D', ['one\r', '\u0004'], { text: 'one', then: 'save' }],
    ['Ctrl-C', ['one\r', '\u0003'], ['Cancelled', 'one\n']],
  ])('%s ends it', async (_, keys, end) => {
    const terminal = new Asking([COMPOSE], { flags: ['--plain'] });
    await terminal.shows('Ctrl-C leaves');
    for (const one of keys) {
      terminal.type(one);
      // On Ctrl-C the system throws away what no program has read yet.
      await vi.waitFor(() => expect(terminal.said('changed')).not.toEqual([]), 10_000);
    }
    await terminal.exitCode();
    expect(terminal.said('answer')[0] ?? terminal.said('threw')[0]).toEqual(end);
    expect(terminal.raw).not.toContain('\u001b');
  });

  test('after Ctrl-D the next question can still be answered', async () => {
    const terminal = new Asking([COMPOSE, CONFIRM], { flags: ['--plain'] });
    await terminal.shows('Ctrl-C leaves');
    terminal.type('one\r\u0004');
    await terminal.shows('Again? (Y/n)');
    terminal.type('n\r');
    await terminal.exitCode();
    expect(terminal.said('answer')).toEqual([{ text: 'one', then: 'save' }, false]);
  });
});
