import { minutesIn } from '../../care/hours-change.js';
import { hasHours, readHours, workState, type Hours } from '../../care/hours.js';
import type { Context } from '../../context.js';
import { livedDay } from '../../care/shutdown.js';
import { momentAt } from '../../journal/moment.js';
import { wrapText } from '../../terminal/wrap.js';
import { safeText } from '../../terminal/safe.js';
import {
  datesText,
  dayText,
  lengthText,
  NO_HOURS,
  spansText,
  stateText,
  WEEKDAYS,
} from './words.js';

/** `hours show`: the week, days off and changes ahead, and where the day stands. */
export async function show(context: Context): Promise<void> {
  const settings = (await context.settings()).ofHome();
  const hours = settings.read('hours', readHours);
  const dayStart = settings.get('day.start');
  const { out } = context;
  if (out.json) return out.value(hoursJson(hours, context, dayStart));
  const { off, once } = ahead(hours, context, dayStart);
  if (!hasHours(hours) && off.length === 0) return out.note(NO_HOURS);
  showWeek(hours, context);
  const away = off.map(({ from, to, why }) => {
    const reason = why === undefined ? '' : `, ${safeText(why)}`;
    return datesText({ from, to }, out) + reason;
  });
  showList(context, 'Off', away);
  const own = once.map(([date, spans]) => `${dayText(date)}: ${spansText(spans, out)}`);
  showList(context, 'Other times', own);
  out.data('');
  out.data(wrapText(stateText(hours, context, dayStart), out.width));
}

function showWeek({ week }: Hours, { out }: Pick<Context, 'out'>): void {
  const days = WEEKDAYS.map((name, i) => {
    const spans = week[String(i + 1)] ?? [];
    return { name: name.slice(0, 3), text: spansText(spans, out), minutes: minutesIn(spans) };
  });
  const wide = Math.max(...days.map(({ text }) => text.length));
  const room = out.width >= wide + 18;
  for (const { name, text, minutes } of days) {
    const length = room && minutes > 0 ? `  ${lengthText(minutes)}` : '';
    const row = length === '' ? text : text.padEnd(wide) + length;
    // A row that has room is laid out already.
    out.data(
      room ? `${name}  ${row}` : wrapText(row, out.width, { first: `${name}  `, rest: '     ' }),
    );
  }
  const sum = days.reduce((total, { minutes }) => total + minutes, 0);
  if (sum > 0) out.data(`${lengthText(sum)} a week`);
}

function showList({ out }: Pick<Context, 'out'>, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  out.data(`\n${out.color.bold(title)}`);
  for (const line of lines) out.data(wrapText(line, out.width, { first: '  ', rest: '    ' }));
}

/** What `--json` shows of hours, whatever the command: a contract. Times are ISO 8601, or null. */
export function hoursJson(
  hours: Hours,
  context: Pick<Context, 'now' | 'local'>,
  dayStart: number,
): unknown {
  const state = workState(hours, context.now(), context.local, dayStart);
  const iso = (ms: number | undefined) =>
    ms === undefined ? null : momentAt(new Date(ms), context.local).at;
  const { off, once } = ahead(hours, context, dayStart);
  const day = (i: number) => hours.week[String(i + 1)] ?? [];
  return {
    week: Object.fromEntries(WEEKDAYS.map((name, i) => [name.slice(0, 3).toLowerCase(), day(i)])),
    off: off.map(({ from, to, why = null }) => ({ from, to, why })),
    once: Object.fromEntries(once),
    now: {
      working: state.working,
      onBreak: state.onBreak,
      day: state.day,
      start: iso(state.start),
      end: iso(state.end),
      lastEnd: iso(state.lastEnd),
      next: iso(state.next),
      nextDay: iso(state.nextDay),
    },
  };
}

/** Days off that are not over, and changes of today and later. */
function ahead(
  { off, once }: Hours,
  { now, local }: Pick<Context, 'now' | 'local'>,
  dayStart: number,
) {
  const today = livedDay(now(), local, dayStart);
  return {
    off: off.filter(({ to }) => to >= today),
    once: Object.entries(once).filter(([date]) => date >= today),
  };
}
