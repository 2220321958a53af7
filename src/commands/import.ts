import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Context } from '../context.js';
import { Cancelled, UsageError } from '../errors.js';
import { guessFormat, IMPORT_FORMATS, type ImportFormat } from '../formats/guess.js';
import { DATE_ORDERS } from '../formats/stamp.js';
import { progress } from '../terminal/progress.js';
import {
  fileEntries,
  folderEntries,
  openSource,
  readTagSymbols,
  type Notes,
  type Reading,
} from './import/sources.js';
import { examples } from './options/examples.js';
import type { CommandModule } from './command.js';

const EXAMPLES = [
  ['selfcare import journal.jsonl', 'what `selfcare export` wrote'],
  ['selfcare import ~/.local/share/jrnl/journal.txt', 'a journal of jrnl'],
  ['selfcare import old.txt --date-order dmy', '03/04/2026 is 3 April'],
  ['jrnl --export text | selfcare import - --format jrnl', ''],
] as const;

interface ImportOptions {
  format?: string;
  dateOrder?: string;
  tagSymbols: string;
}

export const define: CommandModule['define'] = (command, action) => {
  examples(command, EXAMPLES);
  command
    .description('Bring in entries from a file.')
    .argument('<file>', 'a file, a folder of jrnl, or - for standard input')
    .option('--format <format>', `${IMPORT_FORMATS.join(' or ')} (default: told from the file)`)
    .option('--date-order <order>', `jrnl: how days are written, ${DATE_ORDERS.join(', ')}`)
    .option('--tag-symbols <signs>', 'jrnl: the signs that start a tag', '@')
    .addHelpText(
      'after',
      '\nNothing is added twice, and nothing at all where the file has a fault.',
    )
    .action(action(importFile));
};

async function importFile(context: Context, file: string, options: ImportOptions): Promise<void> {
  const reading: Reading = {
    format: oneOf(IMPORT_FORMATS, '--format', options.format),
    order: oneOf(DATE_ORDERS, '--date-order', options.dateOrder),
    tagSymbols: readTagSymbols(options.tagSymbols),
    local: context.local,
  };
  // Opening a vault is what hot loops are compiled for: without that it takes a minute.
  context.spareMemory((await context.vault()).status === 'off');
  const notes: Notes = { leading: 0, empty: 0, ignored: new Set() };
  const path = file === '-' ? undefined : resolve(context.cwd, file);
  const source = await openSource(path, context);
  const bar = progress(context, 'importing', source?.size);
  const tick = (count: number) => bar.tick(count);
  const entries = source
    ? fileEntries(source, formatOf(file, source.head, reading), reading, notes, tick)
    : folderEntries(folderOf(path, reading), reading, notes, tick);
  let isStopped = false;
  const release = context.onStop((reason) => {
    if (reason === 'pipe' || reason === 'crash') return;
    isStopped = true;
    // A stream that waits for more would wait on.
    if (path === undefined) (context.stdin() as Partial<Readable>).destroy?.();
  });
  const stopped = () => new Cancelled('the import was stopped; nothing was added');
  const whole = async function* () {
    for await (const entry of entries) {
      if (isStopped) throw stopped();
      yield entry;
    }
    if (isStopped) throw stopped();
  };
  try {
    const { added, known, restored } = await (await context.journal()).import(whole());
    bar.done();
    tell(context, notes);
    if (context.out.json) context.out.value({ added, known });
    else context.out.note(outcome(added, known));
    if (restored > 0) context.out.note(broughtBack(restored, added));
  } catch (error) {
    throw isStopped ? stopped() : error;
  } finally {
    release();
    bar.done();
  }
}

function formatOf(file: string, head: Uint8Array, { format }: Reading): ImportFormat {
  const found = format ?? guessFormat(file, head);
  if (found) return found;
  throw new UsageError(
    'the format of this file cannot be told',
    `name it: ${IMPORT_FORMATS.map((each) => `--format ${each}`).join(' or ')}`,
  );
}

function folderOf(path: string | undefined, { format }: Reading): string {
  if (path !== undefined && format !== 'jsonl') return path;
  throw new UsageError('a folder holds no JSON lines', 'name a file in it');
}

function oneOf<T extends string>(
  choices: readonly T[],
  flag: string,
  typed: string | undefined,
): T | undefined {
  if (typed === undefined) return undefined;
  const found = choices.find((choice) => choice === typed);
  if (found) return found;
  throw new UsageError(
    `${flag} must be ${choices.join(' or ')}`,
    `for example: ${flag} ${choices[0]}`,
  );
}

/** What a person should know of what was done with their file. */
function tell({ out }: Context, { leading, empty, ignored }: Notes): void {
  if (leading > 0) {
    out.note('the text before the first date became an entry of its own');
  }
  if (empty > 0)
    out.note(`${empty === 1 ? 'an entry' : `${empty} entries`} without words left out`);
  if (ignored.size > 0) {
    // A field's name is the file's own text: only a plain word is shown.
    const names = [...ignored].filter((name) => /^[\w.-]{1,40}$/.test(name)).slice(0, 10);
    const which = names.length > 0 ? `: ${names.join(', ')}` : '';
    out.note(`fields that an entry does not have were left out${which}`);
  }
}

/** Deleted words that come back are named: they may have been deleted for a reason. */
function broughtBack(restored: number, added: number): string {
  const had = restored === 1 ? 'had been deleted, and is back' : 'had been deleted, and are back';
  const who = restored < added ? `${number(restored)} of them` : restored === 1 ? 'it' : 'they';
  return `${who} ${had}; \`selfcare journal undo\` takes this import back`;
}

const number = (count: number) => count.toLocaleString('en-GB');

function outcome(added: number, known: number): string {
  const entries = (count: number) => (count === 1 ? '1 entry' : `${number(count)} entries`);
  if (added === 0 && known === 0) return 'there is no entry in it';
  if (added === 0)
    return `nothing new: ${known === 1 ? 'the entry was' : `all ${number(known)} were`} here already`;
  return known === 0
    ? `${entries(added)} added`
    : `${entries(added)} added, ${number(known)} known already`;
}
