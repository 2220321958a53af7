import { expect, test } from 'vitest';
import { tempFolder } from '../support/host.js';
import { Frames } from '../support/frames.js';
import { Terminal } from '../support/pty.js';

const BEGIN = '\u001B[?2026h';
const END = '\u001B[?2026l';
const HOME_AND_CLEAR = '\u001B[H\u001B[2J';

/** A frame with a row above and one below. */
const frame = (word: string) => `${BEGIN}${HOME_AND_CLEAR}${word} above\r\n${word} below${END}`;

function printing(text: string, pause = ''): Terminal {
  const script = `printf '%b' "$1"; ${pause}`;
  const shown = text.replaceAll('\u001B', '\\033').replaceAll('\r\n', '\\r\\n');
  return new Terminal(['-c', script, 'sh', shown], { home: tempFolder(), file: '/bin/sh' });
}

function standStill(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

test('each frame is seen, also where all came in one read', async () => {
  const terminal = printing(`a${frame('first')}${frame('second')}${HOME_AND_CLEAR}the end`);
  standStill(500);
  await terminal.shows('first above');
  expect(terminal.screen()).toBe('first above\nfirst below');
  await terminal.shows('second above');
  expect(terminal.screen()).toBe('second above\nsecond below');
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.screen()).toBe('the end');
});

test('half a frame is not seen, unless its program ended so', async () => {
  const half = frame('late').slice(0, -10);
  const terminal = printing(`${frame('first')}${half}`, 'sleep 0.3');
  await terminal.shows('first below');
  await terminal.until(
    () => terminal.raw.includes('late'),
    10_000,
    () => 'what was written',
  );
  expect(terminal.screen()).toBe('first above\nfirst below');
  await terminal.exitCode();
  expect(terminal.screen()).toContain('late above');
});

test('wherever the bytes are cut, the frames are the same', () => {
  const whole = `x${frame('first')}${frame('second')}y\u001B[0m`;
  const once = new Frames().take(whole);
  expect(once).toEqual(['x', frame('first'), frame('second'), 'y\u001B[0m']);
  for (let cut = 1; cut < whole.length; cut++) {
    const frames = new Frames();
    const pieces = [...frames.take(whole.slice(0, cut)), ...frames.take(whole.slice(cut))];
    expect(pieces.filter((each) => each.startsWith(BEGIN))).toEqual([
      frame('first'),
      frame('second'),
    ]);
    expect(pieces.join('') + frames.rest()).toBe(whole);
  }
});
