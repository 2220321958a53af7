import { sha256 } from '../ids.js';
import { isIntact, parseRevision, type Revision } from '../revision.js';

/** What a check needs of a revision: no words of it. */
export interface Mark {
  readonly rev: string;
  /** Names the line by its letters: two that have it are one. */
  readonly line: string;
  readonly seq: number;
  /** When it was made, in milliseconds since 1970; NaN where that cannot be read. */
  readonly time: number;
  /** The device whose number it has. */
  readonly owner: string;
  /** Made by an import or an undo, which keep another's device or time. */
  readonly derived: boolean;
}

/** What the lines of one file amount to. */
export interface Lines {
  readonly marks: readonly Mark[];
  /** The readable lines, letter for letter, each with its months' revision. */
  readonly kept: readonly { readonly line: string; readonly revision: Revision }[];
  /** Lines that are no revision, or do not prove themselves in a damaged file. */
  readonly lost: number;
  /** Lines of a later format. */
  readonly newer: number;
}

/**
 * Looks at a file's lines, as the reader does.
 *
 * @param whole whether the file's bytes are those that its name promises
 * @param folder the device in whose folder the file is
 * @param keep whether the lines are wanted, and not only their marks
 */
export function linesOf(text: string, whole: boolean, folder: string, keep = false): Lines {
  const marks: Mark[] = [];
  const kept: Lines['kept'][number][] = [];
  let [lost, newer] = [0, 0];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const revision = whole || isIntact(line) ? parseRevision(line) : undefined;
    if (revision === undefined) lost++;
    else if (revision === 'newer') newer++;
    else {
      marks.push({ ...markOf(revision, folder), line: sha256(line) });
      if (keep) kept.push({ line, revision });
    }
  }
  return { marks, kept, lost, newer };
}

function markOf(revision: Revision, folder: string): Omit<Mark, 'line'> {
  const { rev, seq, time, device, op, undoes } = revision;
  const derived = op !== undefined || undoes !== undefined;
  // An import keeps the name of the device that an entry came from, and takes a number of its own.
  const owner = derived ? (op?.split('.')[0] ?? folder) : device;
  return { rev, seq, time: Date.parse(time), owner, derived };
}
