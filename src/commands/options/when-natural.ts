import { offsetText } from '../../journal/moment.js';
import { calendarDate, shift, two, weekday } from './when-calendar.js';
import { zoneFor } from './when-exact.js';
import { userToday, type Clock, type Reading } from './when-reading.js';
import { dayReading, onDate, type TimeOfDay } from './when-time.js';

/**
 * Reads what the cheap forms do not, with chrono: `3 nov 2025`, `november 3 at 5pm`, `next friday`.
 * The whole text must be understood, and a day without a year is the last one that was.
 *
 * @param time a time of day that was taken off the text already
 */
export async function readNatural(
  text: string,
  time: TimeOfDay | undefined,
  clock: Clock,
): Promise<Reading | 'twofold' | undefined> {
  if (isTwofold(text)) return 'twofold';
  // English alone: a quarter of the time that all of chrono's languages take to load.
  const { casual } = await import('chrono-node/en');
  const today = userToday(clock);
  // Chrono counts on the process's own clock. Noon is there in every zone, so no zone shows.
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const asked = withLeapYear(text, today);
  const [found, more] = casual.parse(asked, reference, { forwardDate: false });
  if (!found || more || found.end || found.text !== asked) return undefined;
  const tags = [...found.tags()].join(' ');
  if (/relativeDateAndTime|(morning|noon|evening|night)\b/.test(tags)) return undefined;

  const { start } = found;
  const get = (name: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second') =>
    start.get(name) ?? 0;
  const sure = (name: Parameters<typeof start.isCertain>[0]) => start.isCertain(name);
  let date = calendarDate(get('year'), get('month'), get('day'));
  if (date && sure('month') && !sure('year') && date > today) date = shift(date, -1, 'year');
  if (!date) return undefined;
  if (sure('weekday') && sure('day') && start.get('weekday') !== weekday(date)) return undefined;

  if (sure('hour')) {
    if (time) return undefined;
    const clockTime = [get('hour'), get('minute'), get('second')].map(two).join(':');
    const typed = { time: clockTime, before: 0, after: sure('second') ? 1 : 60 };
    if (!sure('timezoneOffset')) return onDate(date, typed);
    const minutes = start.get('timezoneOffset') ?? 0;
    const at = `${date}T${clockTime}${offsetText(minutes)}`;
    const zone = zoneFor(at, minutes, minutes === 0, clock.local);
    return { is: 'moment', moment: { at, zone }, seconds: typed.after };
  }
  const relative = tags.includes('relativeDate') || (sure('weekday') && !sure('day'));
  if (!sure('day') && !relative) {
    if (time || !sure('month')) return undefined;
    return { is: 'days', from: date, to: shift(date, 1, 'month'), lived: false };
  }
  return time ? onDate(date, time) : dayReading(date, relative);
}

/** `3/4/2026` is a different day on each side of an ocean, and `at 5` may be 5am or 5pm. */
function isTwofold(text: string): boolean {
  const [, a, b] = /\b(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(text) ?? [];
  if (a !== undefined && b !== undefined && a !== b && Number(a) <= 12 && Number(b) <= 12)
    return true;
  return /\bat (\d|1[01])$/.test(text);
}

/** 29 February alone is in the last leap year; chrono would look in a year that lacks it. */
function withLeapYear(text: string, today: string): string {
  if (!/^(29(th)? (of )?feb(ruary)?|feb(ruary)? 29(th)?)$/.test(text)) return text;
  let year = Number(today.slice(0, 4));
  while ((calendarDate(year, 2, 29) ?? '9999') > today) year--;
  return `${text} ${year}`;
}
