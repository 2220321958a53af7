import type { DayLog } from '../../care/daylog.js';
import { readHours, workState, type Hours, type WorkState } from '../../care/hours.js';
import { closingDay, livedDay, plannedEnd } from '../../care/shutdown.js';
import type { Context } from '../../context.js';
import { readDayLog, type DayLogContext } from './daylog.js';

/** The workday that a boundary command is about. */
export interface Day {
  /** `2026-11-21` */
  readonly day: string;
  /** The date that the person is living. */
  readonly lived: string;
  readonly hours: Hours;
  readonly state: WorkState;
  readonly log: DayLog;
  readonly dayStart: number;
  /** When `day` was to end, in ms since 1970; absent on a day off. */
  readonly planned?: number;
}

/** Where the day stands now. */
export async function dayNow(context: DayLogContext): Promise<Day> {
  const log = await readDayLog(context);
  return dayAt(context, context.now(), log, log.closed?.day);
}

/**
 * The workday that ends at an instant.
 *
 * @param closed the newest workday that was closed
 */
export async function dayAt(
  { settings, local }: Pick<Context, 'settings' | 'local'>,
  instant: Date,
  log: DayLog,
  closed?: string,
): Promise<Day> {
  const kept = await settings();
  const dayStart = kept.get('day.start');
  const hours = kept.read('hours', readHours);
  const state = workState(hours, instant, local, dayStart);
  const lived = livedDay(instant, local, dayStart);
  const day = closingDay(state, instant, lived, closed);
  const planned = plannedEnd(hours, day, local);
  const edges = { day, lived, hours, state, log, dayStart };
  return planned === undefined ? edges : { ...edges, planned };
}
