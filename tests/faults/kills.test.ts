import { cpSync, rmSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PACK_AT } from '../../src/journal/store.js';
import { call, start } from '../support/cli.js';
import { listing, scratch, type ByHand } from './support/byhand.js';
import { KINDS, type StoreKind } from './support/kinds.js';
import { report } from './support/needs.js';

const KILLS = Number(process.env['SELFCARE_TEST_KILLS'] ?? 1000);
const SEED = Number(process.env['SELFCARE_TEST_SEED'] ?? Date.now() % 1_000_000);
const LANES = 3;

/** How a process dies, and how many of a hundred die so. */
const WAYS = [
  ['write', 25],
  ['write, once a file appears', 20],
  ['pack', 20],
  ['pack, once a file appears', 15],
  ['first run', 10],
  ['loop of writes', 10],
] as const;
type Way = (typeof WAYS)[number][0];

/** Where in a run a kill can come: see the counts. */
const STAGES = ['silent', 'unheard', 'heard', 'temps', 'half'] as const;

/** Mulberry32: small, seeded, good enough to choose moments. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Times {
  /** Milliseconds until nothing of ours has run yet, and of whole calls. */
  readonly node: number;
  readonly write: number;
  readonly pack: number;
  /** From the first file that a run which packs makes until that run ends. */
  readonly tail: number;
}

/** A home, and the texts that the program said it had saved there. */
interface World {
  kind: StoreKind;
  home: string;
  acknowledged: Set<string>;
}

const LOOP = 'for n in 1 2 3 4 5 6 7 8; do "$0" "$1" journal -m "$2 $n" --json || exit 1; done';
const BIN = join(import.meta.dirname, '../../bin/selfcare.js');

async function timed(act: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await act();
  return performance.now() - since;
}

