import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createContext } from '../../src/context.js';
import { PACK_AT } from '../../src/journal/store.js';
import { main } from '../../src/main.js';
import { Capture, tempFolder, testHost } from '../support/host.js';

/** Loose files and packs of the one device of a home. */
function files(home: string): { loose: number; packs: number } {
  const [device = ''] = readdirSync(join(home, 'journal'));
  const own = join(home, 'journal', device);
  return {
    loose: readdirSync(join(own, 'new')).length,
    packs: readdirSync(own).filter((name) => name.endsWith('.jsonl')).length,
  };
}

test('a write is answered before its packing begins', async () => {
  const home = tempFolder();
  const write = async (seed: number, watch?: () => void) => {
    const host = testHost({ home, seed });
    const stderr = new (class extends Capture {
      override _write(chunk: Buffer, encoding: string, done: () => void): void {
        if (chunk.includes('Saved as')) watch?.();
        super._write(chunk, encoding, done);
      }
    })();
    const code = await main(['journal', '-m', `entry ${seed}`], createContext({ ...host, stderr }));
    expect([code, stderr.text]).toEqual([0, expect.stringContaining('Saved as')]);
  };
  for (let seed = 1; seed < PACK_AT; seed++) await write(seed);
  expect(files(home)).toEqual({ loose: PACK_AT - 1, packs: 0 });
  let seen;
  await write(PACK_AT, () => (seen = files(home)));
  expect(seen).toEqual({ loose: PACK_AT, packs: 0 });
  expect(files(home)).toEqual({ loose: 0, packs: 1 });
});
