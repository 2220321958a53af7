import {
  instantOf,
  momentOfWall,
  offsetText,
  type Moment,
  type ZoneRules,
} from '../../journal/moment.js';
import { calendarDate, shift } from './when-calendar.js';
import type { Reading } from './when-reading.js';
import { dayReading, onDate, timeOfDay } from './when-time.js';

const ISO =
  /^(?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d)(?:(?:t| )(?<time>\d\d:\d\d(?::\d\d)?)(?<fraction>\.\d{1,9})?(?: ?(?<offset>z|[+-]\d\d(?::?\d\d)?))?)?)?)?$/;

/**
 * Reads `2026`, `2026-11`, `2026-11-03`, `2026-11-03 07:00[:30[.5]]`, with `Z` or an offset too:
 * no library, no guessing.
 *
 * @param text lower case
 * @returns `impossible` for a day or time that does not exist; undefined for any other form
 */
export function readExact(text: string, local: ZoneRules): Reading | 'impossible' | undefined {
  const found = ISO.exec(text)?.groups;
  if (!found) return undefined;
  const { year, month, day, time, offset, fraction } = found;
  const date = calendarDate(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (!date) return 'impossible';
  if (month === undefined || day === undefined) {
    const to = shift(date, 1, month === undefined ? 'year' : 'month');
    return { is: 'days', from: date, to, lived: false };
  }
  if (time === undefined) return dayReading(date, false);
  const clock = timeOfDay(time);
  if (!clock) return 'impossible';
  const seconds = time.length > 5 ? 1 : 60;
  if (offset === undefined) return onDate(date, { time: clock, before: 0, after: seconds });
  const minutes = minutesOf(offset);
  if (minutes === undefined) return 'impossible';
  const at = `${date}T${clock}${fraction?.slice(0, 4) ?? ''}${offsetText(minutes)}`;
  const zone = zoneFor(at, minutes, offset === 'z', local);
  return { is: 'moment', moment: { at, zone }, seconds };
}

/** The moment of an ISO 8601 date and time; a date alone is its noon, no offset is local. */
export function momentOfIso(text: string, local: ZoneRules): Moment | undefined {
  const reading = readExact(text.toLowerCase(), local);
  if (reading === undefined || reading === 'impossible') return undefined;
  if (reading.is === 'moment') return reading.moment;
  if (reading.is === 'wall') return momentOfWall(reading.wall, local);
  return text.length === 10 ? momentOfWall(`${reading.from}T12:00:00`, local) : undefined;
}

/** The local zone where it has this offset at that instant, else what was typed. */
export function zoneFor(at: string, minutes: number, utc: boolean, local: ZoneRules): string {
  if (Math.round(local.offsetAt(new Date(instantOf(at)))) === minutes)
    return local.zone() || offsetText(minutes);
  return utc ? 'UTC' : offsetText(minutes);
}

function minutesOf(offset: string): number | undefined {
  if (offset === 'z') return 0;
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 15 || minutes > 59) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