function middle(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

/** A run to be killed: one that writes; in a vault, where only who reads can pack, one that reads. */
function victimOf(
  way: Way,
  { name, reading }: StoreKind,
  text: string,
  home: string,
): Parameters<typeof start> {
  return way.startsWith('pack') && name === 'vault'
    ? [['journal', 'list', '-n', '1'], { home, env: reading }]
    : [['journal', '-m', text, '--json'], { home }];
}

/** Starts one victim and kills it at a moment that `random` chooses; true when the kill hit it. */
async function strike(way: Way, world: World, text: string, times: Times, random: () => number) {
  const { home, kind } = world;
  const whole = way.startsWith('pack') ? times.pack : times.write;
  const victim =
    way === 'loop of writes'
      ? start([], {
          home,
          program: ['/bin/sh', '-c', LOOP, process.execPath, BIN, text],
          group: true,
        })
      : start(...victimOf(way, kind, text, home));
  const kill = () => {
    const { pid } = victim.child;
    if (pid === undefined) return;
    try {
      process.kill(way === 'loop of writes' ? -pid : pid, 'SIGKILL');
    } catch {
      // It was quicker.
    }
  };
  let timer: NodeJS.Timeout | undefined;
  let stop = (): void => undefined;
  if (way.endsWith('appears')) {
    // The moments that matter most: from the first file on, while it is written, synced, renamed.
    stop = onFirstFile(world, way, () => {
      timer = setTimeout(kill, random() * (way.startsWith('pack') ? times.tail : 8));
    });
  } else if (way === 'loop of writes') {
    timer = setTimeout(kill, random() * 8 * times.write);
  } else {
    // A fifth at any moment; the others once Node has started, when it is our code that runs.
    const from = random() < 0.2 ? 0 : times.node * 0.8;
    timer = setTimeout(kill, from + random() * (whole * 1.05 - from));
  }
  const { code, stdout } = await victim.ended;
  clearTimeout(timer);
  stop();
  if (way === 'loop of writes') await gone(victim.child.pid);
  const reads = way.startsWith('pack') && kind.name === 'vault';
  for (const line of reads ? [] : stdout.split('\n').slice(0, -1)) {
    world.acknowledged.add((JSON.parse(line) as { text: string }).text);
  }
  if (code === 0 && way !== 'loop of writes' && !reads) world.acknowledged.add(text);
  return code === 137;
}

/** Calls back when a run makes its first file: an entry's or, of a run that only packs, a pack's. */
function onFirstFile({ home, kind }: World, way: Way, act: () => void): () => void {
  const loose = listing(join(home, 'journal')).find(({ path }) => path.endsWith('/new'));
  const folder = join(home, 'journal', loose?.path ?? '');
  const isRead = way.startsWith('pack') && kind.name === 'vault';
  const watcher = watch(isRead ? dirname(folder) : folder);
  watcher.once('change', act);
  return () => watcher.close();
}

/** The same times on a machine on which a write takes `write` milliseconds now. */
function scaled(times: Times, write: number): Times {
  const factor = write / times.write;
  return {
    node: times.node * factor,
    write,
    pack: times.pack * factor,
    tail: times.tail * factor,
  };
}

/** Waits until the system has buried a killed group: until then its members count as alive. */
async function gone(group: number | undefined): Promise<void> {
  for (const until = Date.now() + 20_000; group !== undefined && Date.now() < until;) {
    try {
      process.kill(-group, 0);
    } catch {
      return;
    }
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** What must hold after every kill, by reading the files without the product's code. */
async function check(world: World, what: string): Promise<ByHand> {
  const byHand = await world.kind.byHand(world.home);
  expect(byHand.damaged, what).toEqual([]);
  const texts = new Set(byHand.texts);
  expect(
    [...world.acknowledged].filter((text) => !texts.has(text)),
    what,
  ).toEqual([]);
  return byHand;
}

test.each(KINDS)(`${KILLS} times kill -9, $name: what was acknowledged is there`, async (kind) => {
  report(`seed ${SEED} (again with SELFCARE_TEST_SEED=${SEED})`);
  const template = join(scratch(), 'template');
  const { old, loose } = await fill(kind, template);
  const times = await measure(kind, template);
  report(
    `a write takes ${Math.round(times.write)} ms (${Math.round(times.node)} of them Node's start), ` +
      `one that packs ${loose} files ${Math.round(times.pack)} ms, its last ${Math.round(times.tail)} after its first file`,
  );

  const left = WAYS.flatMap(([way, share]) =>
    Array.from({ length: Math.ceil((KILLS * share) / 100) }, () => way),
  ).slice(0, Math.max(KILLS, WAYS.length));
  const counts = {
    hit: 0,
    loops: 0,
    missed: 0,
    silent: 0,
    unheard: 0,
    heard: 0,
    temps: 0,
    half: 0,
  };
  let name = 0;

  // The moments are to be spread over all stages, or this test would prove little: while chance has
  // passed over one, it draws again, within bounds.
  const missing = () => (KILLS < 200 ? [] : STAGES.filter((stage) => counts[stage] === 0));
  let more = KILLS;
  const draw = (): Way | undefined => {
    const way = left.pop();
    if (way !== undefined || more === 0 || missing().length === 0) return way;
    return WAYS[more-- % WAYS.length]?.[0];
  };
  const lane = async (number: number) => {
    try {
      await work(number);
    } catch (error) {
      // One lane's failure ends the others, too.
      left.length = more = 0;
      throw error;
    }
  };
  const work = async (number: number) => {
    const random = randomFrom(SEED + number);
    // What a write takes right now: a machine that grew busy or idle must not shift the moments.
    let recent = [times.write];
    const lasting: World = { kind, home: join(scratch(), 'home'), acknowledged: new Set() };
    await kind.prepare(lasting.home);
    expect((await call(['journal', '-m', 'zero'], { home: lasting.home })).code).toBe(0);
    for (;;) {
      const way = draw();
      if (way === undefined) break;
      const fresh = join(scratch(), 'home');
      const world = way.startsWith('pack')
        ? { kind, home: fresh, acknowledged: new Set(old) }
        : way === 'first run'
          ? { kind, home: fresh, acknowledged: new Set<string>() }
          : lasting;
      if (way.startsWith('pack')) cpSync(template, fresh, { recursive: true });
      if (way === 'first run') await kind.prepare(fresh);
      const text = `words ${name++}`;
      const what = `${way}, ${text}`;
      const hit = await strike(way, world, text, scaled(times, middle(recent)), random);
      if (!hit) {
        // It ended by itself: this one does not count.
        counts.missed++;
        expect(counts.missed, `${way}: most kills come too late`).toBeLessThan(3 * KILLS);
        left.unshift(way);
        if (world !== lasting) rmSync(world.home, { recursive: true, force: true });
        continue;
      }
      counts.hit++;
      const stored = await readIfThere(world);
      if (way === 'loop of writes') counts.loops++;
      else if (world.acknowledged.has(text)) counts.heard++;
      else if (stored.texts.includes(text)) counts.unheard++;
      else counts.silent++;
      if (stored.leftovers.length > 0) counts.temps++;
      if (stored.packs > 0 && new Set(stored.texts).size < stored.texts.length) counts.half++;
      if (way !== 'first run' || (await readIfThere(world)).texts.length > 0) {
        await check(world, what);
      }

      const since = performance.now();
      const next = await call(['journal', '-m', `after ${text}`], { home: world.home });
      if (!way.startsWith('pack')) recent = [...recent.slice(-8), performance.now() - since];
      expect(next.code, `${what}: ${next.stderr}`).toBe(0);
      expect(next.stderr, what).not.toMatch(/warning|error/);
      world.acknowledged.add(`after ${text}`);
      const { leftovers } = await check(world, what);
      expect(leftovers, `${what}: nothing stays after the next write`).toEqual([]);
      if (name % 20 === 0 || way.startsWith('pack')) {
        const listed = await call(['journal', 'list', '-n', '99999', '--json'], {
          home: world.home,
          env: kind.reading,
        });
        expect(listed.code, what).toBe(0);
        expect(listed.stderr, what).toBe('');
        const shown = (JSON.parse(listed.stdout) as { text: string }[]).map((entry) => entry.text);
        expect(new Set(shown).size, `${what}: each is shown once`).toBe(shown.length);
        expect(
          [...world.acknowledged].filter((each) => !shown.includes(each)),
          what,
        ).toEqual([]);
      }
      if (world !== lasting) rmSync(world.home, { recursive: true, force: true });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: LANES }, (_, n) => lane(n)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;

  report(
    `${kind.name}: ${counts.hit} kills hit (${counts.missed} came too late and were done again): ` +
      `${counts.silent} before the entry stood, ${counts.unheard} after it stood and before it was ` +
      `acknowledged, ${counts.heard} after, ${counts.loops} loops of writes; ${counts.temps} left a temporary file for the next ` +
      `write, ${counts.half} were in the middle of a packing`,
  );
  expect(counts.hit).toBeGreaterThanOrEqual(KILLS);
  expect(missing(), JSON.stringify(counts)).toEqual([]);
});

/** Writes until the next run would pack, with one pack there already. */
async function fill(kind: StoreKind, home: string): Promise<{ old: Set<string>; loose: number }> {
  const old = new Set<string>();
  await kind.prepare(home);
  const isVault = kind.name === 'vault';
  let full = isVault ? PACK_AT : Infinity;
  let last = 0;
  for (let packs = 0; last < full && old.size < 1000;) {
    const text = `old ${old.size}`;
    expect((await call(['journal', '-m', text], { home })).code).toBe(0);
    old.add(text);
    if (isVault && packs === 0 && old.size === PACK_AT) {
      expect((await call(['journal', 'list'], { home, env: kind.reading })).code).toBe(0);
      packs++;
    }
    const now = looseIn(home);
    if (now < last && !isVault) full = last;
    last = now;
  }
  expect(last, 'the store packs by itself').toBe(full);
  return { old, loose: isVault ? last : last + 1 };
}

async function measure(kind: StoreKind, template: string): Promise<Times> {
  const node: number[] = [];
  const write: number[] = [];
  const pack: number[] = [];
  const tail: number[] = [];
  const home = join(scratch(), 'home');
  await kind.prepare(home);
  for (let n = 0; n < 5; n++) {
    node.push(await timed(() => call(['--version'], { home })));
    write.push(await timed(() => call(['journal', '-m', `n${n}`, '--json'], { home })));
    const copy = join(scratch(), 'home');
    cpSync(template, copy, { recursive: true });
    let first = performance.now();
    const stop = onFirstFile({ kind, home: copy, acknowledged: new Set() }, 'pack', () => {
      first = performance.now();
    });
    pack.push(await timed(() => call(...victimOf('pack', kind, 'x', copy))));
    tail.push(performance.now() - first);
    stop();
  }
  return { node: middle(node), write: middle(write), pack: middle(pack), tail: middle(tail) };
}

async function readIfThere({ kind, home }: World): Promise<ByHand> {
  try {
    return await kind.byHand(home);
  } catch {
    return { texts: [], damaged: [], leftovers: [], packs: 0 };
  }
}

function looseIn(home: string): number {
  try {
    return listing(home).filter(({ path }) => /\/new\/.*\.json(\.age)?$/.test(path)).length;
  } catch {
    return 0;
  }
}
