import { shift, weekday } from './when-calendar.js';
import { readAgo } from './when-ago.js';
import { nowWall, todayFor, userToday, type Clock, type Reading } from './when-reading.js';
import { dayReading, onDate, type TimeOfDay } from './when-time.js';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY =
  /^(?:on )?(?:(last|past|previous) )?(sun|mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur)(?:day)?$/;
const NEAR = new Map([
  ['today', 0],
  ['yesterday', -1],
  ['the day before yesterday', -2],
  ['day before yesterday', -2],
  ['tomorrow', 1],
]);

/**
 * Reads a day named from today (`yesterday`, `last friday`, `3 weeks ago`), with a time of day or
 * alone; '' is today. A weekday is the last one, today included unless `last` is said.
 */
export function readDay(
  text: string,
  time: TimeOfDay | undefined,
  clock: Clock,
): Reading | undefined {
  const today = time ? todayFor(time.time, clock) : userToday(clock);
  const on = (date: string) => (time ? onDate(date, time) : dayReading(date, true));
  const near = text === '' && time ? 0 : NEAR.get(text);
  if (near !== undefined) return on(shift(today, near, 'day'));
  const [, last, name] = WEEKDAY.exec(text) ?? [];
  if (name !== undefined) {
    const back = (weekday(today) - WEEKDAYS.indexOf(name.slice(0, 3)) + 7) % 7;
    const found = on(shift(today, -(back === 0 && last ? 7 : back), 'day'));
    const ahead = found.is === 'wall' && found.wall > nowWall(clock);
    return ahead ? on(shift(today, -7, 'day')) : found;
  }
  const ago = readAgo(text, clock);
  if (!ago || !time) return ago;
  return ago.is === 'days' ? onDate(ago.from, time) : undefined;
}
