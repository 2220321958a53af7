import type { Entry, Kind } from './entry.js';
import { byNewest, type Resolved } from './merge.js';
import { matches, monthMatches, type Query } from './query.js';
import { monthNumber } from './revision.js';
import { seek } from './sift.js';
import type { Snapshot } from './snapshot.js';

/** Kinds that most of a journal is of: to look for them would pass over little. */
const USUAL: readonly Kind[] = ['journal'];

/** No zone is or was further from UTC than this, in milliseconds. */
const FARTHEST = 16 * 3_600_000;

/**
 * The entries that match, in order, reading a month at a time and no further than is asked for.
 * Months are of the wall clock and the order is of instants, so an entry waits until no unread
 * month can hold one that comes before it.
 */
export async function* inOrder(
  snapshot: Snapshot,
  query: Query,
  order: 'newest' | 'oldest',
): AsyncGenerator<Resolved> {
  const sign = order === 'newest' ? 1 : -1;
  const months = snapshot.months().filter((month) => monthMatches(query, month));
  if (order === 'oldest') months.reverse();
  const wanted = seek(
    query.runs,
    USUAL.some((kind) => query.kinds?.includes(kind)) ? [] : query.kinds,
  );
  const waiting: Resolved[] = [];
  for (const [index, month] of months.entries()) {
    for (const resolved of await snapshot.entries(month, wanted)) {
      if (matches(query, resolved.entry)) waiting.push(resolved);
    }
    waiting.sort((a, b) => sign * byNewest(a, b));
    const next = months[index + 1];
    const edge = next === undefined ? undefined : monthEdge(next, order);
    const ready = waiting.findIndex(
      ({ instant }) => edge !== undefined && sign * (instant - edge) <= 0,
    );
    yield* waiting.splice(0, ready === -1 ? waiting.length : ready);
  }
}

/** The last instant that an entry of a month can have, or the first. */
function monthEdge(month: string, order: 'newest' | 'oldest'): number {
  const number = monthNumber(month) - 1 + (order === 'newest' ? 1 : 0);
  const start = new Date(0);
  start.setUTCFullYear(Math.floor(number / 12), ((number % 12) + 12) % 12, 1);
  return start.getTime() + (order === 'newest' ? FARTHEST : -FARTHEST);
}

/** An entry and its siblings as entries of their own. */
export function withSiblings(entry: Entry): Entry[] {
  const { siblings = [], ...own } = entry;
  return [own, ...siblings].sort((a, b) => (a.rev < b.rev ? -1 : 1));
}
