import { daysSinceDayOff } from '../../care/hours-rest.js';
import { ledgerWeeks, type LedgerWeek } from '../../care/ledger.js';
import { counted } from '../../care/times.js';
import { minutesWords } from '../../care/shutdown.js';
import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import { fold } from '../../terminal/fold.js';
import { page } from '../../terminal/page.js';
import { dayNow } from './day.js';
import { readLedger, spanOf, type LedgerOptions } from './ledger-read.js';
import { chart, sentences } from './ledger-view.js';

/** `boundary ledger`: planned against actual finish, week by week. */
export async function ledger(context: Context, options: LedgerOptions): Promise<void> {
  const { out, local } = context;
  const { lived, log, hours, dayStart } = await dayNow(context);
  const span = await spanOf(options, lived, context);
  const { days, worked } = await readLedger(context, span, lived);
  const rest = daysSinceDayOff(hours, worked, context.now(), local, dayStart);
  const weeks = ledgerWeeks(days);
  if (out.json) {
    const at = (instant: number) => momentAt(new Date(instant), local).at;
    return out.value({
      ...span,
      weeks: weeks.map(({ monday, days: closed, after }) => ({
        monday,
        afterMinutes: after,
        days: closed.map(({ day, planned, finished, after: minutes }) => ({
          day,
          planned: planned === undefined ? null : at(planned),
          finished: finished === undefined ? null : at(finished),
          afterMinutes: minutes,
        })),
      })),
      afterMinutes: total(weeks),
      daysSinceDayOff: rest ?? null,
      notesDue: log.notesDue ?? null,
    });
  }
  if (weeks.length === 0) {
    return out.note('No workday was closed in that time. `selfcare boundary` closes one.');
  }
  const shown = out.plain ? sentences(weeks, local) : chart(weeks, local, out);
  const ends = [sum(weeks), ...restLines(rest)];
  if (log.notesDue) ends.push(`${counted(log.notesDue, 'note')} due at the last close.`);
  const width = out.stdout.isTTY ? out.width : undefined;
  const text = [...shown, '', ...ends.map((line) => fold(line, width))];
  await page(text.join('\n'), context);
}

function total(weeks: readonly LedgerWeek[]): number {
  return weeks.reduce((minutes, { after }) => minutes + after, 0);
}

/** When the last day without any work was. */
function restLines(days: number | undefined): string[] {
  if (days === undefined) return [];
  if (days < 2) return [`The last full day off: ${days === 0 ? 'today, so far' : 'yesterday'}.`];
  return [`The last full day off: ${days} days ago.`];
}

function sum(weeks: readonly LedgerWeek[]): string {
  const days = weeks.flatMap((week) => week.days);
  const late = days.filter(({ after }) => after !== null && after > 0).length;
  const unknown = days.filter(({ finished }) => finished === undefined).length;
  const closed = counted(days.length, 'closed day');
  const which = days.length === 1 ? 'it' : `${unknown} of them`;
  const rest = unknown === 0 ? '' : ` When ${which} ended is not known.`;
  if (late === 0 && unknown > 0) return `${closed}.${rest}`;
  if (late === 0) return `${closed}, none of them after hours.`;
  return `${closed}, ${late} after hours: ${minutesWords(total(weeks))} in all.${rest}`;
}
