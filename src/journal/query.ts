import type { Kind } from './entry.js';

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
  /** At most this many, the newest. */
  readonly limit?: number | undefined;
}
