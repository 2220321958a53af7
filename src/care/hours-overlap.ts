import { spansOn } from './hours-day.js';
import type { Hours } from './hours-read.js';
import { spreadSpans, type Span } from './hours-spans.js';
import { dayOfDate } from './wall.js';

const DAY = 1440;

/** A workday that is not over when the next one begins. */
export interface Overlap {
  /** `1` Monday … `7` Sunday, or a date. */
  readonly day: string;
  /** When it ends, and when the next begins: `HH:MM` of the next date. */
  readonly ends: string;
  readonly starts: string;
}

/** The weekdays, and the single dates with times of their own, that run into the next day's work. */
export function overlaps(hours: Hours): Overlap[] {
  const week = Object.keys(hours.week).flatMap((day) => {
    const next = hours.week[String((Number(day) % 7) + 1)] ?? [];
    return between(day, hours.week[day] ?? [], next);
  });
  const dates = Object.keys(hours.once).flatMap((date) => {
    const day = dayOfDate(date);
    const [before, own, after] = [-1, 0, 1].map((by) => spansOn(hours, day + by));
    return [
      ...between(`before ${date}`, before ?? [], own ?? []),
      ...between(date, own ?? [], after ?? []),
    ];
  });
  return [...week, ...dates];
}

function between(day: string, spans: readonly Span[], next: readonly Span[]): Overlap[] {
  const end = spreadSpans(spans).at(-1)?.to ?? 0;
  const start = spreadSpans(next)[0]?.from ?? Infinity;
  const [last, first] = [spans.at(-1), next[0]];
  if (end - DAY <= start || !last || !first) return [];
  return [{ day, ends: last.to, starts: first.from }];
}
