import type { Hours } from '../../care/hours.js';
import { workState } from '../../care/hours.js';
import { livedDay, minutesWords } from '../../care/shutdown.js';
import { dayWords, timeWords } from '../../care/times.js';
import type { Context } from '../../context.js';
import { entryJson } from '../../journal/entry.js';
import { clockTime, longDate } from '../../terminal/dates.js';
import { safeText } from '../../terminal/safe.js';
import { answerIn } from './answers.js';
import type { Day } from './day.js';
import type { Closed } from './save.js';

/** The door shut: when work ended, what waits until when, the evening, the person's own phrase. */
export async function tellClosed(
  context: Pick<Context, 'out' | 'settings' | 'now' | 'local'>,
  { entry, again, added, replanned }: Closed,
  { hours, log, dayStart }: Pick<Day, 'hours' | 'log' | 'dayStart'>,
  hasPhrase: boolean,
): Promise<void> {
  const { out } = context;
  if (out.json) return out.value(entryJson(entry));
  const settings = await context.settings();
  // A night shift ends on another date than the one it is named by.
  const livedAt = (instant: Date) => livedDay(instant, context.local, dayStart);
  const isToday = livedAt(new Date(entry.at)) === livedAt(context.now());
  const date = isToday ? '' : ` on ${longDate(entry.at)}`;
  if (entry.data['finished'] === null) {
    out.note(`${again ? 'Changed: closed' : 'Closed'}${date}. When work ended is not known;`);
    const example = isToday ? '18:10' : '"yesterday 6pm"';
    out.note(`\`selfcare boundary --finished-at ${example}\` adds it.`);
  } else {
    out.note(`${again ? 'Changed: finished' : 'Finished'}${date} at ${finishedWords(entry.data)}.`);
  }
  if (replanned > 0) {
    const which = replanned === 1 ? 'A loop that was open already' : `${replanned} loops`;
    out.note(`${which} had another plan, which is replaced.`);
  }
  const loops = log.openLoops + added;
  if (loops > 0) out.note(`${parkedWords(context, loops, hours, Date.parse(entry.at), dayStart)}.`);
  const intention = answerIn(entry.text, 'intention');
  if (intention !== undefined) out.note(`For the evening: ${safeText(intention)}`);
  const phrase = settings.get('boundary.phrase');
  if (hasPhrase && phrase !== '') out.note(`\n${out.colorErr.bold(safeText(phrase))}`);
}

/** `18:12, 42 minutes after 17:30`, from a close's data. */
function finishedWords(data: Readonly<Record<string, unknown>>): string {
  const { finished, planned, afterMinutes } = data;
  const time = typeof finished === 'string' ? clockTime(finished) : '';
  if (typeof planned !== 'string' || typeof afterMinutes !== 'number' || afterMinutes === 0) {
    return time;
  }
  return `${time}, ${minutesWords(afterMinutes)} after ${clockTime(planned)}`;
}

/** `3 loops are parked until Monday`. */
export function parkedWords(
  { now, local }: Pick<Context, 'now' | 'local'>,
  count: number,
  hours: Hours,
  closedAt: number,
  dayStart: number,
): string {
  const { nextDay } = workState(hours, new Date(closedAt), local);
  const at = now().getTime();
  const loops = `${count} open ${count === 1 ? 'loop' : 'loops'}`;
  // A day that was closed late, when the next had begun.
  if (nextDay !== undefined && nextDay <= at) {
    return `${loops} ${count === 1 ? 'waits' : 'wait'} for \`selfcare boundary open\``;
  }
  const day = nextDay === undefined ? 'tomorrow' : dayWords(nextDay, at, local, dayStart);
  const until =
    day === 'today' && nextDay !== undefined ? timeWords(nextDay, at, local, dayStart) : day;
  return `${loops} ${count === 1 ? 'is' : 'are'} parked until ${until}`;
}
