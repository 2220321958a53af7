import { dayLived } from '../../care/commitments/periods.js';
import {
  heldIn,
  mondayOf,
  passedLimits,
  sessionTotals,
  type Limits,
  type SessionTotals,
} from '../../care/load.js';
import { counted } from '../../care/times.js';
import { dateOfDay } from '../../care/wall.js';
import type { Context } from '../../context.js';
import { instantOf } from '../../journal/moment.js';
import { recentTraces, type TracesContext } from '../boundary/recent.js';

export interface Load {
  readonly totals: SessionTotals;
  readonly limits: Limits;
  /** The Monday of the week that runs. */
  readonly since: string;
}

/** The sessions of today and of this week, and the limits that the person set. */
export async function readLoad(
  context: TracesContext & Pick<Context, 'settings' | 'now' | 'local'>,
): Promise<Load> {
  const settings = await context.settings();
  const dayStart = settings.get('day.start');
  const now = context.now();
  const monday = mondayOf(now, context.local, dayStart);
  const from = `${dateOfDay(monday)}T00:00:00`;
  const entries = await recentTraces(context, { from, kinds: ['load'] });
  const held = entries.flatMap(({ at, data }) => {
    const found = heldIn(data);
    return found ? [{ at: instantOf(at), day: dayLived(at, dayStart), ...found }] : [];
  });
  return {
    totals: sessionTotals(held, now, context.local, dayStart),
    limits: {
      day: settings.get('load.day'),
      week: settings.get('load.week'),
      heavy: settings.get('load.heavy'),
    },
    since: dateOfDay(monday),
  };
}

/** `load status` */
export async function status(context: Context): Promise<void> {
  const { out } = context;
  const load = await readLoad(context);
  if (out.json) return out.value(loadJson(load));
  const { totals, limits } = load;
  const rows = [
    ['Today', totals.today, totals.heavyToday, limits.day],
    ['This week', totals.week, totals.heavyWeek, limits.week],
  ] as const;
  for (const [name, count, heavy, limit] of rows) {
    const hard = heavy > 0 ? `, ${heavy} heavy` : '';
    const most = limit > 0 ? ` (limit ${limit})` : '';
    out.data(`${name.padEnd(9)}  ${counted(count, 'session')}${hard}${most}`);
  }
  for (const line of limitLines(load)) out.note(line);
  if (totals.week === 0) out.note('To count one you held: selfcare load add');
}

/** What is to be said of limits: nothing while none is passed. */
export function limitLines({ totals, limits }: Load): string[] {
  const passed = passedLimits(totals, limits);
  const over = (count: number, most: number, of: string) =>
    `${count - most} past your limit of ${most} a ${of}`;
  const both = [
    ...(passed.day ? [over(totals.today, limits.day, 'day')] : []),
    ...(passed.week ? [over(totals.week, limits.week, 'week')] : []),
  ];
  // One line for both: nobody needs two.
  const limit = both.length > 0 ? [`${both.join(', and ')}.`] : [];
  const heavy = counted(totals.heavyToday, 'heavy session');
  const consult = `${heavy} today: is there a colleague to talk it over with?`;
  return passed.consult ? [...limit, consult] : limit;
}

/** What `--json` shows of the load: a contract. A limit of null is none. */
function loadJson({ totals, limits, since }: Load): unknown {
  const { day, week, consult } = passedLimits(totals, limits);
  return {
    today: {
      sessions: totals.today,
      heavy: totals.heavyToday,
      limit: limits.day || null,
      over: day,
    },
    week: {
      from: since,
      sessions: totals.week,
      heavy: totals.heavyWeek,
      limit: limits.week || null,
      over: week,
    },
    consult,
  };
}
