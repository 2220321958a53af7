/** The units that a cadence counts in, the shortest first. */
export const UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Unit = (typeof UNITS)[number];

/** How often: so many times in each period of so many units. */
export interface Cadence {
  /** 1 to 50. */
  readonly times: number;
  /** Units in a period, 1 to 366. */
  readonly every: number;
  readonly unit: Unit;
}

/** A cadence as it was typed, with the time that is to be spent in each period, if it says one. */
export interface TypedCadence extends Cadence {
  /** Whole minutes, 1 to 60,000. */
  readonly minutes?: number;
}

const MOST_TIMES = 50;
const MOST_EVERY = 366;
const MOST_MINUTES = 60_000;

const ADVERBS: Readonly<Record<string, readonly [every: number, unit: Unit]>> = {
  daily: [1, 'day'],
  weekly: [1, 'week'],
  fortnightly: [2, 'week'],
  monthly: [1, 'month'],
  quarterly: [1, 'quarter'],
  yearly: [1, 'year'],
  annually: [1, 'year'],
};

const COUNTS: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };

/** `2 weeks`, `month`, `calendar month`, `other week`, `2w`. */
const SPAN =
  /^(?:(?<count>\d{1,3}) ?|(?<other>other|second) )?(?:calendar )?(?:(?<unit>day|week|fortnight|month|quarter|year)s?|(?<letter>[dw]))$/;
/** What stands before a period: a count, or a length of time. */
const TIMES = /^(?:(?<word>once|twice|thrice)|(?<count>\d{1,3}) ?(?:x|times?)?)$/;
const LENGTH =
  /^(?<count>\d{1,4}(?:[.,]\d{1,4})?) ?(?:(?<hours>h|hrs?|hours?)|m|min|mins|minutes?)$/;
/** `2/week`, `2 a week`, `1.5 h every 2 months`: the last of these words parts it. */
const PARTED = /^(?<amount>.+?) ?(?:\/| (?:a|an|per|each|every|in a) )\s*(?<span>.+)$/;

/**
 * Reads `2/week`, `3 times a month`, `every 2 weeks`, `weekly`, `month`, `1.5 h a calendar month`.
 * Undefined where it is none of these, or out of range; `biweekly` can be read in two ways, and is
 * none of them.
 */
export function readCadence(typed: string): TypedCadence | undefined {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const adverb = Object.hasOwn(ADVERBS, text) ? ADVERBS[text] : undefined;
  if (adverb) return { times: 1, every: adverb[0], unit: adverb[1] };
  const alone = readSpan(text.replace(/^(?:every|each|once every) /, ''));
  if (alone) return alone;
  const { amount = '', span = '' } = PARTED.exec(text)?.groups ?? {};
  const period = readSpan(span);
  if (!period) return undefined;
  const minutes = readLength(amount);
  if (minutes !== undefined) return inRange(minutes, MOST_MINUTES) && { ...period, minutes };
  const { word, count } = TIMES.exec(amount)?.groups ?? {};
  const times = word === undefined ? Number(count) : (COUNTS[word] ?? NaN);
  return inRange(times, MOST_TIMES) && { ...period, times };
}

function readSpan(text: string): Cadence | undefined {
  const { count, other, unit, letter } = SPAN.exec(text)?.groups ?? {};
  if (unit === undefined && letter === undefined) return undefined;
  const units = other === undefined ? Number(count ?? 1) : 2;
  const name = unit ?? (letter === 'd' ? 'day' : 'week');
  const period =
    name === 'fortnight'
      ? ({ every: units * 2, unit: 'week' } as const)
      : { every: units, unit: UNITS.find((each) => each === name) ?? 'week' };
  return inRange(period.every, MOST_EVERY) && { times: 1, ...period };
}

/** Whole minutes of `1.5 h`, `90 min`. */
function readLength(text: string): number | undefined {
  const { count, hours } = LENGTH.exec(text)?.groups ?? {};
  if (count === undefined) return undefined;
  return Math.round(Number(count.replace(',', '.')) * (hours === undefined ? 1 : 60));
}

function inRange(value: number, most: number): true | undefined {
  return (Number.isInteger(value) && value >= 1 && value <= most) || undefined;
}

/** A cadence that was stored, or undefined where the value is none. */
export function cadenceIn(value: unknown): Cadence | undefined {
  const { times, every, unit } = (value ?? {}) as Partial<Record<keyof Cadence, unknown>>;
  const known = UNITS.find((each) => each === unit);
  if (!known || typeof times !== 'number' || typeof every !== 'number') return undefined;
  if (!inRange(times, MOST_TIMES) || !inRange(every, MOST_EVERY)) return undefined;
  return { times, every, unit: known };
}

/** `every week`, `every 2 weeks`, `2 times a week`, `3 times every 2 weeks`. */
export function cadenceWords({ times, every, unit }: Cadence): string {
  const often = every > 1 ? `every ${every} ${unit}s` : `a ${unit}`;
  if (times > 1) return `${times} times ${often}`;
  return every > 1 ? often : `every ${unit}`;
}

/** Days of a unit, on the average of the calendar. */
const DAYS: Readonly<Record<Unit, number>> = {
  day: 1,
  week: 7,
  month: 30.4375,
  quarter: 91.3125,
  year: 365.25,
};

/** How many days lie between two times, on the average. */
export function intervalDays({ times, every, unit }: Cadence): number {
  return (DAYS[unit] * every) / times;
}
