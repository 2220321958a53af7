import { dayWords } from '../times.js';
import { DAY_MS, dateOfDay } from '../wall.js';
import type { Cadence } from './cadence.js';
import type { Commitment } from './commitment.js';
import { periodOf, type Period } from './periods.js';
import { asksFrom } from './standing.js';

const UTC = { offsetAt: () => 0 };
const DAYTIME = /^(?:today|yesterday|tomorrow)$/;

/** `today`, `Monday`, `4 December`, of days since 1970-01-01; with its year where that is another. */
export function dayPhrase(day: number, today: number): string {
  return dayWords(day * DAY_MS, today * DAY_MS, UTC);
}

/** `today`, `on Monday`, `on 4 December`. */
export function onDay(day: number, today: number): string {
  const phrase = dayPhrase(day, today);
  return DAYTIME.test(phrase) ? phrase : `on ${phrase}`;
}

/** `It lies ahead, and counts from tomorrow on.` */
export function aheadWords(day: number, today: number): string {
  return `It lies ahead, and counts from ${dayPhrase(day, today)} on.`;
}

/**
 * A word on what was done before a commitment began, where it does not count; undefined where it does.
 *
 * @param edit the command that changes the commitment: `selfcare plan edit k3f2ab`
 */
export function beforeWords(
  { cadence, since }: Pick<Commitment, 'cadence' | 'since'>,
  day: number,
  today: number,
  edit: string,
): string | undefined {
  if (periodOf(cadence, since, day).index >= 0) return undefined;
  const begun = `It does not count, being from before you began, ${onDay(since, today)}.`;
  return `${begun} To have it count: ${edit} --since ${dateOfDay(day)}`;
}

/**
 * A word on a first period that asks for nothing; undefined where it does ask.
 *
 * @param body whose figures they are, if so
 */
export function sparedWords(
  target: Pick<Commitment, 'cadence' | 'since'>,
  body?: string,
): string | undefined {
  if (asksFrom(target) === target.since) return undefined;
  const rule = body === undefined ? '' : `, and no rule of ${body}`;
  const { unit } = target.cadence;
  return `Its first ${unit} asks for nothing, being more than half gone: selfcare’s own choice${rule}.`;
}

/**
 * The period that runs, as one says it: `today`, `this week`, `in November`, `this quarter`, `in
 * 2026`; one of several units `by 3 December`, an average `from September to November`.
 */
export function periodWords({ every, unit }: Cadence, { from, to }: Period, today: number): string {
  const last = to - 1;
  if (every > 1) return `by ${dayPhrase(last, today)}`;
  switch (unit) {
    case 'day':
      return from === last ? 'today' : `since ${dayPhrase(from, today)}`;
    case 'week':
      return to - from === 7 ? 'this week' : `since ${dayPhrase(from, today)}`;
    case 'month': {
      const [first, end] = [monthOf(from, today), monthOf(last, today)];
      return first === end ? `in ${end}` : `from ${first} to ${end}`;
    }
    case 'quarter':
      return to - from < 93 ? 'this quarter' : `since ${monthOf(from, today)}`;
    case 'year':
      return to - from < 367 ? `in ${yearOf(last)}` : `since ${yearOf(from)}`;
  }
}

/** `November`, with its year where that is another. */
function monthOf(day: number, today: number): string {
  const name = MONTHS[new Date(day * DAY_MS).getUTCMonth()] ?? '';
  return yearOf(day) === yearOf(today) ? name : `${name} ${yearOf(day)}`;
}

function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** `1.5 hours`, `1 hour`, of minutes; hundredths are cut, so that what is short never looks whole. */
export function hoursWords(minutes: number): string {
  const hours = hoursOf(minutes);
  return `${hours} hour${hours === 1 ? '' : 's'}`;
}

/** Hours of minutes to the hundredth, cut. */
export function hoursOf(minutes: number): number {
  return Math.floor((minutes / 60) * 100 + 1e-6) / 100;
}

const MONTHS =
  'January,February,March,April,May,June,July,August,September,October,November,December'.split(
    ',',
  );
