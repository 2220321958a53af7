import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finder } from '../../src/commands/journal/find.js';
import { plainCodec, type Codec } from '../../src/journal/codec.js';
import type { Entry } from '../../src/journal/entry.js';
import { byNewest, resolve } from '../../src/journal/merge.js';
import { matches, type Query } from '../../src/journal/query.js';
import { encodeRevision, type Revision } from '../../src/journal/revision.js';
import { tempFolder } from '../support/host.js';
import { CODECS, picture, testJournal, texts, words } from '../support/journal.js';

/** Plain, with accents, and with what JSON escapes. */
const WORDS = ['text', 'Tëxt', 'Quiet\n"text"', 'stille Straße'];

const DEVICES = ['deviceaa', 'devicebb', 'devicecc'];

/** One thing that somebody does on one of three devices. */
const step = fc.record({
  device: fc.nat(DEVICES.length - 1),
  what: fc.constantFrom('write', 'write', 'edit', 'move', 'move', 'delete', 'undo', 'sync', 'sync'),
  which: fc.nat(50),
  month: fc.integer({ min: 1, max: 4 }),
  zone: fc.constantFrom('+00:00', '+13:00', '-11:00', '+05:30'),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Lives through a history on three homes that see each other's files only at a sync. */
async function live(steps: readonly Step[], codec = plainCodec): Promise<string[]> {
  const clock = { now: Date.UTC(2026, 5, 1) };
  const journals = DEVICES.map((device) => testJournal({ device, clock, codec }));
  for (const [index, { device, what, which, month, zone }] of steps.entries()) {
    const journal = journals[device];
    if (!journal) continue;
    const known = await journal.read({});
    const entry = known[which % Math.max(1, known.length)];
    const at = `2026-0${month}-${index % 2 ? '01' : '28'}T${index % 3 ? '23' : '00'}:30:00${zone}`;
    const word = WORDS[which % WORDS.length] ?? '';
    const kind = which % 3 === 0 ? 'load' : 'journal';
    if (what === 'write') await journal.add({ ...words(`${word} ${index}`, at), zone, kind });
    else if (what === 'sync') spread(journals.map(({ home }) => home));
    else if (what === 'undo') await journal.undo().catch(() => undefined);
    else if (!entry) continue;
    else if (what === 'edit') await journal.revise(entry, { text: `edit ${word} ${index}` });
    else if (what === 'move') await journal.revise(entry, { at, zone });
    else await journal.remove(entry);
  }
  return journals.map(({ home }) => home);
}

/** Copies every device's folder to every other home, as a sync engine does. */
function spread(homes: readonly string[]): void {
  for (const [index, home] of homes.entries()) {
    const own = join('journal', DEVICES[index] ?? '');
    for (const other of homes) {
      if (other === home || !existsSync(join(home, own))) continue;
      cpSync(join(home, own), join(other, own), { recursive: true });
    }
  }
}

/** Every line that was ever written on any device. */
async function lines(homes: readonly string[], codec = plainCodec): Promise<Revision[]> {
  const found = new Map<string, Revision>();
  for (const [index, home] of homes.entries()) {
    const { store } = testJournal({ home, device: DEVICES[index] ?? '', codec });
    const snapshot = await store.snapshot();
    for (const month of snapshot.months()) {
      for (const revision of await snapshot.revisions(month)) found.set(revision.rev, revision);
    }
  }
  return [...found.values()];
}

/** So many histories; encryption takes most of the time where it is on. */
function runs(codec: Codec, numRuns: number) {
  return { numRuns: codec === plainCodec ? numRuns : Math.ceil(numRuns / 6) };
}

describe.each(CODECS)('the same set of files is the same journal, over %s', (_name, codec) => {
  test('whatever the order, the duplicates, and how files are packed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 25 }),
        fc.infiniteStream(fc.nat(1000)),
        async (steps, chance) => {
          const homes = await live(steps, codec);
          spread(homes);
          const seen = await picture(
            testJournal({ home: homes[0] ?? '', device: 'reader', codec }),
          );
          const next = () => Number(chance.next().value);
          // The same lines, dealt anew into loose files and packs of any device, some twice.
          const home = tempFolder();
          for (const revision of (await lines(homes, codec)).sort(() => next() - 500)) {
            for (let copies = 1 + (next() % 2); copies > 0; copies--)
              await deal(home, revision, next(), codec);
          }
          expect(await picture(testJournal({ home, device: 'reader', codec }))).toEqual(seen);
          for (const other of homes.slice(1)) {
            expect(await picture(testJournal({ home: other, device: 'reader', codec }))).toEqual(
              seen,
            );
          }
        },
      ),
      runs(codec, 40),
    );
  }, 120_000);

  test('no text is lost: what was last written and not deleted can be seen somewhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const homes = await live(steps, codec);
        spread(homes);
        const all = await lines(homes, codec);
        const replaced = new Set(all.flatMap(({ parent, merges = [] }) => [parent, ...merges]));
        const open = all.filter(({ rev, deleted }) => !replaced.has(rev) && !deleted);
        const shown = (
          await testJournal({ home: homes[0] ?? '', device: 'reader', codec }).read({})
        ).flatMap(({ text, siblings = [] }) => [text, ...siblings.map((each) => each.text)]);
        for (const { text } of open) expect(shown).toContain(text);
      }),
      runs(codec, 40),
    );
  }, 120_000);
});

