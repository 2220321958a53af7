import { readRegular } from '../../files/read.js';
import { codeOf } from '../../errors.js';
import { sha256 } from '../ids.js';
import type { JournalFile } from '../layout.js';
import { harmOf, hasAgeHeader, type Harm } from './harm.js';
import { linesOf, type Lines } from './lines.js';

/** Reads what a journal file's bytes stand for; `locked` where nobody is to be asked. */
export type Opener = (path: string, stored: Uint8Array) => Promise<Uint8Array | 'locked'>;

/** A file of the journal that was looked at. */
export interface Inspected {
  readonly file: JournalFile;
  /** The SHA-256 of its bytes; empty where they cannot be read. */
  readonly sum: string;
  /** Whether its bytes are those that its name promises; where it promises none, true. */
  readonly whole: boolean;
  readonly encrypted: boolean;
  /** The system's word for why its bytes cannot be read. */
  readonly unreadable?: string;
  readonly harm?: Harm;
  /** Whether its content could be had: `refused` by a key that does not fit, or by damage. */
  readonly content: 'read' | 'locked' | 'refused' | 'none';
  readonly lines: Lines;
}

const NO_LINES: Lines = { marks: [], kept: [], lost: 0, newer: 0 };

/**
 * Looks at one file of the journal: its bytes against its name, and each line.
 *
 * @param keep whether its readable lines are wanted too
 * @returns undefined where it is gone
 */
export async function inspect(
  file: JournalFile,
  open: Opener,
  keep = false,
): Promise<Inspected | undefined> {
  const encrypted = /\.jsonl?[^/\\]*\.age(?![a-z0-9])/.test(file.name);
  let stored: Buffer;
  try {
    stored = readRegular(file.path);
  } catch (error) {
    const code = codeOf(error) ?? 'unknown error';
    if (code === 'ENOENT') return undefined;
    const none = { sum: '', whole: false, content: 'none' as const, lines: NO_LINES };
    return { file, encrypted, ...none, unreadable: code };
  }
  const sum = sha256(stored);
  const whole = file.sum === undefined || file.sum === sum;
  const about = { file, sum, whole, encrypted };
  const harm = () => ({ harm: harmOf(stored, !encrypted) });
  if (encrypted && !hasAgeHeader(stored)) {
    return { ...about, ...harm(), whole: false, content: 'refused', lines: NO_LINES };
  }
  const plain = await open(file.path, stored).catch(() => 'refused' as const);
  if (plain === 'locked' || plain === 'refused') {
    return { ...about, ...(whole ? {} : harm()), content: plain, lines: NO_LINES };
  }
  const text = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength).toString('utf8');
  const lines = linesOf(text, whole, file.device, keep);
  const isEmpty = lines.marks.length === 0 && lines.newer === 0;
  return { ...about, ...(whole && !isEmpty ? {} : harm()), content: 'read', lines };
}
