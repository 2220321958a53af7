import { isAscii } from 'node:buffer';
import { NO_FILE, NO_FILE_WORDS, readBytes } from '../files/read.js';
import { codeOf } from '../errors.js';
import { codecFor, PartlyDecoded, type Codec } from './codec.js';
import { sha256 } from './ids.js';
import type { JournalFile } from './layout.js';
import { isIntact, parseRevision, type Revision } from './revision.js';
import type { Seeker } from './sift.js';

/** A file that is encrypted where the vault is off. */
export const NO_KEY = 'is encrypted, and the vault is off here';

/** Bytes of a file that are looked through at once. */
const PIECE = 65_536;
const NEWLINE = 0x0a;

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
  /** For people: relative to the home folder. */
  readonly name: string;
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
 * @param wanted what is looked for; of an undamaged file without it no text is kept
 * @returns undefined where the file is gone: it was packed in the meantime
 * @throws LockedError where it is encrypted and the vault stays locked
 */
export async function openJournalFile(
  file: JournalFile,
  codecs: readonly Codec[],
  wanted?: Seeker,
): Promise<Opened | undefined> {
  const { name } = file;
  const none = { name, text: '', whole: false };
  const codec = codecFor(file.path, codecs);
  // Before anything is read: a person may be asked now, and the memory is used again meanwhile.
  if (codec?.unlock && !codec.canDecode) await codec.unlock();
  let stored: Buffer;
  try {
    stored = readBytes(file.path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      // What a name holds that is no UTF-8 comes as this sign, and leads nowhere.
      return name.includes('\ufffd')
        ? { ...none, damage: 'has a name that is no UTF-8' }
        : undefined;
    }
    if (codeOf(error) === NO_FILE) return { ...none, damage: NO_FILE_WORDS };
    return { ...none, damage: `cannot be read (${codeOf(error) ?? 'unknown error'})` };
  }
  if (!codec) return { ...none, damage: NO_KEY };
  if (!codec.canDecode) return { ...none, damage: 'cannot be opened: no key for it' };
  const whole = file.sum === undefined || sha256(stored) === file.sum;
  try {
    const plain = codec.decode(stored);
    const { buffer, byteOffset, byteLength } = plain instanceof Promise ? await plain : plain;
    const bytes = Buffer.from(buffer, byteOffset, byteLength);
    const isRead = !whole || !wanted || holds(bytes, wanted);
    return { name, text: isRead ? textOf(bytes) : '', whole };
  } catch (error) {
    // Line by line, as of a plain file that is damaged.
    if (error instanceof PartlyDecoded) return { ...none, text: textOf(Buffer.from(error.plain)) };
    return { ...none, damage: 'is damaged: nothing in it can be read' };
  }
}

/** UTF-8; what is plain ASCII, as most of a journal is, is read the quick way. */
function textOf(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

/**
 * Whether any line of a file may hold what is looked for. It looks at a few lines at a time, which
 * stay in the part of the memory that is used again at once: three times as quick as the whole.
 */
function holds(bytes: Buffer, wanted: Seeker): boolean {
  const ascii = isAscii(bytes);
  const encoding = ascii ? 'latin1' : 'utf8';
  for (let start = 0, end; start < bytes.length; start = end) {
    const newline = bytes.lastIndexOf(NEWLINE, start + PIECE);
    end = (newline >= start ? newline : bytes.indexOf(NEWLINE, start)) + 1 || bytes.length;
    if (wanted.isIn(bytes.toString(encoding, start, end), ascii)) return true;
  }
  return false;
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
