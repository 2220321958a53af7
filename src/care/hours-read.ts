import { readSpans, type Span } from './hours-spans.js';
import { dayOfDate } from './wall.js';

/** Leave or a holiday: local dates, both included. */
export interface Leave {
  readonly from: string;
  readonly to: string;
  readonly why?: string;
}

/** When a person works. Breaks are already cut out: a day is the list of its working spans. */
export interface Hours {
  /** '1' Monday … '7' Sunday. */
  readonly week: Readonly<Record<string, readonly Span[]>>;
  readonly off: readonly Leave[];
  /** One date's own spans, instead of the week's and of any leave; none: off on that day. */
  readonly once: Readonly<Record<string, readonly Span[]>>;
}

/** Hours from settings. What is not allowed is left out: one slip must not lose the rest. */
export function readHours(stored: unknown): Hours {
  const { week, off, once } = record(stored);
  const days = Object.entries(record(week)).filter(([day]) => /^[1-7]$/.test(day));
  const dates = Object.entries(record(once)).filter(([date]) => !Number.isNaN(dayOfDate(date)));
  return {
    week: Object.fromEntries(days.map(([day, spans]) => [day, readSpans(spans)])),
    off: (Array.isArray(off) ? off : []).flatMap(readLeave),
    once: Object.fromEntries(
      dates
        .filter(([, spans]) => Array.isArray(spans))
        .map(([day, spans]) => [day, readSpans(spans)]),
    ),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function readLeave(stored: unknown): Leave[] {
  const { from, to, why } = record(stored);
  if (typeof from !== 'string' || typeof to !== 'string') return [];
  if (!(dayOfDate(from) <= dayOfDate(to))) return [];
  return [typeof why === 'string' && why !== '' ? { from, to, why } : { from, to }];
}

/** Whether any working time was ever set. */
export function hasHours(hours: Hours): boolean {
  return [hours.week, hours.once].some((days) => Object.values(days).some((spans) => spans.length));
}
