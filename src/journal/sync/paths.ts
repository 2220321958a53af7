/** A file in a git tree: what it holds, by git's name for it, and how large that is. */
export interface Blob {
  readonly id: string;
  readonly size: number;
  /** As git writes it; an ordinary file's is `100644`. */
  readonly mode: string;
}

/** The files of one commit, by their paths with forward slashes. */
export type Tree = ReadonlyMap<string, Blob>;

/** The key in use; others in its folder are older ones. */
export const MAIN_KEY_PATH = 'keys/main.age';

const JOURNAL_FILE = /^[^.].*\.jsonl?(?:[.\s(].*)?$/;
const KEY_FILE = /^[^.].*\.age$/;
const SUM = /^(?:[+-]?\d{4,6}-\d\d\.)?(?<sum>[0-9a-f]{64})\.jsonl?(?:\.age)?$/;

/**
 * Whether a path is a part of the journal, and so travels: a key, a file of one write, a pack. What
 * starts with a dot is still being written, and what is of another kind is nobody's business.
 */
export function travels(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (/[\u0000-\u001f\u007f\\]/.test(path)) return false;
  if (parts.some((part) => part === '' || part.startsWith('.'))) return false;
  if (isKey(path)) return parts.length === 2 && KEY_FILE.test(name);
  const isPlace = parts.length === 2 || (parts.length === 3 && parts[1] === 'new');
  return isPlace && JOURNAL_FILE.test(name);
}

/** Whether a path is in the folder of keys. */
export function isKey(path: string): boolean {
  return path.startsWith('keys/');
}

/** Whether a file of the journal can be read without a key. */
export function isPlain(path: string): boolean {
  // A sync tool may have put its own words behind the ending.
  return !/\.age(?![a-z0-9])/.test(path);
}

/** The device in whose folder a path is. */
export function deviceOf(path: string): string {
  return path.slice(0, path.indexOf('/'));
}

/** The SHA-256 that the bytes must have, where the name says so. */
export function sumOf(path: string): string | undefined {
  return SUM.exec(path.slice(path.lastIndexOf('/') + 1))?.groups?.['sum'];
}
