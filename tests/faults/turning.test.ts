import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { plainCodec } from '../../src/journal/codec.js';
import { Drafts } from '../../src/journal/drafts.js';
import { PACK_AT } from '../../src/journal/store.js';
import { start } from '../support/cli.js';
import { run, testHost } from '../support/host.js';
import { enableIn, IDENTITY, PASSPHRASE, PASSPHRASE_COMMAND } from '../support/vault.js';
import { listing, scratch } from './support/byhand.js';
import { report } from './support/needs.js';

/** At so many points, spread evenly over all that there are, it is killed. */
const POINTS = Number(process.env['SELFCARE_TEST_POINTS'] ?? 100);
const CANARY = 'wagtail';
const OPEN = { SELFCARE_PASSPHRASE_COMMAND: PASSPHRASE_COMMAND };

let seed = 1;

function write(home: string, text: string) {
  return run(['journal', '-m', text], { home, seed: ++seed });
}

/** A journal with packs, loose files, another device's, and a draft; and every text in it. */
async function journal(): Promise<{ home: string; texts: string[] }> {
  const home = join(scratch(), 'home');
  const texts = Array.from({ length: PACK_AT + 3 }, (_, n) => `${CANARY} ${n}`);
  for (const text of texts) expect((await write(home, text)).code).toBe(0);
  const [device = ''] = readdirSync(join(home, 'journal'));
  const theirs = join(home, 'journal', 'otherdev');
  cpSync(join(home, 'journal', device, 'new'), join(theirs, 'new'), { recursive: true });
  const draft = { id: 'abcdefgh', at: '2026-03-10T18:00:00+01:00', zone: 'Europe/Berlin' };
  const host = testHost({ home });
  const drafts = new Drafts(home, [plainCodec], { ...host, pid: 99_999_999 });
  const answers = [`${CANARY} unfinished`];
  await drafts.keep({ ...draft, template: 'free', answers, tags: [], mood: null, star: false });
  return { home, texts };
}

/** Files whose bytes hold what nobody may read. */
function plainOnes(home: string): string[] {
  return listing(home)
    .filter(({ path, isFolder }) => !isFolder && readFileSync(join(home, path)).includes(CANARY))
    .map(({ path }) => path);
}

async function listed(home: string, env: Record<string, string> = {}) {
  const argv = ['journal', 'list', '-n', '9999', '--json'];
  const { code, stdout, stderr } = await run(argv, { home, env });
  const texts =
    code === 0 ? (JSON.parse(stdout) as { text: string }[]).map(({ text }) => text) : [];
  return { code, stderr, texts: texts.sort() };
}

function isOn(home: string): boolean {
  return readFileSync(join(home, 'state.json'), 'utf8').includes('age1');
}

const PROGRAM = () =>
  buildSync({
    entryPoints: [resolve(import.meta.dirname, 'support/turning.ts')],
    ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node20' },
    ...{ write: false, logLevel: 'error', define: { __VERSION__: '"0"' } },
  }).outputFiles[0]?.text ?? '';

describe.each(['enable', 'disable'] as const)('`vault %s`', (what) => {
  test(`killed at ${POINTS} points: the old state or the new, and nothing lost`, async () => {
    const program = join(scratch(), 'turning.cjs');
    writeFileSync(program, PROGRAM());
    const { home: plain, texts } = await journal();
    const template = join(scratch(), 'home');
    cpSync(plain, template, { recursive: true });
    if (what === 'disable') await enableIn(template);
    const all = [...texts].sort();
    const turn = (home: string, point: number, action: string = what) =>
      start([action, String(point)], {
        program: [process.execPath, program],
        env: { HOME_FOLDER: home, IDENTITY, PASSPHRASE },
      }).ended;
    const copy = () => {
      const home = join(scratch(), 'home');
      cpSync(template, home, { recursive: true });
      return home;
    };

    const whole = await turn(copy(), 0);
    expect(whole.code, whole.stderr).toBe(0);
    const calls = Number(whole.stdout);
    const step = Math.max(1, calls / POINTS);
    const counts = { on: 0, off: 0 };
    for (let point = 1; point <= calls; point += step) {
      const home = copy();
      const at = `${what}, killed at ${Math.floor(point)} of ${calls}`;
      expect((await turn(home, Math.floor(point))).code, at).toBe(137);
      const on = isOn(home);
      counts[on ? 'on' : 'off']++;
      // As it is now, everything is there: without a passphrase where the vault is off.
      const found = await listed(home, on ? OPEN : {});
      expect([found.code, found.texts], at).toEqual([0, all]);
      if (on) expect(plainOnes(home), `${at}: nothing plain after a reading`).toEqual([]);
      // The old state whole: under its own name, too, the key is the one in use again.
      if (on) expect(readdirSync(join(home, 'journal', 'keys')), at).toEqual(['main.age']);
      // Writing goes on, and the same once more comes to its end.
      expect((await write(home, `${CANARY} after`)).code, at).toBe(0);
      const again = await turn(home, 0);
      expect(again.code, `${at}: ${again.stderr}`).toBe(0);
      const end = await listed(home, OPEN);
      expect([end.code, end.texts, end.stderr], at).toEqual([
        0,
        [...all, `${CANARY} after`].sort(),
        '',
      ]);
      const names = listing(join(home, 'journal')).map(({ path }) => path);
      expect(
        names.filter((path) => /(^|\/)\./.test(path)),
        at,
      ).toEqual([]);
      if (what === 'enable') expect(plainOnes(home), at).toEqual([]);
      else
        expect(
          names.filter((path) => /jsonl?\.age/.test(path)),
          at,
        ).toEqual([]);
      const drafts = listing(join(home, 'drafts')).map(({ path }) => path);
      expect(drafts, at).toEqual([`abcdefgh.json${what === 'enable' ? '.age' : ''}`]);
    }
    report(`${calls} calls; the vault was on after ${counts.on} kills, off after ${counts.off}`);
    expect(Math.min(counts.on, counts.off)).toBeGreaterThan(0);
  });
});
