import { momentAt, momentOfWall } from '../../journal/moment.js';
import { shift, startOf, type Unit } from './when-calendar.js';
import { calendarToday, nowWall, userToday, type Clock, type Reading } from './when-reading.js';

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  'half a': 0.5,
  'half an': 0.5,
  'a couple of': 2,
};

/** Milliseconds of the units that are a stretch of time and not a step of the calendar. */
const STRETCH: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000 };
const STEP: Readonly<Record<string, Unit>> = { d: 'day', w: 'week', mo: 'month', y: 'year' };

const COUNT = String.raw`\d{1,5}(?:\.\d+)?|${Object.keys(COUNTS).reverse().join('|')}`;
const UNIT =
  'seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?|mo|years?|yrs?|y';
const TERM = new RegExp(String.raw`^(${COUNT}) ?(${UNIT})(?=$|[ ,]|\d)(?:, ?and |,? and |, ?| )?`);
const SPAN = /^(this|last|past|previous|next) (week|month|year)$/;
const STRETCHED = new RegExp(`^(?:the )?(?:last|past) (${COUNT}) (days?|weeks?|months?|years?)$`);

/** Reads `3 weeks ago`, `an hour ago`, `1 hour and 20 minutes ago`, `in 2 days`. */
export function readAgo(text: string, clock: Clock): Reading | undefined {
  const [, ahead, back] = /^(?:in (.+)|(.+) ago)$/.exec(text) ?? [];
  let rest = ahead ?? back;
  if (rest === undefined) return undefined;
  const sign = ahead === undefined ? -1 : 1;
  let stretch = 0;
  let exact = false;
  let [day, lived] = [calendarToday(clock), userToday(clock)];
  while (rest !== '') {
    const [whole, count = '', word = ''] = TERM.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    rest = rest.slice(whole.length);
    const amount = (COUNTS[count] ?? Number(count)) * sign;
    const unit = word.startsWith('mo') ? 'mo' : word.slice(0, 1);
    const step = STEP[unit];
    if (step === undefined) {
      exact = true;
      stretch += amount * (STRETCH[unit] ?? 0);
    } else if (!Number.isInteger(amount)) return undefined;
    else [day, lived] = [shift(day, amount, step), shift(lived, amount, step)];
    if (!/^[1-9]\d{3}-/.test(day)) return undefined;
  }
  const time = nowWall(clock).slice(11);
  if (!exact) {
    // On the wall it is the same time of day; as a day it is the one that the user lived.
    return {
      is: 'days',
      from: lived,
      to: shift(lived, 1, 'day'),
      lived: true,
      time: `${day}T${time}`,
    };
  }
  const start =
    day === calendarToday(clock)
      ? clock.now.getTime()
      : Date.parse(momentOfWall(`${day}T${time}`, clock.local).at);
  const moment = momentAt(new Date(start + stretch), clock.local);
  return { is: 'moment', moment, seconds: 60 };
}

/** Reads `last week`, `this month`, `last 7 days`: the user's days, weeks from Monday. */
export function readSpan(text: string, clock: Clock): Reading | undefined {
  const today = userToday(clock);
  const [, which, unit] = SPAN.exec(text) ?? [];
  if (unit !== undefined) {
    const back = which === 'this' ? 0 : which === 'next' ? 1 : -1;
    const first = startOf(shift(startOf(today, unit as Unit), back, unit as Unit), unit as Unit);
    return { is: 'days', from: first, to: shift(first, 1, unit as Unit), lived: true };
  }
  const [, count = '', units] = STRETCHED.exec(text) ?? [];
  const amount = COUNTS[count] ?? Number(count);
  if (units === undefined || !Number.isInteger(amount) || amount < 1) return undefined;
  const to = shift(today, 1, 'day');
  return { is: 'days', from: shift(to, -amount, units.replace(/s$/, '') as Unit), to, lived: true };
}