/** Writes a line where any device might have it: loose, or in a pack of its month. */
async function deal(home: string, revision: Revision, chance: number, codec = plainCodec) {
  const device = DEVICES[chance % DEVICES.length] ?? '';
  const bytes = await codec.encode(Buffer.from(`${encodeRevision(revision)}\n`));
  const month = revision.at.slice(0, 7);
  const name = `${chance}-${revision.rev}`;
  const path =
    chance % 2 ? `${device}/new/${name}.json` : `${device}/${revision.home ?? month}.${name}.jsonl`;
  const write = (below: string) => {
    const full = join(home, 'journal', below + codec.suffix);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, bytes);
  };
  write(path);
  if (chance % 2 === 0 && revision.home) write(`${device}/${month}.${name}.jsonl`);
}

describe.each(CODECS)('reading a part over %s', (_name, codec) => {
  test('equals the whole, filtered', async () => {
    const query: fc.Arbitrary<Query> = fc.record(
      {
        from: fc.constantFrom('2026-01-28T12:00:00', '2026-02-01T00:00:00', '2026-03-28T00:30:00'),
        to: fc.constantFrom('2026-02-28T23:59:59', '2026-03-01T00:00:00', '2026-04-01T00:00:00'),
        limit: fc.integer({ min: 1, max: 8 }),
        day: fc.constantFrom('02-28', '03-01'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 30 }),
        query,
        async (steps, ask) => {
          const homes = await live(steps, codec);
          spread(homes);
          const journal = testJournal({ home: homes[1] ?? '', device: 'reader', codec });
          const revisions = await lines(homes, codec);
          const entries = [...new Set(revisions.map(({ entry }) => entry))]
            .map((id) => revisions.filter(({ entry }) => entry === id))
            .flatMap((group) => resolve(group) ?? [])
            .filter(({ entry }) => matches(ask, entry))
            .sort(byNewest)
            .map(({ entry }) => entry.id);
          const found = (await journal.read(ask)).map(({ id }) => id);
          expect(found).toEqual(entries.slice(0, ask.limit));
          const oldest = [];
          for await (const { id } of journal.all({ ...ask, limit: undefined })) oldest.push(id);
          const whole = (await journal.read({ ...ask, limit: undefined })).map(({ id }) => id);
          expect([...new Set(oldest)].reverse()).toEqual(whole);
        },
      ),
      runs(codec, 60),
    );
  }, 120_000);
});

test.each(CODECS)(
  'a search of packs of %s finds what the whole, filtered, has',
  async (_name, codec) => {
    const asked = fc.constantFrom(
      ['text'],
      ['TEXT', 'edit'],
      ['quiet', 'x'],
      ['straße'],
      ['"'],
      ['1'],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 30 }),
        asked,
        async (steps, ask) => {
          const homes = await live(steps, codec);
          spread(homes);
          const home = tempFolder();
          for (const [index, revision] of (await lines(homes, codec)).entries())
            await deal(home, revision, index, codec);
          const { matches: hasWords, runs: wanted } = finder(ask);
          const ids = async (query: Query) => {
            const journal = testJournal({ home, device: 'reader', codec });
            return (await journal.read(query)).map(({ id }) => id);
          };
          const found = { words: hasWords, runs: wanted };
          expect(await ids(found)).toEqual(await ids({ words: hasWords }));
          for (const kinds of [['load'], ['journal']] as const) {
            const all = await testJournal({ home, device: 'reader', codec }).read({});
            const ofKind = all
              .filter(({ kind }) => kinds.includes(kind as never))
              .map(({ id }) => id);
            expect(await ids({ kinds })).toEqual(ofKind);
            const both = new Set(await ids(found));
            expect(await ids({ ...found, kinds })).toEqual(ofKind.filter((id) => both.has(id)));
          }
        },
      ),
      runs(codec, 60),
    );
  },
  120_000,
);

describe.each(CODECS)('export and import over %s', (_name, codec) => {
  test('export → import → export is the identity', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const homes = await live(steps, codec);
        spread(homes);
        const first: Entry[] = [];
        for await (const entry of testJournal({ home: homes[0] ?? '', codec }).all({}))
          first.push(entry);
        const other = testJournal({ device: 'devicedd', codec });
        const source = async function* () {
          yield* first;
        };
        await other.import(source());
        const second = [];
        for await (const entry of other.all({})) second.push(entry);
        const order = (a: { rev: string }, b: { rev: string }) => (a.rev < b.rev ? -1 : 1);
        expect([...second].sort(order)).toEqual([...first].sort(order));
        expect(await other.import(source())).toEqual({
          added: 0,
          known: first.length,
          restored: 0,
        });
        expect(await texts(other)).toHaveLength(new Set(first.map(({ id }) => id)).size);
      }),
      runs(codec, 40),
    );
  }, 120_000);
});

test('what could not be read back is not written', async () => {
  const journal = testJournal();
  const broken = { ...words('x'), zone: undefined } as unknown as Parameters<typeof journal.add>[0];
  await expect(journal.add(broken)).rejects.toThrow(TypeError);
  expect(await texts(journal)).toEqual([]);
});
