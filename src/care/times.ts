import { livedDay } from './load.js';
import { DAY_MS, dayNumberAt, MINUTE_MS, wallAt, weekdayOf, type Zone } from './wall.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WEEK = 7;

/** `17:30`: what clocks show at an instant (ms since 1970). */
export function clockAt(instant: number, zone: Zone): string {
  return new Date(wallAt(instant, zone)).toISOString().slice(11, 16);
}

/**
 * A time that is to come, or was, as one says it on a given day: `17:30`, `07:00 tomorrow`,
 * `09:00 on Monday`; `09:00 on 4 December` where that is more than six days off.
 *
 * @param instant ms since 1970, as `now`
 * @param dayStart the hour (0..12) at which a day begins: see {@link dayWords}
 */
export function timeWords(instant: number, now: number, zone: Zone, dayStart = 0): string {
  const clock = clockAt(instant, zone);
  const day = dayWords(instant, now, zone, dayStart);
  if (day === 'today') return clock;
  return /^(yesterday|tomorrow)$/.test(day) ? `${clock} ${day}` : `${clock} on ${day}`;
}

/**
 * `today`, `yesterday`, `tomorrow`, `Monday`, `4 December`; with its year where that is another.
 *
 * @param dayStart the hour (0..12) at which a day begins: before it, the day that is still lived is
 * today, and so is the date on the wall, whose times need no word
 */
export function dayWords(instant: number, now: number, zone: Zone, dayStart = 0): string {
  const lived = livedDay(now, zone, dayStart);
  const day = dayNumberAt(instant, zone);
  const away = day - lived;
  if (away === 0 || day === dayNumberAt(now, zone)) return 'today';
  if (Math.abs(away) === 1) return away < 0 ? 'yesterday' : 'tomorrow';
  if (Math.abs(away) < WEEK) return WEEKDAYS[weekdayOf(day) - 1] ?? '';
  const [date, today] = [new Date(day * DAY_MS), new Date(wallAt(now, zone))];
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const sameYear = date.getUTCFullYear() === today.getUTCFullYear();
  return `${date.getUTCDate()} ${month}${sameYear ? '' : ` ${date.getUTCFullYear()}`}`;
}

const MONTHS =
  'January,February,March,April,May,June,July,August,September,October,November,December'.split(
    ',',
  );

/**
 * `1 minute`, `40 minutes`, `2 hours`, `2 hours 10 minutes`, `3 days`: a length of time (ms) in
 * whole minutes, rounded down; from an hour in steps of five, from two days in days.
 */
export function durationWords(length: number): string {
  const minutes = Math.floor(length / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return counted(Math.floor(hours / 24), 'day');
  if (hours === 0) return counted(minutes, 'minute');
  const rest = (minutes % 60) - (minutes % 5);
  return [counted(hours, 'hour'), rest > 0 ? counted(rest, 'minute') : ''].join(' ').trim();
}

/** `1 session`, `4 sessions`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
