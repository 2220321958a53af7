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

type Slip = (what: string) => void;

/**
 * Hours from settings. What is not allowed is left out: one slip must not lose the rest.
 *
 * @param slip hears the name of each thing that is left out
 */
export function readHours(stored: unknown, slip: Slip = () => undefined): Hours {
  const { week, off, once } = record(stored);
  if (!isTable(week)) slip('the week');
  if (off !== undefined && !Array.isArray(off)) slip('the days off');
  if (!isTable(once)) slip('the changes of single days');
  return {
    week: readDays(week, (day) => WEEKDAYS[day], slip),
    off: (Array.isArray(off) ? off : []).flatMap((leave, i) => {
      const read = readLeave(leave);
      if (read.length === 0) slip(`days off ${i + 1}`);
      return read;
    }),
    once: readDays(once, (date) => (Number.isNaN(dayOfDate(date)) ? undefined : date), slip),
  };
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

/** The spans of each day that has a name. */
function readDays(
  stored: unknown,
  nameOf: (key: string) => string | undefined,
  slip: Slip,
): Record<string, Span[]> {
  const days: Record<string, Span[]> = {};
  for (const [key, spans] of Object.entries(record(stored))) {
    const name = nameOf(key);
    if (name === undefined) slip(/^[\w-]{1,20}$/.test(key) ? `"${key}"` : 'a day');
    else if (!Array.isArray(spans)) slip(name);
    else {
      days[key] = readSpans(spans);
      const lost = spans.length - days[key].length;
      if (lost > 0) slip(days[key].length === 0 ? name : `${name} in part`);
    }
  }
  return days;
}

function isTable(value: unknown): boolean {
  return (
    value === undefined || (value !== null && typeof value === 'object' && !Array.isArray(value))
  );
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
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
