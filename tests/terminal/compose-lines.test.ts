import { expect, test } from 'vitest';
import { createContext } from '../../src/context.js';
import { composeLines } from '../../src/terminal/compose-lines.js';
import { testHost } from '../support/host.js';

/** What came of lines that were all there at once, every change of the text, and what was shown. */
async function compose(stdin: string, initial?: string) {
  const changes: string[] = [];
  const host = testHost({ stdin });
  const composed = await composeLines(createContext(host), {
    message: 'Write',
    canEdit: true,
    onChange: (text) => changes.push(text),
    ...(initial === undefined ? {} : { initial }),
  });
  return { ...composed, changes, shown: host.stdout.text };
}

test.each([
  ['a dot', 'one\n\ntwo\n.\n', 'one\n\ntwo', 'save'],
  ['the end', 'one\ntwo', 'one\ntwo', 'save'],
  ['Ctrl-O', 'one\n\u000f\n', 'one', 'editor'],
  ['nothing', '', '', 'save'],
])('%s ends it', async (_, stdin, text, then) => {
  expect(await compose(stdin)).toMatchObject({ text, then });
});

test('what comes after the dot is not of it', async () => {
  expect(await compose('one\n.\ntwo\n')).toMatchObject({ text: 'one', changes: ['one\n'] });
});

test('every line is told, with what stood there before', async () => {
  const { changes, text } = await compose('b\nc\n', 'a');
  expect(changes).toEqual(['a\nb\n', 'a\nb\nc\n']);
  expect(text).toBe('a\nb\nc');
});

test('what a terminal would obey is neither shown nor kept', async () => {
  const { text, shown } = await compose('x\u001b[2Jy\u0007\n', 'old\u001b[2J');
  expect(text).toBe('old\nxy');
  expect(shown).toContain('\nold\n');
  expect(shown).not.toContain('\u001b');
});
