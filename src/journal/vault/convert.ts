import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { readRegular } from '../../files/read.js';
import { codeOf, IntegrityError } from '../../errors.js';
import { removeQuietly, writeDurably, type FileHost } from '../../files/durable.js';
import { syncFolder } from '../../files/folders.js';
import { codecFor, PartlyDecoded, plainCodec, VAULT_SUFFIX, type Codec } from '../codec.js';
import { sha256 } from '../ids.js';
import {
  listDevices,
  listLoose,
  listPacks,
  looseName,
  packName,
  type JournalFile,
} from '../layout.js';
import { decryptWith } from './age.js';

/** Stands for encrypted files where only their names are looked at. */
export const SEALED: Codec = { ...plainCodec, suffix: VAULT_SUFFIX, canDecode: false };

/** From which form files are brought into which. */
export interface Direction {
  readonly from: Codec;
  readonly to: Codec;
}

/** Where that is done. */
export interface Place {
  /** The journal's folder. */
  readonly journal: string;
  /** See {@link Converted.staged}. */
  readonly work: string;
  readonly host: FileHost;
}

/** A file in its new form, under a name that nobody reads yet. */
export interface Converted {
  readonly file: JournalFile;
  readonly staged: string;
  readonly target: string;
  /** It was not what its name promised: it is in its new form as it is. */
  readonly isDamaged: boolean;
}

const NEWLINE = 0x0a;

/** Every file of every device that is in one form. */
export function filesOf(journal: string, form: Codec, other: Codec): JournalFile[] {
  return listDevices(journal)
    .flatMap((device) => [...listLoose(journal, device), ...listPacks(journal, device)])
    .filter((file) => codecFor(file.path, [form, other]) === form);
}

/** Whether an identity opens any of the encrypted files; where there are none, any may. */
export async function opensJournal(home: string, identity: string): Promise<boolean> {
  const sealed = filesOf(join(home, 'journal'), SEALED, plainCodec);
  for (const { path } of sealed) {
    try {
      await decryptWith(identity, readRegular(path));
      return true;
    } catch (error) {
      if (error instanceof PartlyDecoded) return true;
    }
  }
  return sealed.length === 0;
}

/**
 * Writes the other form of a file into the work folder, durably, reads it back and compares.
 *
 * @returns undefined where the file is gone: it was packed in the meantime
 * @throws Unreadable; IntegrityError where it does not read back; whatever reading throws
 */
export async function convert(
  file: JournalFile,
  { from, to }: Direction,
  { journal, work, host }: Place,
): Promise<Converted | undefined> {
  let stored: Uint8Array;
  try {
    stored = readRegular(file.path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const plain = unpadded(await decoded(stored, from), from);
  const bytes = await to.encode(plain);
  const target = join(dirname(file.path), nameOf(file, stored, bytes, to));
  const staged = join(work, relative(journal, target));
  mkdirSync(dirname(staged), { recursive: true, mode: 0o700 });
  writeDurably(staged, bytes, host);
  const again = unpadded(await to.decode(readFileSync(staged)), to);
  // A damaged file may break off within a line, or be empty: line ends behind it say nothing.
  if (Buffer.compare(trimmed(again), trimmed(plain)) !== 0) {
    throw new IntegrityError(
      `${file.name} does not read back as it was written`,
      'check the disk; nothing was changed',
    );
  }
  return { file, staged, target, isDamaged: isDamaged(file, stored) };
}

async function decoded(stored: Uint8Array, from: Codec): Promise<Uint8Array> {
  try {
    return await from.decode(stored);
  } catch {
    throw new Unreadable('a file cannot be decrypted', 'nothing was deleted');
  }
}

/** A file that is damaged, or encrypted to somebody else. */
export class Unreadable extends IntegrityError {}

/**
 * A new form is named by its own bytes. A plain file that is not what its name says keeps that
 * name, so that what is read of it later must still prove itself line by line.
 */
function nameOf(file: JournalFile, stored: Uint8Array, bytes: Uint8Array, to: Codec): string {
  if (isDamaged(file, stored) && to.suffix === VAULT_SUFFIX)
    return basename(file.path) + VAULT_SUFFIX;
  const sum = sha256(bytes);
  return file.month === undefined
    ? looseName(sum, to.suffix)
    : packName(file.month, sum, to.suffix);
}

function isDamaged({ sum }: JournalFile, stored: Uint8Array): boolean {
  return sum !== undefined && sum !== sha256(stored);
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === NEWLINE) end--;
  return bytes.subarray(0, end);
}

/** What was encoded, without the blank lines that only hide its size. */
export function unpadded(decoded: Uint8Array, codec: Codec): Uint8Array {
  if (codec.suffix !== VAULT_SUFFIX) return decoded;
  let end = decoded.length;
  while (end > 1 && decoded[end - 1] === NEWLINE && decoded[end - 2] === NEWLINE) end--;
  return decoded.subarray(0, end);
}

/** Gives new forms the names under which they are read; when it returns the disk has them. */
export function publish(converted: readonly Converted[]): void {
  for (const { staged, target } of converted) renameSync(staged, target);
  for (const folder of foldersOf(converted)) syncFolder(folder);
}

/** Removes the old forms of those whose new one, which was read back, is there still. */
export function removeOld(converted: readonly Converted[]): void {
  for (const { file, target } of converted) {
    // Another run may have packed the new one; then what stays is looked at once more.
    if (existsSync(target)) removeQuietly(file.path);
  }
  for (const folder of foldersOf(converted)) syncFolder(folder);
}

function foldersOf(converted: readonly Converted[]): Set<string> {
  return new Set(converted.map(({ target }) => dirname(target)));
}
