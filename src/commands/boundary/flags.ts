import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { clockOf } from '../options/filters.js';
import { MOST_LETTERS, MOST_NOTES, oneLine, readLoop, type Answers } from './answers.js';

/** The flags of `boundary` as commander gives them. */
export interface CloseOptions {
  quick?: boolean;
  finishedAt?: string;
  loop?: string[];
  well?: string;
  hard?: string;
  feeling?: string;
  notesDue?: string;
  intention?: string;
}

/** What the flags say, read. */
export interface CloseFlags {
  readonly answers: Answers;
  /** When work ended; now where absent. */
  readonly finished?: Date;
}

/**
 * Reads the flags that answer the questions; undefined where there is none of them.
 *
 * @throws UsageError naming the flag and what is allowed
 */
export async function readCloseFlags(
  { finishedAt, loop, well, hard, feeling, notesDue, intention }: CloseOptions,
  context: Pick<Context, 'now' | 'local' | 'settings'>,
): Promise<CloseFlags | undefined> {
  const texts = { well, hard, intention };
  const numbers = {
    feeling: wholeNumber('--feeling', feeling, 10),
    notesDue: wholeNumber('--notes-due', notesDue, MOST_NOTES),
  };
  const given = { ...mapped(texts, words), ...mapped(numbers, (_, value) => value) };
  const loops = (loop ?? []).map((typed) => {
    const read = readLoop(typed);
    if (read) {
      bounded('loop', read.text);
      bounded('loop', read.plan ?? '');
      return read;
    }
    throw new UsageError('--loop needs words', 'for example: --loop "Call back :: Tuesday, 9am"');
  });
  if (finishedAt === undefined && loop === undefined && Object.keys(given).length === 0) {
    return undefined;
  }
  const answers = { loops, ...given };
  return finishedAt === undefined
    ? { answers }
    : { answers, finished: await readFinished(finishedAt, context) };
}

/** What is there, with each value as `read` gives it. */
function mapped<T, R>(
  values: Readonly<Record<string, T | undefined>>,
  read: (name: string, value: T) => R,
): Record<string, R> {
  const found: Record<string, R> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) found[name] = read(name, value);
  }
  return found;
}

function words(name: string, text: string): string {
  const line = oneLine(text);
  if (line !== undefined) return bounded(name, line);
  throw new UsageError(`--${name} needs words`, 'leave it out to pass over it');
}

function bounded(name: string, line: string): string {
  if ([...line].length <= MOST_LETTERS) return line;
  const hint = 'nothing is saved; what is longer has room in `selfcare journal`';
  throw new UsageError(`--${name} takes at most ${MOST_LETTERS} letters`, hint);
}

function wholeNumber(flag: string, text: string | undefined, max: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,3}$/.test(text) && Number(text) <= max) return Number(text);
  throw new UsageError(`${flag} must be a whole number from 0 to ${max}`, `for example: ${flag} 3`);
}

async function readFinished(
  typed: string,
  context: Pick<Context, 'now' | 'local' | 'settings'>,
): Promise<Date> {
  const { parseWhen } = await import('../options/when.js');
  const { at } = await parseWhen(typed, await clockOf(context));
  const finished = new Date(at);
  if (finished <= context.now()) return finished;
  throw new UsageError('--finished-at lies ahead', 'for example: "now", "18:10", "yesterday 6pm"');
}
