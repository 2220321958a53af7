import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import type { Moment } from '../../journal/moment.js';
import { clockOf, readMood, readTag } from './filters.js';

/** The flags that say something about one entry. */
export interface EntryOptions {
  message?: string[];
  tag?: string[];
  mood?: string;
  at?: string;
  star?: boolean;
}

/** What the flags say, read. */
export interface EntryFields {
  readonly moment: Moment | undefined;
  readonly tags: string[] | undefined;
  readonly mood: number | undefined;
  readonly star: boolean | undefined;
}

/**
 * Reads the flags about an entry before anything is asked or opened.
 *
 * @throws UsageError naming the flag and what is allowed
 */
export async function readEntryFields(
  { tag, mood, at, star }: EntryOptions,
  context: Pick<Context, 'now' | 'local' | 'settings'>,
): Promise<EntryFields> {
  return {
    moment: at === undefined ? undefined : await readMoment(at, context),
    tags: tag?.map(readTag),
    mood: mood === undefined ? undefined : readMood(mood),
    star,
  };
}

async function readMoment(
  at: string,
  context: Pick<Context, 'now' | 'local' | 'settings'>,
): Promise<Moment> {
  const { parseWhen } = await import('./when.js');
  return parseWhen(at, await clockOf(context));
}

/** The text of one or more `-m`: a paragraph each. */
export function messageText(paragraphs: readonly string[]): string {
  const text = tidyText(paragraphs.join('\n\n'));
  if (text !== '') return text;
  throw new UsageError('the message is empty, so nothing was saved', 'write something after -m');
}

/** Text as it is stored: `\n` for every line end, nothing but words at its ends. */
export function tidyText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}
