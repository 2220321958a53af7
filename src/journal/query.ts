import type { Entry, Kind } from './entry.js';
import { wallOf } from './moment.js';
import { monthNumber, monthOf } from './revision.js';

/**
 * Which entries are chosen. Walls are `YYYY-MM-DDTHH:MM:SS`, compared with the wall clock that
 * each entry was lived by.
 */
export interface Query {
  /** First wall time that counts. */
  readonly from?: string | undefined;
  /** First wall time that no longer counts. */
  readonly to?: string | undefined;
  /** All of these tags. */
  readonly tags?: readonly string[] | undefined;
  /** None of these tags. */
  readonly notTags?: readonly string[] | undefined;
  /** Any of these kinds; all kinds where absent. */
  readonly kinds?: readonly Kind[] | undefined;
  /** Mood from..to, both included. */
  readonly mood?: { readonly min: number; readonly max: number } | undefined;
  readonly star?: boolean | undefined;
  /** This month and day of any year: `11-21`. */
  readonly day?: string | undefined;
  /** A search: whether an entry has the words. */
  readonly words?: ((entry: Entry) => boolean) | undefined;
  /**
   * What the words certainly have in a file, in any case: runs of ASCII letters and digits. What
   * lacks one is not read further.
   */
  readonly runs?: readonly string[] | undefined;
  /** At most this many, the newest. */
  readonly limit?: number | undefined;
}

/** Whether an entry is among those that a query chooses; `limit` is the reader's affair. */
export function matches(query: Query, entry: Entry): boolean {
  const { from, to, tags, notTags, kinds, mood, star } = query;
  const wall = wallOf(entry.at);
  if (from !== undefined && wallBefore(wall, from)) return false;
  if (to !== undefined && !wallBefore(wall, to)) return false;
  if (query.day !== undefined && wall.slice(-14, -9) !== query.day) return false;
  if (kinds && !kinds.includes(entry.kind)) return false;
  if (tags?.some((tag) => !entry.tags.includes(tag))) return false;
  if (notTags?.some((tag) => entry.tags.includes(tag))) return false;
  if (mood && (entry.mood === null || entry.mood < mood.min || entry.mood > mood.max)) return false;
  if (star !== undefined && (entry.data['star'] === true) !== star) return false;
  // What only another version of it says is looked for too.
  return !query.words || [entry, ...(entry.siblings ?? [])].some(query.words);
}

/** Whether any entry of a month can match: what need not be opened. */
export function monthMatches(query: Query, month: string): boolean {
  const { from, to } = query;
  if (from !== undefined && monthNumber(month) < monthNumber(monthOf(from))) return false;
  if (to !== undefined && monthNumber(month) > monthNumber(monthOf(to))) return false;
  return query.day === undefined || month.endsWith(query.day.slice(0, 2));
}

/** Walls compare as text but for years of more than four digits. */
function wallBefore(a: string, b: string): boolean {
  return a.length === b.length && a[0] !== '-' ? a < b : Date.parse(`${a}Z`) < Date.parse(`${b}Z`);
}
