import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { call } from '../support/cli.js';
import { scratch } from './support/byhand.js';
import { KINDS } from './support/kinds.js';
import { report } from './support/needs.js';

const PLAIN_ROUNDS = Number(process.env['SELFCARE_TEST_ROUNDS'] ?? 20);
const WRITERS = 8;
const EACH = 50;

describe.each(KINDS)('$name', ({ name, reading, prepare, byHand: look }) => {
  const ROUNDS = name === 'plain' ? PLAIN_ROUNDS : Math.ceil(PLAIN_ROUNDS / 4);
  test(`${WRITERS} writers, ${EACH} entries each, ${ROUNDS} rounds: none is lost`, async () => {
    const since = Date.now();
    for (let round = 1; round <= ROUNDS; round++) {
      // A plain home does not exist yet: the writers race to make it, too.
      const home = join(scratch(), 'not', 'yet');
      await prepare(home);
      const ran = await Promise.all(
        Array.from({ length: WRITERS }, async (_, writer) => {
          const bad: string[] = [];
          for (let n = 0; n < EACH; n++) {
            const { code, stderr } = await call(['journal', '-m', `w${writer} n${n}`], { home });
            if (code !== 0 || /warning|error/.test(stderr)) bad.push(`${code}: ${stderr}`);
          }
          return bad;
        }),
      );
      const wanted = Array.from(
        { length: WRITERS * EACH },
        (_, i) => `w${i % 8} n${i >> 3}`,
      ).sort();

      expect(ran.flat(), 'every call exits 0 without a word of trouble').toEqual([]);
      const byHand = await look(home);
      expect(byHand.texts.length).toBeGreaterThanOrEqual(wanted.length);
      expect([...new Set(byHand.texts)].sort()).toEqual(wanted);
      expect(byHand.damaged).toEqual([]);
      expect(byHand.leftovers).toEqual([]);

      const listed = await call(['journal', 'list', '-n', '1000', '--json'], {
        home,
        env: reading,
      });
      expect(listed.stderr).toBe('');
      const texts = (JSON.parse(listed.stdout) as { text: string }[]).map((entry) => entry.text);
      expect(texts.sort()).toEqual(wanted);
      expect((await look(home)).leftovers).toEqual([]);
    }
    const calls = ROUNDS * WRITERS * EACH;
    report(`${name}: ${calls} of ${calls} entries in ${ROUNDS} rounds, ${Date.now() - since} ms`);
  });
});
