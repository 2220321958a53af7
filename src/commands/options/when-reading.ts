import { momentAt, wallOf, type Moment, type ZoneRules } from '../../journal/moment.js';
import { shift, two } from './when-calendar.js';

/** What a typed date is read against. */
export interface Clock {
  readonly now: Date;
  readonly local: ZoneRules;
  /** The hour (0..12) at which the user's day starts: at 01:30 with 4, it is still yesterday. */
  readonly dayStart: number;
}

/** What a text said, before it is made a moment or a range. */
export type Reading =
  /** A moment that is surely one: `now`, `2 hours ago`, or one typed with its offset. */
  | { readonly is: 'moment'; readonly moment: Moment; readonly seconds: number }
  /** A wall time, and the span from..to that a range takes for it. */
  | { readonly is: 'wall'; readonly wall: string; readonly from: string; readonly to: string }
  /**
   * Whole days. `lived` ones are the user's (dayStart to dayStart), others the calendar's.
   * `time` is the time of day that a single moment takes.
   */
  | {
      readonly is: 'days';
      readonly from: string;
      readonly to: string;
      readonly lived: boolean;
      readonly time?: string;
    };

/** The wall clock at `now`, to the second. */
export function nowWall({ now, local }: Clock): string {
  return wallOf(momentAt(now, local).at);
}

/** The calendar date on the wall at `now`. */
export function calendarToday(clock: Clock): string {
  return nowWall(clock).slice(0, 10);
}

/** The date of the day that the user is living. */
export function userToday(clock: Clock): string {
  const wall = nowWall(clock);
  const date = wall.slice(0, 10);
  return wall.slice(11, 13) < two(clock.dayStart) ? shift(date, -1, 'day') : date;
}

/**
 * The day that is "today" for a time of day: small hours (before dayStart) are those of the date
 * on the wall, so that `1am`, typed at 01:30 or at 10:00, is the night just lived.
 */
export function todayFor(time: string, clock: Clock): string {
  return time.slice(0, 2) < two(clock.dayStart) ? calendarToday(clock) : userToday(clock);
}
