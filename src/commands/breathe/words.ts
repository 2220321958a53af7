import type { Act, Pattern, Place } from '../../care/breathing.js';
import type { Pace } from '../../care/pacer.js';

/** What to do, in words. */
export const WORDS: Readonly<Record<Act, string>> = {
  in: 'breathe in',
  'top-up': 'a little more',
  hold: 'hold',
  out: 'breathe out',
  rest: 'rest',
};

/** `4`, `5.5`: a phase's length in seconds. */
export function seconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}

/** `0:32`, `12:05`: a time in minutes and seconds. */
export function minutes(ms: number): string {
  const whole = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** `1 breath`, `12 breaths`. */
export function breaths(count: number): string {
  return count === 1 ? '1 breath' : `${count} breaths`;
}

/** The seconds of a phase that are left, counting down to 1. */
export function countdown({ remaining }: Place): string {
  return String(Math.ceil(remaining / 1000));
}

/** Why a session stands still, and what to do; empty while it runs. */
export function pauseWords({ status, why }: Pace): string {
  if (status !== 'paused') return '';
  if (why === 'asleep') return 'paused while the computer slept; space to go on';
  if (why === 'suspended') return 'paused while you were away; space to go on';
  return 'paused; space to go on';
}

/** A pattern and how long it will be practised, in a line. */
export function planWords(pattern: Pattern, cycles: number, totalMs: number): string {
  const timing = pattern.timing === pattern.name ? '' : ` (${pattern.timing})`;
  return `${pattern.name}${timing}, ${breaths(cycles)}, ${minutes(totalMs)}`;
}
