import type { Opened } from './reader.js';

/** Looks for stored text that may hold what is wanted. */
export interface Seeker {
  /** @param isAscii whether the text is known to be nothing but ASCII */
  isIn(text: string, isAscii?: boolean): boolean;
  /** The lines of a text that may hold it. */
  lines(text: string): Iterable<string>;
}

/**
 * An entry that was moved between months is told of in both, and what one month says of it counts
 * in the other. (A class of one: a pattern without any is searched for in a slower way.)
 */
const MOVED = '"home":["]';

/** Letters that look otherwise without their accents; the general punctuation of a typist is none. */
const FOLDS = /[\u0080-\u1fff\u2070-\uffff]/;

/**
 * Looks for text that has all of some runs of ASCII letters and digits, in any case, in an entry of
 * one of the kinds. Text that may have them behind accents is taken for a hit, and so is whatever
 * tells of an entry that was moved.
 *
 * @returns undefined where everything would be a hit
 */
export function seek(
  runs: readonly string[] = [],
  kinds: readonly string[] = [],
): Seeker | undefined {
  const kind = kinds.length > 0 ? [`"kind":"(?:${kinds.join('|')})["]`] : [];
  const [rarest, ...others] = [...kind, ...[...runs].sort((a, b) => b.length - a.length)];
  if (rarest === undefined) return undefined;
  // Most text has neither, and is passed over with one look.
  const either = new RegExp(`${rarest}|${MOVED}`, 'i');
  const every = [rarest, ...others].map((run) => new RegExp(run, 'i'));
  const moved = new RegExp(MOVED);
  const isIn = (text: string, isAscii = false) =>
    (either.test(text) && (moved.test(text) || every.every((run) => run.test(text)))) ||
    (runs.length > 0 && !isAscii && FOLDS.test(text));
  return {
    isIn,
    *lines(text) {
      const folds = runs.length > 0 ? `|${FOLDS.source}` : '';
      const any = new RegExp(either.source + folds, 'gi');
      for (let found = any.exec(text); found; found = any.exec(text)) {
        const end = text.indexOf('\n', found.index);
        any.lastIndex = end === -1 ? text.length + 1 : end + 1;
        const line = text.slice(text.lastIndexOf('\n', found.index) + 1, any.lastIndex - 1);
        if (isIn(line)) yield line;
      }
    },
  };
}

/**
 * What of a month's files a search must understand: all lines of the entries of which any line may
 * hold what is looked for. The others are not even parsed, which is most of the work.
 *
 * @param entries entries that are wanted anyway; those found here are added
 */
export function sift(files: readonly Opened[], entries: Set<string>, wanted: Seeker): Opened[] {
  for (const { text, whole } of files) {
    if (whole) for (const line of wanted.lines(text)) entries.add(entryIn(line));
  }
  return files.map((file) => {
    // What is damaged is read line by line, and told.
    if (!file.whole) return file;
    const lines = file.text.split('\n').filter((line) => isOf(line, entries));
    return { ...file, text: lines.join('\n') };
  });
}

/** Whether a line belongs to one of the entries, or does not say to which. */
function isOf(line: string, entries: ReadonlySet<string>): boolean {
  const entry = entryIn(line);
  return entry === '' || entries.has(entry);
}

const ENTRY = '"entry":"';

/** The entry that a line belongs to; empty where it does not say. */
function entryIn(line: string): string {
  const start = line.indexOf(ENTRY) + ENTRY.length;
  return start < ENTRY.length ? '' : line.slice(start, line.indexOf('"', start));
}
