import { expect, test } from 'vitest';
import { createContext, NO_FLAGS, type Flags } from '../../src/context.js';
import { progress } from '../../src/terminal/progress.js';
import { testHost } from '../support/host.js';

/** A terminal and a clock that stands until it is told. */
function world(flags: Partial<Flags> = {}) {
  const host = testHost();
  host.stdout.isTTY = host.stderr.isTTY = true;
  host.stderr.columns = 40;
  let time = 0;
  const context = {
    ...createContext({ ...host, monotonic: () => time }, { ...NO_FLAGS, ...flags }),
  };
  // What the terminal shows: the last thing written on its line.
  const shown = () => host.stderr.text.replaceAll('\u001b[K', '').split('\r').at(-1) ?? '';
  return { context, host, shown, wait: (milliseconds: number) => (time += milliseconds) };
}

test('it shows how much is done, and leaves nothing behind', () => {
  const { context, shown, wait } = world({ color: false });
  const line = progress(context, 'importing', 200);
  wait(200);
  line.tick(100);
  expect(shown()).toMatch(/^importing ━+─+  50 %$/);
  expect(shown().length).toBeLessThan(40);
  wait(200);
  line.tick(200);
  expect(shown()).toMatch(/^importing ━+ 100 %$/);
  line.done();
  expect(shown()).toBe('');
});

test('a count, where the whole is not known', () => {
  const { context, shown, wait } = world();
  const line = progress(context, 'reading');
  wait(200);
  line.tick(1234);
  expect(shown()).toBe('reading 1234');
});

test('a thousand ticks within a moment draw nothing, and ten moments draw ten times', () => {
  const { context, host, wait } = world();
  const line = progress(context, 'importing', 1000);
  for (let count = 0; count < 1000; count++) line.tick(count);
  line.done();
  expect(host.stderr.text).toBe('');
  for (let count = 0; count < 1000; count++) {
    if (count % 100 === 0) wait(100);
    line.tick(count);
  }
  expect(host.stderr.text.split('\r')).toHaveLength(11);
});

test.each<Partial<Flags>>([{ plain: true }, { quiet: true }, { json: true }])(
  'nothing under %j',
  (flags) => {
    const { context, host, wait } = world(flags);
    const line = progress(context, 'importing', 10);
    wait(1000);
    line.tick(5);
    line.done();
    expect(host.stderr.text).toBe('');
  },
);

test('nothing where stderr is not a terminal', () => {
  const { context, host, wait } = world();
  host.stderr.isTTY = false;
  const line = progress(context, 'importing', 10);
  wait(1000);
  line.tick(5);
  expect(host.stderr.text).toBe('');
});
