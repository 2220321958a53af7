import { UsageError } from '../../errors.js';
import { momentAt, momentOfWall, wallOf, type Moment } from '../../journal/moment.js';
import { shift, shiftWall, two } from './when-calendar.js';
import { readExact } from './when-exact.js';
import { readSpan } from './when-ago.js';
import { calendarToday, userToday, type Clock, type Reading } from './when-reading.js';
import { dayReading, onDate, takeTime } from './when-time.js';
import { readDay } from './when-words.js';

export type { Clock } from './when-reading.js';

/** A half-open span of wall time: `YYYY-MM-DDTHH:MM:SS` each. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

const WHEN = 'for example: "2026-11-03 07:00", "yesterday 6pm", "3 weeks ago"';
const RANGE = 'for example: "2026-11", "last monday", "3 weeks ago"';

/**
 * The moment that a person typed: `2026-11-03 07:00`, `7am`, `yesterday 6pm`, `2 hours ago`. A day
 * without a time is its noon, which lies in the user's day wherever that starts; today is now.
 * What could be past or future is past; a time without a day is today's.
 *
 * @throws UsageError when the text is not understood as a whole, or names more than a day
 */
export async function parseWhen(text: string, clock: Clock): Promise<Moment> {
  const reading = await read(text, clock, WHEN);
  if (reading.is === 'moment') return reading.moment;
  if (reading.is === 'wall') return momentOfWall(reading.wall, clock.local);
  const { from, to, lived, time } = reading;
  if (time !== undefined) return momentOfWall(time, clock.local);
  if (to !== shift(from, 1, 'day')) {
    throw new UsageError('an entry needs a day, and that date names more than one', WHEN);
  }
  const today = lived ? userToday(clock) : calendarToday(clock);
  if (from === today) return momentAt(clock.now, clock.local);
  return momentOfWall(`${from}T12:00:00`, clock.local);
}

/**
 * The span that a person typed, on the wall clock: a year, month, week, day or minute. Dates are
 * calendar days; days named from today (`yesterday`, `last week`) are the user's, and start at
 * `dayStart`. `--from` takes its start, `--to` its end.
 *
 * @throws UsageError when the text is not understood as a whole
 */
export async function parseRange(text: string, clock: Clock): Promise<Range> {
  const reading = await read(text, clock, RANGE);
  if (reading.is === 'wall') return { from: reading.from, to: reading.to };
  if (reading.is === 'moment') {
    const { seconds, moment } = reading;
    const wall = wallOf(momentAt(new Date(moment.at), clock.local).at);
    const from = seconds === 60 ? `${wall.slice(0, 16)}:00` : wall;
    return { from, to: shiftWall(from, seconds) };
  }
  const start = `T${two(reading.lived ? clock.dayStart : 0)}:00:00`;
  // The last day of the calendar has none after it.
  const end = reading.to > reading.from ? start : 'T23:59:59';
  return { from: reading.from + start, to: reading.to + end };
}

async function read(typed: string, clock: Clock, examples: string): Promise<Reading> {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const refuse = (what: string) => new UsageError(what, examples);
  if (text === '') throw refuse('a date is missing');
  if (text === 'now') {
    return { is: 'moment', moment: momentAt(clock.now, clock.local), seconds: 60 };
  }
  const exact = readExact(text, clock.local);
  const taken = exact ? undefined : takeTime(text);
  if (exact === 'impossible' || taken === 'impossible') {
    throw refuse('there is no such day or time');
  }
  const { rest, time } = taken ?? { rest: text, time: undefined };
  const date = time ? readExact(rest, clock.local) : undefined;
  if (date === 'impossible') throw refuse('there is no such day or time');
  if (time && date?.is === 'days' && date.to === dayReading(date.from, false).to) {
    return onDate(date.from, time);
  }
  const known = exact ?? readSpan(text, clock) ?? readDay(rest, time, clock);
  if (known) return known;
  const { readNatural } = await import('./when-natural.js');
  const natural = await readNatural(rest, time, clock);
  if (natural === 'twofold') throw refuse('that date can be read in two ways');
  if (!natural) throw refuse('that date could not be read');
  return natural;
}
