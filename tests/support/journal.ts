import { gunzipSync, gzipSync } from 'node:zlib';
import type { Codec } from '../../src/journal/codec.js';
import { plainCodec } from '../../src/journal/codec.js';
import type { Entry } from '../../src/journal/entry.js';
import { Journal } from '../../src/journal/journal.js';
import type { Query } from '../../src/journal/query.js';
import { tempFolder } from './host.js';
import { vaultCodec } from './vault.js';

/** A codec unlike the plain one in every way that the store can see, and quick. */
export const otherCodec: Codec = {
  suffix: '.gz',
  canDecode: true,
  encode: (plain) => Promise.resolve(gzipSync(plain)),
  decode: (stored) => Promise.resolve(gunzipSync(stored)),
};

export const CODECS: [name: string, codec: Codec][] = [
  ['plain', plainCodec],
  ['the vault', vaultCodec],
];

export interface TestJournal extends Journal {
  readonly home: string;
  /** What the person was told about damage. */
  readonly warnings: string[];
}

export interface JournalOptions {
  home?: string;
  device?: string;
  codec?: Codec;
  /** Milliseconds since 1970; moves on by one at each look. */
  clock?: { now: number };
  pid?: number;
  alive?: readonly number[];
}

let seed = 1;

/** A journal in a real folder, its clock and device given. */
export function testJournal(options: JournalOptions = {}): TestJournal {
  const { home = tempFolder(), device = 'deviceaa', codec = plainCodec, alive = [] } = options;
  const clock = options.clock ?? { now: Date.UTC(2026, 2, 10, 17) };
  const warnings: string[] = [];
  const journal = new Journal({
    home,
    device: () => device,
    codecs: [codec],
    host: {
      pid: options.pid ?? 1,
      now: () => new Date(clock.now++),
      random: (bytes) =>
        Uint8Array.from({ length: bytes }, () => (seed = (seed * 48271) % 2147483647) & 255),
      isAlive: (pid) => alive.includes(pid),
    },
    warn: (problem) => warnings.push(problem),
  });
  return Object.assign(journal, { home, warnings });
}

/** An entry to write, on a day of March 2026 unless told otherwise. */
export function words(text: string, at = '2026-03-10T18:00:00+01:00') {
  return { at, zone: 'Europe/Berlin', kind: 'journal' as const, text };
}

/** The texts that a query finds, newest first. */
export async function texts(journal: Journal, query: Query = {}): Promise<string[]> {
  return (await journal.read(query)).map(({ text }) => text);
}

/** Everything that a person could see of a journal, in an order of its own. */
export async function picture(journal: Journal): Promise<unknown[]> {
  return (await journal.read({})).map(seenOf);
}

/** Everything that a person could see of an entry. */
export function seenOf({ id, at, text, tags, mood, data, siblings = [] }: Entry): unknown {
  return [...[id, at, text, tags, mood, data], siblings.map(seenOf)];
}
