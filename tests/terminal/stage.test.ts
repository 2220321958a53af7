import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { Canvas } from '../../src/terminal/stage-canvas.js';
import { createPalette, INK } from '../../src/terminal/stage-palette.js';
import { createStage } from '../../src/terminal/stage.js';
import { Capture } from '../support/host.js';

const UPDATE = ['\u001b[?2026h', '\u001b[?2026l'] as const;

/** A stage, and each write that reached its terminal. */
function staged() {
  const writes: string[] = [];
  const sink = new (class extends Capture {
    override _write(chunk: Buffer, encoding: string, done: () => void): void {
      writes.push(chunk.toString());
      super._write(chunk, encoding, done);
    }
  })();
  return { writes, stage: createStage(sink, createPalette(new Chalk({ level: 3 }))) };
}

function frame(word: string): Canvas {
  const canvas = new Canvas(40, 10);
  canvas.centre(4, word, INK.word);
  return canvas;
}

test('a frame is one write, marked as one update; one that changes nothing is none', () => {
  const { writes, stage } = staged();
  stage.enter();
  writes.length = 0;
  stage.show(frame('breathe in'));
  stage.show(frame('breathe in'));
  stage.show(frame('hold'));
  expect(writes).toHaveLength(2);
  for (const write of writes) {
    expect(write.startsWith(UPDATE[0]) && write.endsWith(UPDATE[1])).toBe(true);
    expect(write.split(UPDATE[0])).toHaveLength(2);
  }
});

test('what was taken is given back once, and nothing is drawn before or after', () => {
  const { writes, stage } = staged();
  stage.show(frame('early'));
  expect(writes).toEqual([]);
  stage.enter();
  stage.leave();
  const count = writes.length;
  stage.leave();
  stage.show(frame('late'));
  expect(writes).toHaveLength(count);
  expect(writes.at(-1)).toContain('\u001b[?25h');
});
