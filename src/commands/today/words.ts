import type { Zone } from '../../care/hours.js';
import { afterMinutes, minutesWords } from '../../care/shutdown.js';
import { clockAt, counted, durationWords, timeWords } from '../../care/times.js';
import { safeText } from '../../terminal/safe.js';
import type { Today } from './gather.js';

/** Where the day stands, in a sentence or two. */
export function dayLine({ day, why, now: date, dayStart }: Today, zone: Zone): string {
  const now = date.getTime();
  const { start = now, end = now, next = now, closedAt, snoozedUntil } = day;
  const when = (instant: number) => timeWords(instant, now, zone, dayStart);
  const later =
    snoozedUntil === undefined ? '' : ` Closing it is put off until ${when(snoozedUntil)}.`;
  switch (day.phase) {
    case 'unset':
      return 'No working hours are set.';
    case 'off':
      return why === undefined ? 'A day off.' : `A day off: ${oneLine(why)}.`;
    case 'before':
      return `Work begins at ${when(start)}.`;
    case 'working':
      return `Working until ${when(end)}.${later}`;
    case 'break':
      return `On a break until ${when(next)}; the day ends at ${when(end)}.`;
    case 'ended':
      return `The day ended at ${when(end)}, ${ago(now - end)}.${later || ' It is not closed yet.'}`;
    case 'closed':
      if (closedAt === undefined) return 'Closed.';
      return `Closed at ${when(closedAt)}${late(closedAt, day.end, zone)}.`;
  }
}

/** Sessions held, against the person's own limits; empty where none were noted. */
export function sessionsLine({ log, limits }: Today): string {
  const { today, week, heavyToday } = log.sessions;
  if (today === 0) return '';
  const own = (limit: number) => (limit > 0 ? ` (limit ${limit})` : '');
  const heavy = heavyToday > 0 ? `, ${heavyToday} of them heavy` : '';
  return `${counted(today, 'session')} today${own(limits.day)}${heavy}; ${week} this week${own(limits.week)}.`;
}

/** A person's own words in one line. */
export function oneLine(text: string): string {
  return safeText(text).replaceAll(/\s+/g, ' ').trim();
}

/** The minutes after hours, where there are any: stated and no more. */
function late(closed: number, end = closed, zone: Zone): string {
  const after = afterMinutes(end, closed);
  return after > 0 ? `, ${minutesWords(after)} after ${clockAt(end, zone)}` : '';
}

function ago(length: number): string {
  return length < 60_000 ? 'just now' : `${durationWords(length)} ago`;
}
