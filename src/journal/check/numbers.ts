import type { Mark } from './lines.js';

/** Numbers without a gap between them, first and last. */
export type Range = readonly [first: number, last: number];

/** Two runs at once may share a number; so far apart, in milliseconds, they are not at once. */
const APART = 10 * 60_000;

/**
 * The numbers from 1 to `highest` that no revision has.
 *
 * @param highest the number that the device is known to have reached; the highest seen, where absent
 */
export function missingNumbers(numbers: Iterable<number>, highest = 0): Range[] {
  const found: Range[] = [];
  let next = 1;
  for (const number of [...new Set(numbers)].filter((each) => each > 0).sort((a, b) => a - b)) {
    if (number > next) found.push([next, number - 1]);
    next = number + 1;
  }
  if (highest >= next) found.push([next, highest]);
  return found;
}

/** Numbers that one device gave twice. */
export interface Shared {
  readonly numbers: readonly number[];
  /**
   * Whether the two went on side by side, as two machines with one id do. A run that was killed
   * before it could note its number leaves one that is shared, and none side by side.
   */
  readonly sideBySide: boolean;
}

/** The numbers that stand on revisions made far apart in time. */
export function sharedNumbers(marks: readonly Mark[]): Shared {
  const own = marks.filter(({ derived, time }) => !derived && !Number.isNaN(time));
  const sorted = own.sort((a, b) => b.seq - a.seq);
  const numbers: number[] = [];
  let sideBySide = false;
  // From the highest number down: when the first of all that came after was made.
  let after = Infinity;
  for (let at = 0; at < sorted.length;) {
    const seq = sorted[at]?.seq;
    let [first, last] = [Infinity, -Infinity];
    const lines = new Set<string>();
    for (let each = sorted[at]; each && each.seq === seq; each = sorted[++at]) {
      first = Math.min(first, each.time);
      last = Math.max(last, each.time);
      lines.add(each.line);
    }
    if (seq !== undefined && lines.size > 1 && last - first > APART) {
      numbers.push(seq);
      if (last - after > APART) sideBySide = true;
    }
    after = Math.min(after, first);
  }
  return { numbers: numbers.reverse(), sideBySide };
}

/** `3`, `5-7`, for people. */
export function rangesInWords(ranges: readonly Range[], shown = 3): string {
  const words = ranges
    .slice(0, shown)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  const more = ranges.length - shown;
  return words.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
