import { expect, test } from 'vitest';
import { createContext } from '../../src/context.js';
import { tempFolder, testHost } from '../support/host.js';
import { Terminal } from '../support/pty.js';

async function last(home: string) {
  const journal = await createContext(testHost({ home })).journal();
  const [entry] = await journal.read({ kinds: ['breath'], limit: 1 });
  return entry?.data;
}

test('breathe box -c 2 lasts its 32 seconds and is complete', async () => {
  const home = tempFolder();
  const began = performance.now();
  const terminal = new Terminal(['breathe', 'box', '-c', '2'], { home });
  expect(await terminal.exitCode(60_000)).toBe(0);
  const lasted = performance.now() - began;
  // It cannot end early; how late it ends is the machine's affair, within reason.
  expect(lasted).toBeGreaterThan(31_900);
  expect(lasted).toBeLessThan(40_000);
  expect(await last(home)).toEqual({
    pattern: 'box',
    plannedSeconds: 32,
    seconds: 32,
    cycles: 2,
    completed: true,
  });
});

test('Ctrl-C after some five seconds keeps those five seconds', async () => {
  const home = tempFolder();
  const began = performance.now();
  const terminal = new Terminal(['breathe', 'box', '-c', '2'], { home });
  await terminal.shows('hold');
  await terminal.shows(/^ +3 *$/m);
  terminal.type('\u0003');
  expect(await terminal.exitCode()).toBe(130);
  const lasted = (performance.now() - began) / 1000;
  const breath = (await last(home)) as { seconds: number; completed: boolean };
  expect(breath).toMatchObject({ pattern: 'box', plannedSeconds: 32, cycles: 0, completed: false });
  expect(breath.seconds).toBeGreaterThanOrEqual(5);
  expect(breath.seconds).toBeLessThan(lasted);
});

test('a stopped process finds itself paused when it goes on', async () => {
  const home = tempFolder();
  const terminal = new Terminal(['breathe', '2-8', '-c', '1'], { home });
  // The clock starts after the first frame, and a stop before that is none.
  await terminal.shows(/breathe in\s+1\b/);
  process.kill(terminal.pid, 'SIGSTOP');
  await new Promise((go) => setTimeout(go, 3000));
  process.kill(terminal.pid, 'SIGCONT');
  await terminal.shows(/paused while/);
  terminal.type(' ');
  expect(await terminal.exitCode()).toBe(0);
  expect(await last(home)).toMatchObject({ seconds: 10, completed: true });
});
