import { BODY, SIGNS } from '../../care/checkin/lists.js';
import { nearest } from '../../care/nearest.js';
import { SCALES, type Signal } from '../../care/trends/signals.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import type { Moment } from '../../journal/moment.js';
import { readEntryFields } from '../options/entry.js';
import { readNote } from '../options/note.js';
import { refuseAhead } from '../options/ahead.js';
import type { Answers } from './answers.js';

/** The flags of `checkin` as commander gives them. */
export interface CheckinOptions {
  mood?: string;
  energy?: string;
  tension?: string;
  body?: string[];
  signs?: string[];
  note?: string;
  at?: string;
}

/** What the flags say, read. */
export interface CheckinFlags {
  /** Undefined where no flag answers a question. */
  readonly answers: Answers | undefined;
  readonly moment: Moment | undefined;
}

/**
 * Reads the flags before anything is asked or opened.
 *
 * @throws UsageError naming the flag and what is allowed
 */
export async function readCheckinFlags(
  options: CheckinOptions,
  context: Pick<Context, 'now' | 'local' | 'settings'>,
): Promise<CheckinFlags> {
  const { body, signs, note, at } = options;
  const scores = (['mood', 'energy', 'tension'] as const).flatMap((signal) => {
    const typed = options[signal];
    return typed === undefined ? [] : [[signal, readScore(signal, typed)] as const];
  });
  const answers: Answers = {
    ...Object.fromEntries(scores),
    ...(body ? { body: readNames('--body', body, BODY) } : {}),
    ...(signs ? { signs: readNames('--signs', signs, SIGNS) } : {}),
    ...(note === undefined ? {} : { note: readNote(note) }),
  };
  const { moment } = await readEntryFields(at === undefined ? {} : { at }, context);
  refuseAhead(moment, context);
  return { answers: Object.keys(answers).length > 0 ? answers : undefined, moment };
}

function readScore(signal: Signal, typed: string): number {
  const [low, high] = SCALES[signal];
  const score = Number(typed);
  if (/^\d{1,2}$/.test(typed) && score >= low && score <= high) return score;
  const ends = signal === 'tension' ? '0 (none) to 10' : '1 (low) to 5 (high)';
  throw new UsageError(
    `--${signal} must be a whole number from ${ends}`,
    `for example: --${signal} ${signal === 'tension' ? 6 : 4}`,
  );
}

/**
 * Names of a list, by commas or repeated, in the list's own order.
 *
 * @throws UsageError with the name that may be meant
 */
export function readNames<T extends string>(
  flag: string,
  typed: readonly string[],
  names: readonly T[],
): T[] {
  const words = typed.flatMap((each) => each.split(',')).map((each) => each.trim().toLowerCase());
  const given = words.filter((word) => word !== '');
  if (given.length === 0) {
    throw new UsageError(`${flag} needs names`, 'leave it out to pass over it');
  }
  for (const word of given) {
    if ((names as readonly string[]).includes(word)) continue;
    const near = nearest(word, names);
    throw new UsageError(
      `there is no such name for ${flag}`,
      near ? `did you mean ${near}?` : `it is one of ${names.join(', ')}`,
    );
  }
  return names.filter((name) => given.includes(name));
}
