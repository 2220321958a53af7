import type { DayLog } from './daylog.js';
import { hasHours, workState, type Hours, type WorkState, type Zone } from './hours.js';
import { closingDay, livedDay, openingDay } from './shutdown.js';

/**
 * Where the day stands: `unset` no hours are known, `before` work begins later, `break` between
 * two spans, `ended` over and not closed, `closed`, `off` a day without work.
 */
export type Phase = 'unset' | 'before' | 'working' | 'break' | 'ended' | 'closed' | 'off';

/** Where a day stands. Times in ms since 1970. */
export interface Standing {
  readonly phase: Phase;
  /** The workday that is spoken of, as `2026-11-21`. */
  readonly day: string;
  /** When it begins or began, and ends or ended; absent on a day off. */
  readonly start?: number;
  readonly end?: number;
  /** When the span that runs began: the day's start, or the end of its last break. */
  readonly since?: number;
  /** The next start: of work, or on a break of its next span. */
  readonly next?: number;
  /** Absent too where it is closed and nobody knows when its work ended. */
  readonly closedAt?: number;
  /** Closing the day was put off until then, which is still to come. */
  readonly snoozedUntil?: number;
  /** `boundary open` was run for this day. */
  readonly isOpened: boolean;
}

/**
 * Where the day stands at `now`, from the hours and what was done about it.
 *
 * @param dayStart the hour (0..12) at which the person's day begins
 */
export function standing(
  hours: Hours,
  log: Pick<DayLog, 'opened' | 'closed' | 'snoozes'>,
  now: Date,
  zone: Zone,
  dayStart: number,
): Standing {
  const work = workState(hours, now, zone, dayStart);
  const at = now.getTime();
  const lived = livedDay(now, zone, dayStart);
  const closing = closingDay(work, now, lived, log.closed?.day);
  // One that was never closed can still be, but in the morning the new day is what matters.
  const isOver = closingDay(work, now, lived, work.lastDay) === work.lastDay;
  const { phase, ...place } = placeIn(work, isOver, (instant) => workState(hours, instant, zone));
  const opened = log.opened?.day === openingDay(work, lived) ? log.opened.at : undefined;
  const closed = log.closed?.day === closing ? log.closed.at : undefined;
  // Who opens a day again after closing it is at work again.
  const isClosed = closed !== undefined && !(opened !== undefined && opened > closed);
  const until = Math.max(0, ...log.snoozes.map((snooze) => snooze.until));
  const isUnset = phase === 'off' && !hasHours(hours);
  return {
    ...place,
    phase: isClosed ? 'closed' : isUnset ? 'unset' : phase,
    ...(work.working && { since: spanStart(hours, work.start ?? at, at, zone) }),
    ...(work.next !== undefined && { next: work.next }),
    ...(isClosed && !log.closed?.isUnsure && { closedAt: closed }),
    ...(!isClosed && until > at && { snoozedUntil: until }),
    isOpened: opened !== undefined,
  };
}

type Place = Pick<Standing, 'phase' | 'day' | 'start' | 'end'>;

/** Which workday is spoken of, and whether it lies ahead, runs, or is over. */
function placeIn(work: WorkState, isOver: boolean, stateAt: (instant: Date) => WorkState): Place {
  const { day, start, end, lastEnd, lastDay } = work;
  const own = { day, ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
  if (work.working) return { ...own, phase: 'working' };
  if (work.onBreak) return { ...own, phase: 'break' };
  if (isOver && lastEnd !== undefined && lastDay !== undefined) {
    const { start: began } = stateAt(new Date(lastEnd - 1));
    return {
      day: lastDay,
      ...(began !== undefined && { start: began }),
      end: lastEnd,
      phase: 'ended',
    };
  }
  return { ...own, phase: start === undefined ? 'off' : 'before' };
}

/** When the span that runs at `at` began, of a workday that began at `start`. */
function spanStart(hours: Hours, start: number, at: number, zone: Zone): number {
  for (let since = start; ;) {
    const { next } = workState(hours, new Date(since), zone);
    if (next === undefined || next > at) return since;
    since = next;
  }
}
