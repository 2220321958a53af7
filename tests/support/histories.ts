import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { listLoose } from '../../src/journal/layout.js';
import { byNewest, groupBy, resolve } from '../../src/journal/merge.js';
import { pack } from '../../src/journal/pack.js';
import type { Revision } from '../../src/journal/revision.js';
import { picture, seenOf, testJournal, words, type TestJournal } from './journal.js';

const DEVICES = ['deviceaa', 'devicebb', 'devicecc'] as const;

/** In memory where the system has such a place: what is proved here is not the disk. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** What a tool that carries files makes of a name when it believes in a conflict. */
const CONFLICTS = [
  (name: string) => name.replace(/(\.jsonl?)$/, '.sync-conflict-20260310-180000-ABCDEFG$1'),
  (name: string) => name.replace(/(\.jsonl?)$/, ' (conflicted copy 2026-03-10)$1'),
  (name: string) => `${name} (Case Conflict)`,
];

const step = fc.record({
  device: fc.nat(DEVICES.length - 1),
  what: fc.constantFrom(
    ...(['write', 'write', 'edit', 'edit', 'edit', 'edit', 'delete', 'undo', 'pack'] as const),
    ...(['deliver', 'all', 'all', 'twice', 'conflict'] as const),
  ),
  /** Which entry, which other device, which files: whatever needs choosing. */
  chance: fc.nat(0xffff),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Three devices that live through a history, each in a folder of its own. */
class Lives {
  readonly journals: readonly TestJournal[];
  /** Every text that anybody ever saved. */
  readonly written = new Set<string>();
  private readonly folder = mkdtempSync(join(PLACE, 'selfcare-lives-'));

  constructor() {
    const clock = { now: Date.UTC(2026, 2, 10, 17) };
    this.journals = DEVICES.map((device) =>
      testJournal({ home: join(this.folder, device), device, clock }),
    );
  }

  /** Something that all three know, to change it without knowing of each other. */
  async begin(): Promise<void> {
    const [first] = this.journals;
    for (const index of [1, 2]) if (first) await this.write(first, -index, index);
    this.meet();
  }

  async take({ device, what, chance }: Step, index: number): Promise<void> {
    const journal = this.journals[device];
    if (!journal) return;
    if (what === 'write') return this.write(journal, index, chance);
    if (what === 'undo') return void (await journal.undo().catch(() => undefined));
    if (what === 'pack') return this.pack(journal, device);
    if (what === 'edit' || what === 'delete') return this.change(journal, what, index, chance);
    const from = this.journals[(device + 1 + (chance % 2)) % 3];
    if (from) deliver(from.home, journal.home, what, chance);
  }

  private async write(journal: TestJournal, index: number, chance: number): Promise<void> {
    const month = 1 + (chance % 3);
    await journal.add(words(`words ${index}`, `2026-0${month}-10T18:00:00+01:00`));
    this.written.add(`words ${index}`);
  }

  private async change(journal: TestJournal, what: string, index: number, chance: number) {
    const known = await journal.read({});
    // Few of them, so that two devices often change the same one without knowing.
    const entry = known[chance % Math.max(1, Math.min(3, known.length))];
    if (!entry) return;
    if (what === 'delete') return journal.remove(entry);
    // A fifth of the edits move the entry to another month, too.
    const at = chance % 5 ? entry.at : `2026-0${1 + (chance % 4)}-20T09:00:00+01:00`;
    await journal.revise(entry, { text: `edit ${index}`, at });
    this.written.add(`edit ${index}`);
  }

  private async pack({ store }: TestJournal, device: number): Promise<void> {
    const name = DEVICES[device] ?? '';
    const loose = existsSync(join(store.folder, name)) ? listLoose(store.folder, name) : [];
    if (loose.length > 0) await pack(store, name, loose);
  }

  /** Brings everything everywhere. */
  meet(): void {
    for (const to of this.journals) {
      for (const from of this.journals) if (from !== to) deliver(from.home, to.home, 'all', 0);
    }
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Carries files from one home to another, as an engine does that knows nothing of journals. */
function deliver(from: string, to: string, how: string, chance: number): void {
  const source = join(from, 'journal');
  if (!existsSync(source)) return;
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  // Any order, and any part of them.
  const order = chance % 2 ? files : files.reverse();
  for (const [index, { parentPath, name }] of order.entries()) {
    if (how !== 'all' && (chance >> (index % 16)) & 1) continue;
    const place = join(to, 'journal', parentPath.slice(source.length));
    mkdirSync(place, { recursive: true });
    // A file that is there already is the same one: that is what its name says.
    const put = (as: string) => {
      const path = join(place, as);
      if (!existsSync(path)) writeFileSync(path, readFileSync(join(parentPath, name)));
    };
    if (how !== 'conflict') put(name);
    if (how === 'twice') put(`copy of ${name}`);
    const rename = CONFLICTS[chance % CONFLICTS.length];
    if (how === 'conflict' && rename) put(rename(name));
  }
}

/** Every revision that a journal's files hold. */
async function revisions({ store }: TestJournal): Promise<Revision[]> {
  const snapshot = await store.snapshot();
  const found = new Map<string, Revision>();
  for (const month of snapshot.months()) {
    for (const revision of await snapshot.revisions(month)) found.set(revision.rev, revision);
  }
  return [...found.values()];
}

/** What revisions amount to, without any file. */
function resolved(all: readonly Revision[]): unknown[] {
  const entries = [...groupBy(all, ({ entry }) => entry).values()];
  return entries
    .flatMap((each) => resolve(each) ?? [])
    .sort(byNewest)
    .map(({ entry }) => seenOf(entry));
}

/**
 * Lives through random histories of three devices that write, edit, delete, undo, pack, and get
 * each other's files in any order, in part, twice and as conflict copies. When all have met, all
 * must have the same journal, and no text may be lost.
 */
export async function liveHistories(count: number): Promise<void> {
  let longest = 0;
  let parted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 28, size: 'max' }),
      async (steps) => {
        const lives = new Lives();
        try {
          await lives.begin();
          for (const [index, each] of steps.entries()) await lives.take(each, index);
          lives.meet();
          const [one, ...others] = lives.journals;
          if (!one) return;
          const seen = await picture(one);
          for (const other of others) expect(await picture(other)).toEqual(seen);
          const all = await revisions(one);
          // Nor does it matter in which order the lines are read.
          const byRev = [...all].sort((a, b) => (a.rev < b.rev ? -1 : 1));
          expect(resolved(byRev)).toEqual(seen);
          expect(resolved(byRev.reverse())).toEqual(seen);
          const texts = new Set(all.map(({ text }) => text));
          for (const text of lives.written) expect(texts).toContain(text);
          // What nobody replaced and nobody deleted can be seen, be it as another version.
          const replaced = new Set(all.flatMap(({ parent, merges = [] }) => [parent, ...merges]));
          const open = all.filter(({ rev, deleted }) => !replaced.has(rev) && !deleted);
          const shown = JSON.stringify(seen);
          for (const { text } of open) expect(shown).toContain(JSON.stringify(text));
          expect(lives.journals.flatMap(({ warnings }) => warnings)).toEqual([]);
          longest = Math.max(longest, all.length);
          if (seen.some((entry) => (entry as unknown[][])[6]?.length)) parted++;
        } finally {
          lives.end();
        }
      },
    ),
    { numRuns: count },
  );
  // Or the histories would be too short, and too lonely, to prove much.
  expect(longest).toBeGreaterThan(10);
  expect(parted).toBeGreaterThan(count / 10);
}
