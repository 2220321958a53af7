import type { Imported } from '../journal/journal.js';
import type { Moment } from '../journal/moment.js';
import { isTag, normalTag } from '../journal/tags.js';
import type { ReadAt } from './jsonl.js';
import { bareStamps, bracketStamp, hasDate, type Marks } from './jrnl-survey.js';
import type { Line } from './lines.js';
import type { Stamp } from './stamp.js';

export interface JrnlOptions {
  readonly readAt: ReadAt;
  /** The characters that start a tag; jrnl's default is `@`. */
  readonly tagSymbols: string;
  /** The date that the file stands for (a folder journal's); it overrules the stamps. */
  readonly date?: string;
}

/** What a reader of jrnl's text tells beside the entries. */
export interface JrnlNotes {
  /** Texts before the first date that became entries of their own. */
  leading: number;
  /** Entries without a word, left out. */
  empty: number;
}

/**
 * The entries of a jrnl text. What stands before the first stamp is as old as that: a file's own time
 * changes as it grows, and importing it again would bring the words a second time.
 *
 * Titles and bodies are kept byte for byte but for the star and the
 * blank lines at the end; brackets that hold no date are text.
 *
 * @param marks what {@link survey} decided over the same lines; undefined where it found no stamp
 */
export async function* jrnlEntries(
  lines: AsyncIterable<Line>,
  marks: Marks | undefined,
  options: JrnlOptions,
  notes: JrnlNotes,
): AsyncGenerator<Imported> {
  let moment: Moment | undefined;
  let leading: string | undefined;
  let held: string[] = [];
  for await (const { text } of lines) {
    const start = marks && startOf(text, marks, options);
    if (!start) {
      held.push(text);
      continue;
    }
    if (moment) yield* entry(moment, held, options, notes);
    else leading = joined(held);
    moment = start.moment;
    held = [start.rest];
    if (leading) {
      notes.leading++;
      yield leadingEntry(leading, moment, options);
      leading = undefined;
    }
  }
  if (moment) yield* entry(moment, held, options, notes);
  else if (joined(held) !== '') {
    const at = dayOf(options);
    if (!at) return;
    notes.leading++;
    yield leadingEntry(joined(held), at, options);
  }
}

function startOf(
  line: string,
  marks: Marks,
  options: JrnlOptions,
): { moment: Moment; rest: string } | undefined {
  if (marks.bare === undefined) {
    const found = bracketStamp(line);
    const moment = found && momentOf(found.stamp, marks, options);
    return found && moment ? { moment, rest: found.rest } : undefined;
  }
  for (const { stamp, rest } of bareStamps(line)) {
    const moment = stamp.shape === marks.bare ? momentOf(stamp, marks, options) : undefined;
    if (moment) return { moment, rest };
  }
  return undefined;
}

function momentOf(stamp: Stamp, marks: Marks, { readAt, date }: JrnlOptions): Moment | undefined {
  const day = date ?? stamp.dates[marks.order];
  if (day === undefined || hasDate(stamp) === marks.timesOnly) return undefined;
  return readAt(stamp.time === undefined ? day : `${day}T${stamp.time}${stamp.offset}`);
}

function dayOf({ date, readAt }: JrnlOptions): Moment | undefined {
  return date === undefined ? undefined : readAt(date);
}

function* entry(
  moment: Moment,
  lines: readonly string[],
  options: JrnlOptions,
  notes: JrnlNotes,
): Generator<Imported> {
  const [first = '', ...body] = lines;
  // A title in Markdown's bold ends in stars too, and means none.
  const star = /(^|[^*])\*\s*$/.test(first);
  const title = star ? first.replace(/\s*\*\s*$/, '').replace(/^\s*\*(?!\*)\s*/, '') : first;
  const text = joined([title, ...body]);
  if (text.trim() === '') {
    notes.empty++;
    return;
  }
  yield {
    ...moment,
    kind: 'journal',
    text,
    tags: tagsOf(text, options.tagSymbols),
    ...(star ? { data: { star: true } } : {}),
  };
}

function leadingEntry(text: string, moment: Moment, options: JrnlOptions): Imported {
  return { ...moment, kind: 'journal', text, tags: tagsOf(text, options.tagSymbols) };
}

/** Lines as a text, without the empty ones before and after. */
function joined(lines: readonly string[]): string {
  return lines.join('\n').replace(/^\n+|\n+$/g, '');
}

/** Tags as jrnl finds them: a symbol after a blank, then letters, digits and `-+*#/`. */
function tagsOf(text: string, symbols: string): string[] {
  const escaped = symbols.replaceAll(/[\\\]^-]/g, '\\$&');
  const tag = new RegExp(`(?<!\\S)[${escaped}]([-+*#/\\p{L}\\p{N}_]+)`, 'gu');
  const found = [...text.matchAll(tag)].map(([, name = '']) =>
    normalTag(name.replaceAll(/[+*#]+|^[-/]+|[-/]+$/g, '')),
  );
  return [...new Set(found.filter(isTag))].sort();
}
