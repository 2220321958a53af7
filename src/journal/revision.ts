import type { Content, Kind } from './entry.js';
import { sha256 } from './ids.js';
import { isAt } from './moment.js';

/** The version of the format that this program writes. */
export const FORMAT = 1;

/**
 * One immutable state of an entry. An edit is a new revision whose parent is the one before; a
 * delete is a tombstone.
 */
export interface Revision extends Content {
  /** The entry's id. */
  readonly entry: string;
  readonly rev: string;
  /** The revision that this one replaces; null for an entry's first. */
  readonly parent: string | null;
  /** Concurrent revisions that this one replaces too. */
  readonly merges?: readonly string[];
  /** The device on which it was made. */
  readonly device: string;
  /** Counts the revisions in one device's folder, from 1. */
  readonly seq: number;
  /** When it was made: UTC, to the millisecond. */
  readonly time: string;
  readonly deleted?: true;
  /** The month of the entry's first revision, where an edit moved it to another month. */
  readonly home?: string;
  /** The operation that this revision takes back. */
  readonly undoes?: string;
  /** Names the operation (an import) that made many revisions at once. */
  readonly op?: string;
}

/** A revision that still lacks its number, its id, its device and its time. */
export type Draft = Omit<Revision, 'rev' | 'device' | 'seq' | 'time'>;

/**
 * One line of a file: a revision, its format version, and a checksum of what stands before it.
 *
 * @throws TypeError where it could not be read back: then nothing must be said to be saved
 */
export function encodeRevision(revision: Revision): string {
  if (!isRevision({ ...revision })) throw new TypeError('a revision lacks what reading needs');
  const { entry, rev, parent, merges, device, seq, time, deleted, home, undoes, op } = revision;
  const { at, zone, kind, text, tags, mood, data } = revision;
  const body = JSON.stringify({
    ...{ v: FORMAT, entry, rev, parent, merges, device, seq, time, deleted, home, undoes, op },
    ...{ at, zone, kind, text, tags, mood, data },
  });
  return `${body.slice(0, -1)},"sum":"${checksum(body)}"}`;
}

function checksum(body: string): string {
  return sha256(body).slice(0, 32);
}

const SUMMED = /^(?<body>.*),"sum":"(?<sum>[0-9a-f]{32})"\}$/s;

/** Whether a line carries a checksum and it is right. */
export function isIntact(line: string): boolean {
  const { body, sum } = SUMMED.exec(line)?.groups ?? {};
  return body !== undefined && checksum(`${body}}`) === sum;
}

/** The revision in a line; `newer` where a later version of the program wrote it. */
export function parseRevision(line: string): Revision | 'newer' | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const r = value as Record<string, unknown>;
  if (typeof r['v'] !== 'number') return undefined;
  if (r['v'] > FORMAT) return 'newer';
  return isRevision(r) ? r : undefined;
}

function isRevision(r: Record<string, unknown>): r is Record<string, unknown> & Revision {
  const { entry, rev, parent, merges, device, seq, time, home } = r;
  return (
    isWord(entry) &&
    isWord(rev) &&
    (parent === null || isWord(parent)) &&
    (merges === undefined || isWords(merges)) &&
    isWord(device) &&
    Number.isInteger(seq) &&
    typeof time === 'string' &&
    (home === undefined || typeof home === 'string') &&
    isContent(r)
  );
}

function isContent({ at, zone, kind, text, tags, mood, data }: Record<string, unknown>): boolean {
  return (
    isAt(at) &&
    typeof zone === 'string' &&
    isWord(kind) &&
    typeof text === 'string' &&
    Array.isArray(tags) &&
    tags.every((tag) => typeof tag === 'string') &&
    (mood === null || typeof mood === 'number') &&
    typeof data === 'object' &&
    data !== null
  );
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isWords(value: unknown): boolean {
  return Array.isArray(value) && value.every(isWord);
}

/** The local month of an `at`: `2026-03`. */
export function monthOf(at: string): string {
  return at.slice(0, at.indexOf('T') - 3);
}

/** Months in order, those before the year 0 and after 9999 too. */
export function monthNumber(month: string): number {
  const [, year = '0', number = '1'] = /^([+-]?\d+)-(\d\d)$/.exec(month) ?? [];
  return Number(year) * 12 + Number(number);
}

/** The month in whose pack every revision of this entry can be found. */
export function homeOf(revision: Revision): string {
  return revision.home ?? monthOf(revision.at);
}

/** The months in which a revision must be found: its own and its entry's first. */
export function monthsOf(revision: Revision): Set<string> {
  return new Set([homeOf(revision), monthOf(revision.at)]);
}

/** The content alone, with every field there. */
export function contentOf(from: Pick<Content, 'at' | 'zone' | 'kind'> & Partial<Content>): Content {
  const { at, zone, kind, text = '', tags = [], mood = null, data = {} } = from;
  return { at, zone, kind: kind as Kind, text, tags: [...new Set(tags)].sort(), mood, data };
}

/** Equal for equal contents, whatever the order of the fields in `data`. */
export function contentKey(content: Content): string {
  const { at, zone, kind, text, tags, mood, data } = content;
  return JSON.stringify([at, zone, kind, text, tags, mood, sorted(data)]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
