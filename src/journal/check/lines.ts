import { hash } from 'node:crypto';
import { isIntact, parseRevision, type Revision } from '../revision.js';

/** What a check needs of a revision: no words of it. */
export interface Mark {
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
  // One string for all: there are tens of thousands.
  const owners = new Map<string, string>();
  let [lost, newer] = [0, 0];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const revision = whole || isIntact(line) ? parseRevision(line) : undefined;
    if (revision === undefined) lost++;
    else if (revision === 'newer') newer++;
    else {
      marks.push(markOf(revision, line, folder, owners));
      if (keep) kept.push({ line, revision });
    }
  }
  return { marks, kept, lost, newer };
}

function markOf(
  { seq, time, device, op, undoes }: Revision,
  line: string,
  folder: string,
  owners: Map<string, string>,
): Mark {
  const derived = op !== undefined || undoes !== undefined;
  // An import keeps the name of the device that an entry came from, and takes a number of its own.
  const name = derived ? (op?.split('.')[0] ?? folder) : device;
  const owner = owners.get(name) ?? name;
  owners.set(name, owner);
  return { line: hash('sha256', line, 'base64'), seq, time: Date.parse(time), owner, derived };
}
