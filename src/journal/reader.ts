import { readFileSync } from 'node:fs';
import { codeOf } from '../errors.js';
import type { Codec } from './codec.js';
import { sha256 } from './ids.js';
import type { JournalFile } from './layout.js';
import { isIntact, parseRevision, type Revision } from './revision.js';

/** What a file holds. */
export interface FileContent {
  readonly revisions: readonly Revision[];
  /** The lines that the revisions were read from, letter for letter. */
  readonly lines: readonly string[];
  /** What is wrong with the file, in words; absent where nothing is. */
  readonly damage?: string;
}

/** A file that was opened and not yet understood. */
export interface Opened {
  /** Its text; empty where it could not be read. */
  readonly text: string;
  /** Whether its bytes are those that its name promises. */
  readonly whole: boolean;
  /** Why there is no text. */
  readonly damage?: string;
}

/**
 * Opens one file of the journal.
 *
 * @returns undefined where the file is gone: it was packed in the meantime
 */
export async function openJournalFile(
  file: JournalFile,
  codecs: readonly Codec[],
): Promise<Opened | undefined> {
  const none = { text: '', whole: false };
  let stored: Uint8Array;
  try {
    stored = readFileSync(file.path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    return { ...none, damage: `cannot be read (${codeOf(error) ?? 'unknown error'})` };
  }
  const codec = [...codecs]
    .sort((a, b) => b.suffix.length - a.suffix.length)
    .find(({ suffix }) => file.path.endsWith(suffix));
  if (!codec?.canDecode) return { ...none, damage: 'cannot be opened: no key for it' };
  const whole = file.sum === undefined || sha256(stored) === file.sum;
  try {
    return { text: Buffer.from(await codec.decode(stored)).toString('utf8'), whole };
  } catch {
    return { ...none, damage: 'is damaged: nothing in it can be read' };
  }
}

/**
 * What an opened file holds. Where its bytes are not what its name promises, the lines that prove
 * themselves by their own checksum are still read, and the damage is told.
 */
export function contentOfFile({ text, whole, damage }: Opened): FileContent {
  return damage === undefined ? readLines(text, whole) : { revisions: [], lines: [], damage };
}

function readLines(text: string, whole: boolean): FileContent {
  const revisions: Revision[] = [];
  const lines: string[] = [];
  let lost = 0;
  let newer = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const revision = whole || isIntact(line) ? parseRevision(line) : undefined;
    if (revision === undefined) lost++;
    else if (revision === 'newer') newer++;
    else {
      revisions.push(revision);
      lines.push(line);
    }
  }
  const damage = whole && lost === 0 ? newerNote(newer) : damageNote(lost, revisions.length);
  return { revisions, lines, ...(damage === undefined ? {} : { damage }) };
}

function newerNote(newer: number): string | undefined {
  return newer > 0 ? 'was written by a newer selfcare; update to read it' : undefined;
}

function damageNote(lost: number, kept: number): string {
  if (kept === 0) return 'is damaged: nothing in it can be read';
  const entries = kept === 1 ? '1 line' : `${kept} lines`;
  return `is damaged: ${lost} of its lines cannot be read, ${entries} can`;
}
