import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PATIENT } from '../support/processes.js';
import { HERE, isHere, planText, rigHome, ShellRig } from './rig.js';

const NOW = Math.floor(Date.now() / 1000);

/** How often a process, not a thread, was started so far. */
function started(trace: string): number {
  const lines = readFileSync(trace, 'utf8').split('\n');
  return lines.filter(
    (line) => /\b(clone3?|v?fork|execve)\(/.test(line) && !line.includes('CLONE_THREAD'),
  ).length;
}

/** The bytes that were read of a file, each time it was opened. */
function bytesRead(trace: string, file: string): number[] {
  const sums: number[] = [];
  let fds: string[] = [];
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const opened = /openat\(.*"([^"]*)".* = (\d+)$/.exec(line);
    const read = /\bread\((\d+),.* = (\d+)$/.exec(line);
    const closed = /\bclose\((\d+)\)/.exec(line);
    if (opened?.[1] === file && opened[2]) {
      sums.push(0);
      // Shells move what they open to another number.
      fds = [opened[2], '0', ...Array.from({ length: 10 }, (_, at) => String(10 + at))];
    } else if (closed?.[1] && closed[1] === fds[0] && fds.length === 1) fds = [];
    else if (read?.[1] && fds.includes(read[1])) {
      sums.push((sums.pop() ?? 0) + Number(read[2]));
    }
  }
  return sums;
}

describe.skipIf(!isHere('strace')).each(HERE)('a trace of %s', (shell) => {
  test('shows no process that was started when nothing is due, at the start neither', async () => {
    const begin = async (loads: number) => {
      const home = rigHome();
      const trace = join(home, 'trace');
      const rig = new ShellRig(shell, home, { trace, realClock: true, loads });
      writeFileSync(join(home, 'due'), planText(NOW + 3600, 'say it'));
      await rig.run();
      return { home, trace, rig, before: started(trace) };
    };
    const bare = await begin(0);
    expect(bare.before).toBeGreaterThan(0);
    const { home, trace, rig, before } = await begin(1);
    expect(before).toBe(bare.before);
    for (let round = 0; round < 3; round++) await rig.run();
    expect(started(trace)).toBe(before);
    // What is counted is there: a stale plan starts a refresh.
    writeFileSync(join(home, 'due'), planText(NOW + 3600, 'say it', NOW - 3600));
    await rig.run();
    await expect.poll(() => existsSync(join(home, 'called')), PATIENT).toBe(true);
    expect(started(trace)).toBeGreaterThan(before);
  });

  test('shows that only the beginning of ten million letters is read', async () => {
    const home = rigHome();
    const trace = join(home, 'trace');
    const rig = new ShellRig(shell, home, { trace, realClock: true });
    await rig.run();
    writeFileSync(join(home, 'due'), 'x'.repeat(10_000_000));
    await rig.run();
    const sums = bytesRead(trace, join(home, 'due'));
    expect(sums.length).toBeGreaterThan(0);
    expect(Math.max(...sums)).toBeGreaterThan(0);
    expect(Math.max(...sums)).toBeLessThan(65_536);
  });
});
