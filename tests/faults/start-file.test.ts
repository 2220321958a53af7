import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installHook } from '../../src/shell/install.js';
import { targetFor } from '../../src/shell/start-files.js';
import { testHost } from '../support/host.js';
import { canMount, disk, report } from './support/needs.js';

/** Takes all the space but about so many pages. */
function fill(point: string, pages: number): void {
  const ballast = join(point, 'ballast');
  writeFileSync(ballast, '');
  try {
    for (;;) appendFileSync(ballast, Buffer.alloc(4096));
  } catch {
    // Full.
  }
  const size = readFileSync(ballast).length - pages * 4096;
  rmSync(ballast);
  writeFileSync(ballast, Buffer.alloc(size));
}

test.skipIf(!canMount('tmpfs'))(
  'on a full disk a start-up file gets its line whole, or stays as it is',
  () => {
    const counts = { added: 0, left: 0 };
    // So many bytes before the end of a page that a line begins in it and ends behind it, or not.
    for (const short of [0, 1, 40, 80, 200]) {
      for (const pages of [0, 1, 2, 3, 4, 5, 6]) {
        const userHome = disk('tmpfs', '', 128);
        const host = testHost({ home: userHome });
        const file = join(userHome, '.bashrc');
        const before = `${'#'.repeat(4096 - short - 1)}\n`;
        writeFileSync(file, before);
        fill(userHome, pages);
        const target = targetFor('bash', { env: {}, platform: 'linux', userHome });
        if (!target?.start) throw new Error('no target');
        const done = installHook(target, '# Made by `selfcare init bash`.\n', host);
        const after = readFileSync(file, 'utf8');
        const what = `${short} bytes short, ${pages} pages free: ${JSON.stringify(done)}`;
        if (done.state === 'added') {
          expect(after, what).toBe(`${before}${target.start.line}\n`);
          expect(readFileSync(`${file}.before-selfcare`, 'utf8'), what).toBe(before);
        } else {
          expect(done, what).toMatchObject({ state: 'left', why: expect.stringMatching(/ENOSPC/) });
          expect(after, what).toBe(before);
        }
        expect(readdirSync(userHome).filter((name) => name.endsWith('.tmp'))).toEqual([]);
        counts[done.state === 'added' ? 'added' : 'left'] += 1;
      }
    }
    report(`${counts.added} added, ${counts.left} left`);
    expect(counts.added).toBeGreaterThan(0);
    expect(counts.left).toBeGreaterThan(0);
  },
);
