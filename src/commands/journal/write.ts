import { nearest } from '../../care/nearest.js';
import type { Context } from '../../context.js';
import { UserError, UsageError } from '../../errors.js';
import { momentAt } from '../../journal/moment.js';
import {
  messageText,
  readEntryFields,
  tidyText,
  type EntryFields,
  type EntryOptions,
} from '../options/entry.js';
import { guarded } from '../guard/kept.js';
import { introduced } from '../options/introduced.js';
import { readInput } from '../options/input.js';
import { tellSaved } from './saved.js';

interface WriteOptions extends EntryOptions {
  edit?: boolean;
  template?: string;
}

/** Writes an entry in the way that the flags name; at a terminal without any, by asking. */
export async function write(
  context: Context,
  words: readonly string[],
  options: WriteOptions,
  commands: string,
): Promise<number> {
  const piped = words.length === 1 && words[0] === '-';
  if (words.length > 0 && !piped) throw freeWords(words, commands);
  const { message, edit, template } = options;
  if ([message, piped || undefined, edit].filter((way) => way !== undefined).length > 1) {
    throw new UsageError('-m, -e and - are three ways to write', 'choose one of them');
  }
  if (template !== undefined && (message || piped)) {
    throw new UsageError('a template is for writing at the terminal', 'leave out -t here');
  }
  const fields = await readEntryFields(options, context);
  if (piped || message) await introduced(context);
  if (message) return save(context, messageText(message), fields);
  if (piped) {
    const text = tidyText(await readInput(context));
    if (text !== '') return save(context, text, fields);
    throw new UserError('standard input was empty, so nothing was saved');
  }
  if (!context.interactive) {
    throw new UsageError(
      'there is no terminal to write in',
      'use -m "your words", or - to read standard input',
    );
  }
  const { writeHere } = await import('./begin.js');
  return writeHere(context, { fields, template, editor: edit === true });
}

async function save(context: Context, given: string, fields: EntryFields): Promise<number> {
  const { tags = [], mood = null, star } = fields;
  const moment = fields.moment ?? momentAt(context.now(), context.local);
  const about = { ...moment, template: 'free', tags, mood, star: star === true };
  const { text, done } = await guarded(context, given, about);
  const journal = await context.journal();
  const entry = await journal.add({
    ...moment,
    kind: 'journal',
    text,
    tags,
    mood,
    data: star ? { star: true } : {},
  });
  done();
  tellSaved(context, entry);
  return 0;
}

/** Words without a flag are neither an entry nor a command; they are never repeated in the error. */
function freeWords(words: readonly string[], commands: string): UsageError {
  const near = nearest(words[0] ?? '', commands.split(', '));
  return near
    ? new UsageError('that is not a journal command', `did you mean \`selfcare journal ${near}\`?`)
    : new UsageError(
        'free words are not taken as an entry',
        'put them in quotes after -m: selfcare journal -m "…"',
      );
}
