import type { Span } from '../../care/hours-spans.js';
import { UsageError } from '../../errors.js';
import { looksLikeTimes, readTimes, takeBreaks, tidy } from './typed.js';

const FORMS = 'for example: mon-fri 9:00-17:30, sat 9:00-12:00,14:00-18:00, or sun off';
const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NAME = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/;
const SETS: Readonly<Record<string, readonly number[]>> = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  everyday: [1, 2, 3, 4, 5, 6, 7],
  weekday: [1, 2, 3, 4, 5],
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  weekends: [6, 7],
};

/**
 * Reads `mon-fri 9:00-17:30 sat off`: each weekday (1 Monday … 7 Sunday) with its spans.
 *
 * @throws UsageError naming three forms
 */
export function readWeek(
  words: readonly string[],
  breaks: readonly string[] = [],
): Map<number, readonly Span[]> {
  const week = new Map<number, readonly Span[]>();
  let days: number[] = [];
  let times: string[] = [];
  const settle = () => {
    if (times.length === 0) return;
    if (days.length === 0) throw new UsageError('the days are missing', FORMS);
    const spans = readTimes(times);
    for (const day of days) week.set(day, spans);
    [days, times] = [[], []];
  };
  for (const word of tidy(words)) {
    if (looksLikeTimes(word) || /^\d/.test(word)) times.push(word);
    else {
      settle();
      days.push(...readDays(word));
    }
  }
  settle();
  if (days.length > 0 || week.size === 0) throw new UsageError('the times are missing', FORMS);
  return takeBreaks(week, breaks);
}

function readDays(typed: string): number[] {
  return typed
    .split(',')
    .filter((part) => part !== '')
    .flatMap((part) => {
      if (Object.hasOwn(SETS, part)) return SETS[part] ?? [];
      const [first = 0, last = first, ...more] = part.split('-').map(dayNamed);
      if (more.length > 0) throw new UsageError('those days could not be read', FORMS);
      const length = ((last - first + 7) % 7) + 1;
      return Array.from({ length }, (_, i) => ((first - 1 + i) % 7) + 1);
    });
}

function dayNamed(typed: string): number {
  const found = NAMES.indexOf(NAME.exec(typed)?.[1] ?? '');
  if (found < 0) throw new UsageError('those days could not be read', FORMS);
  return found + 1;
}
