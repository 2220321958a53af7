import { afterMinutes, loopsParked, minutesWords, timesWords } from '../../care/shutdown.js';
import { standing, type Standing } from '../../care/standing.js';
import { clockAt, counted, timeWords } from '../../care/times.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { fold } from '../../terminal/fold.js';
import { dayNow, type Day } from './day.js';
import { parkedWords } from './tell.js';

/** `boundary status`: where the day stands. */
export async function status(context: Context): Promise<void> {
  const { out, local } = context;
  const day = await dayNow(context);
  const { hours, log, dayStart, planned } = day;
  const now = context.now();
  const where = standing(hours, log, now, local, dayStart);
  const parked = loopsParked(log, hours, now, local, dayStart) !== false;
  if (!out.json) {
    const width = out.stdout.isTTY ? out.width : undefined;
    for (const line of lines(context, day, where, parked)) out.data(fold(line, width));
    return;
  }
  const at = (instant: number | undefined) =>
    instant === undefined ? null : momentAt(new Date(instant), local).at;
  const { closedAt } = where;
  out.value({
    day: where.day,
    phase: where.phase,
    start: at(where.start),
    end: at(where.end),
    next: at(where.next),
    closed: at(closedAt),
    afterMinutes: closedAt === undefined ? null : afterMinutes(planned, closedAt),
    snoozes: log.snoozes.length,
    snoozedUntil: at(where.snoozedUntil),
    loops: log.openLoops,
    parked,
    notesDue: log.notesDue ?? null,
  });
}

function lines(
  context: Pick<Context, 'now' | 'local'>,
  { hours, log, planned, dayStart }: Day,
  where: Standing,
  parked: boolean,
): string[] {
  const shown = [placeLine(context, where, planned, dayStart)];
  const { snoozes, openLoops } = log;
  if (snoozes.length > 0 && where.phase !== 'closed') {
    const until = where.snoozedUntil;
    const end = until === undefined ? '' : ` until ${clockAt(until, context.local)}`;
    shown.push(`Snoozed${end}${end ? ', ' : ' '}${timesWords(snoozes.length)} today.`);
  }
  if (openLoops > 0 && parked && log.closed) {
    shown.push(`${parkedWords(context, openLoops, hours, log.closed.at, dayStart)}.`);
  } else if (openLoops > 0) {
    shown.push(`${counted(openLoops, 'open loop')}: \`selfcare boundary loops\`.`);
  }
  if (log.notesDue) shown.push(`${counted(log.notesDue, 'note')} due at the last close.`);
  return shown;
}

/** Where the day stands, in a line. */
function placeLine(
  { now, local }: Pick<Context, 'now' | 'local'>,
  { phase, start, end, next, closedAt }: Standing,
  planned: number | undefined,
  dayStart: number,
): string {
  const clock = (instant: number | undefined) =>
    instant === undefined ? '' : timeWords(instant, now().getTime(), local, dayStart);
  switch (phase) {
    case 'unset':
      return 'No working hours are set; `selfcare hours set mon-fri 9:00-17:30` sets them.';
    case 'before':
      return `Work begins at ${clock(start)} and ends at ${clock(end)}.`;
    case 'working':
      return `Working until ${clock(end)}.`;
    case 'break':
      return `On a break until ${clock(next)}; the day ends at ${clock(end)}.`;
    case 'ended': {
      const ago = minutesWords(afterMinutes(end, now().getTime()));
      return `The day ended at ${clock(end)}, ${ago} ago. \`selfcare boundary\` closes it.`;
    }
    case 'closed': {
      if (closedAt === undefined) return 'Closed.';
      const after = afterMinutes(planned, closedAt);
      const late = after > 0 ? `, ${minutesWords(after)} after ${clock(planned)}` : '';
      return `Closed at ${clock(closedAt)}${late}.`;
    }
    case 'off':
      return next === undefined ? 'A day off.' : `A day off. Work begins at ${clock(next)}.`;
  }
}
