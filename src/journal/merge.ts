import type { Entry } from './entry.js';
import { instantOf } from './moment.js';
import { contentKey, homeOf, type Revision } from './revision.js';

/** An entry with what its revisions say beside its content. */
export interface Resolved {
  readonly entry: Entry;
  /** Milliseconds since 1970. */
  readonly instant: number;
  /** The newest revision, and the others that nothing replaces. */
  readonly heads: readonly Revision[];
  /** The month that holds all revisions of this entry. */
  readonly home: string;
}

/**
 * What a set of revisions of one entry amounts to; undefined where it is deleted. The set alone
 * decides: order and duplicates do not matter. A text that was edited on one device and deleted on
 * another is kept.
 */
export function resolve(revisions: readonly Revision[]): Resolved | undefined {
  const [only] = revisions;
  // Nearly every entry is written once and left as it is.
  if (only && revisions.length === 1 && !only.deleted) {
    const [entry, instant] = [toEntry(only), instantOf(only.at)];
    return { entry, instant, heads: revisions, home: homeOf(only) };
  }
  const heads = openHeads(revisions);
  const [newest, ...others] = heads.filter(({ deleted }) => !deleted);
  if (!newest) return undefined;
  const seen = new Set([contentKey(newest)]);
  const siblings = others
    .filter((each) => !seen.has(contentKey(each)) && seen.add(contentKey(each)))
    .map((each) => toEntry(each));
  const entry = toEntry(newest);
  return {
    entry: siblings.length > 0 ? { ...entry, siblings } : entry,
    instant: instantOf(newest.at),
    heads: [newest, ...heads.filter((each) => each !== newest)],
    home: [...revisions].map(homeOf).sort()[0] ?? homeOf(newest),
  };
}

/** The revisions that no other replaces, newest first; tombstones too. */
export function openHeads(revisions: Iterable<Revision>): Revision[] {
  const byRev = new Map<string, Revision>();
  for (const revision of revisions) {
    const known = byRev.get(revision.rev);
    if (!known || isBefore(revision, known)) byRev.set(revision.rev, revision);
  }
  const replaced = new Set<string>();
  for (const { rev, parent, merges = [] } of byRev.values()) {
    for (const each of [parent, ...merges]) if (each !== null && each !== rev) replaced.add(each);
  }
  const all = [...byRev.values()];
  const open = all.filter(({ rev }) => !replaced.has(rev));
  // Only a damaged history goes round in a circle; then every revision counts.
  return (open.length > 0 ? open : all).sort(newestFirst);
}

/** Newest first: by the instant lived, then by when they were written, then by id. */
export function byNewest(a: Resolved, b: Resolved): number {
  const [x, y] = [a.heads[0], b.heads[0]];
  return (
    b.instant - a.instant ||
    (x && y ? compare(y.time, x.time) || y.seq - x.seq : 0) ||
    compare(a.entry.id, b.entry.id)
  );
}

/** The entry that one revision makes. */
export function toEntry(revision: Revision): Entry {
  const { entry: id, at, zone, kind, text, tags, mood, data, rev, device } = revision;
  return { id, at, zone, kind, text, tags, mood, data, rev, device };
}

function newestFirst(a: Revision, b: Revision): number {
  return compare(b.time, a.time) || compare(b.rev, a.rev);
}

/** Which of two records with one revision id counts: any rule will do that ignores their order. */
function isBefore(a: Revision, b: Revision): boolean {
  return compare(JSON.stringify(a), JSON.stringify(b)) < 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Values by a key of theirs, in the order in which they came. */
export function groupBy<T>(values: Iterable<T>, key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}
