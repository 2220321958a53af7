import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import type { Today } from './gather.js';

interface DueJson {
  readonly id: string;
  readonly title: string;
  readonly since: string | null;
}

/**
 * What `today --json` shows: a contract, fields in this order, each always there. Times are ISO
 * 8601 with offset.
 */
export interface TodayJson {
  readonly at: string;
  /** The workday that is spoken of. */
  readonly day: string;
  readonly state: 'unset' | 'before' | 'working' | 'break' | 'ended' | 'closed' | 'off';
  /** When the workday begins and ends; null on a day off. */
  readonly start: string | null;
  readonly end: string | null;
  readonly closedAt: string | null;
  readonly snoozedUntil: string | null;
  /** What is due now, and what is due beside it, as `remind --json` has them. */
  readonly due: DueJson | null;
  readonly others: readonly DueJson[];
  /** Open loops; `shown` are the first of them, while they are to be looked at. */
  readonly loops: {
    readonly open: number;
    readonly shown: readonly { id: string; text: string }[];
  };
  /** Sessions noted; a limit is null where there is none. */
  readonly sessions: {
    readonly today: number;
    readonly heavyToday: number;
    readonly week: number;
    readonly heavyWeek: number;
    readonly limitDay: number | null;
    readonly limitWeek: number | null;
  };
  readonly suggestion: {
    readonly id: string;
    readonly text: string;
    readonly command: string;
    readonly reason: string;
  } | null;
  /** Nothing was ever written. */
  readonly isEmpty: boolean;
}

/** The public shape of the day. */
export function todayJson(today: Today, local: Context['local']): TodayJson {
  const { now, day, log, limits, loops, due, suggestion } = today;
  const time = (instant: number | undefined) =>
    instant === undefined ? null : momentAt(new Date(instant), local).at;
  const [first = null, ...others] = due.map(({ id, title, since }) => ({
    id,
    title,
    since: time(since),
  }));
  const { today: held, week, heavyToday, heavyWeek } = log.sessions;
  return {
    at: momentAt(now, local).at,
    day: day.day,
    state: day.phase,
    start: time(day.start),
    end: time(day.end),
    closedAt: time(day.closedAt),
    snoozedUntil: time(day.snoozedUntil),
    due: first,
    others,
    loops: { open: log.openLoops, shown: loops.map(({ entry, text }) => ({ id: entry.id, text })) },
    sessions: {
      today: held,
      heavyToday,
      week,
      heavyWeek,
      limitDay: limits.day || null,
      limitWeek: limits.week || null,
    },
    suggestion: suggestion ?? null,
    isEmpty: log.isEmpty,
  };
}
