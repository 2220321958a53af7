import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Context } from '../../context.js';
import { UsageError, UserError } from '../../errors.js';
import type { ImportFormat } from '../../formats/guess.js';
import { dayFiles, hold, openInput, pipeInput, type Input } from '../../formats/input.js';
import { survey } from '../../formats/jrnl-survey.js';
import { jrnlEntries, type JrnlNotes, type JrnlOptions } from '../../formats/jrnl.js';
import { jsonlEntries } from '../../formats/jsonl.js';
import { linesOf } from '../../formats/lines.js';
import type { DateOrder } from '../../formats/stamp.js';
import type { Imported } from '../../journal/journal.js';
import type { ZoneRules } from '../../journal/moment.js';
import { momentOfIso } from '../options/when-exact.js';

/** What the user said about the file. */
export interface Reading {
  readonly format: ImportFormat | undefined;
  readonly order: DateOrder | undefined;
  readonly tagSymbols: string;
  readonly local: ZoneRules;
}

/** What there is to say when the import is done. */
export interface Notes extends JrnlNotes {
  /** Fields that no entry has. */
  readonly ignored: Set<string>;
}

/** Opens what is to be imported: standard input, a file, or (undefined) a folder. */
export async function openSource(
  path: string | undefined,
  context: Pick<Context, 'stdin'>,
): Promise<Input | undefined> {
  if (path === undefined) return pipeInput(context.stdin());
  return (await stat(path)).isDirectory() ? undefined : openInput(path);
}

/** The entries of one file. `tick` is told how many bytes have been read. */
export async function* fileEntries(
  opened: Input,
  format: ImportFormat,
  reading: Reading,
  notes: Notes,
  tick: (bytes: number) => void,
): AsyncGenerator<Imported> {
  const readAt = (text: string) => momentOfIso(text, reading.local);
  if (format === 'jsonl') {
    const lines = linesOf(counted(opened, tick));
    yield* jsonlEntries(lines, readAt, (field) => notes.ignored.add(field));
    return;
  }
  const input = await hold(opened);
  const marks = await survey(linesOf(input.chunks()), reading.order);
  if (!marks && (await hasText(input))) {
    throw new UserError(
      'no entry was found: no line starts with a date',
      'an entry of jrnl starts like this: [2026-03-10 09:30] and its title',
    );
  }
  const options: JrnlOptions = { readAt, tagSymbols: reading.tagSymbols };
  yield* jrnlEntries(linesOf(counted(input, tick)), marks, options, notes);
}

/** The entries of a jrnl folder journal, day by day. `tick` is told how many files are done. */
export async function* folderEntries(
  folder: string,
  reading: Reading,
  notes: Notes,
  tick: (files: number) => void,
): AsyncGenerator<Imported> {
  const files = await dayFiles(folder);
  if (files.length === 0) {
    throw new UserError(
      'this folder holds no journal of jrnl',
      'its files are named by their day: 2026/03/10.txt',
    );
  }
  const readAt = (text: string) => momentOfIso(text, reading.local);
  let done = 0;
  for (const { path, date } of files) {
    const { chunks } = await openInput(path);
    const options: JrnlOptions = { readAt, tagSymbols: reading.tagSymbols, date };
    try {
      const marks = await survey(linesOf(chunks()), reading.order, true);
      yield* jrnlEntries(linesOf(chunks()), marks, options, notes);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(`${relative(folder, path)}: ${error.message}`, error.hint);
    }
    tick(++done);
  }
}

/** The order in which day, month and year stand, and the symbols of tags, as typed. */
export function readTagSymbols(text: string): string {
  if (/^[^\p{L}\p{N}\s]{1,8}$/u.test(text)) return text;
  throw new UsageError(
    '--tag-symbols must be signs, as in jrnl',
    'for example: --tag-symbols "@#"',
  );
}

async function* counted(
  { chunks }: Input,
  tick: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks()) {
    tick((bytes += chunk.length));
    yield chunk;
  }
}

async function hasText(input: Input): Promise<boolean> {
  for await (const { text } of linesOf(input.chunks())) if (text.trim() !== '') return true;
  return false;
}
