import type { Act, Pattern, Place } from '../../care/breathing.js';
import { minutes } from '../session/words.js';

/** What to do, in words. */
export const WORDS: Readonly<Record<Act, string>> = {
  in: 'breathe in',
  'top-up': 'a little more',
  hold: 'hold',
  out: 'breathe out',
  rest: 'rest',
};

/** `1 breath`, `12 breaths`. */
export function breaths(count: number): string {
  return count === 1 ? '1 breath' : `${count} breaths`;
}

/** The seconds of a phase that are left, counting down to 1. */
export function countdown({ remaining }: Place): string {
  return String(Math.ceil(remaining / 1000));
}

/** A pattern and how long it will be practised, in a line. */
export function planWords(pattern: Pattern, cycles: number, totalMs: number): string {
  const timing = pattern.timing === pattern.name ? '' : ` (${pattern.timing})`;
  return `${pattern.name}${timing}, ${breaths(cycles)}, ${minutes(totalMs)}`;
}
