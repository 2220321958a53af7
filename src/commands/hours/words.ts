import type { Dates } from '../../care/hours-change.js';
import { hasHours, workState, type Hours, type Span } from '../../care/hours.js';
import { durationWords, timeWords } from '../../care/times.js';
import { MINUTE_MS } from '../../care/wall.js';
import type { Context } from '../../context.js';
import { longDate } from '../../terminal/dates.js';
import type { Out } from '../../terminal/output.js';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

type Now = Pick<Context, 'now' | 'local'>;

export const NO_HOURS = 'No working hours yet. Set them: selfcare hours set mon-fri 9:00-17:30';

/** `09:00–12:30, 13:15–17:30`, or `off`. */
export function spansText(spans: readonly Span[], { symbols }: Pick<Out, 'symbols'>): string {
  if (spans.length === 0) return 'off';
  return spans.map(({ from, to }) => `${from}${symbols.dash}${to}`).join(', ');
}

/** `7 h 45 min` from minutes. */
export function lengthText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Where the day stands: working, on a break, before or after work, and when it goes on. */
export function stateText(hours: Hours, { now: clock, local }: Now, dayStart: number): string {
  if (!hasHours(hours)) return NO_HOURS;
  const now = clock();
  const { working, onBreak, start, end, lastEnd, next, nextDay } = workState(
    hours,
    now,
    local,
    dayStart,
  );
  const at = now.getTime();
  const time = (ms: number) => timeWords(ms, at, local, dayStart);
  const soon = nextDay === undefined ? '' : ` Next start: ${time(nextDay)}.`;
  if (working && end !== undefined) return `Working now; the day ends at ${time(end)}.`;
  if (onBreak && end !== undefined && next !== undefined) {
    return `On a break until ${time(next)}; the day ends at ${time(end)}.`;
  }
  if (start !== undefined && end !== undefined && start > at) {
    return `Not working now; the day starts at ${time(start)} and ends at ${time(end)}.`;
  }
  if (lastEnd !== undefined && lastEnd === end) {
    const ago = at - lastEnd < MINUTE_MS ? 'just now' : `${durationWords(at - lastEnd)} ago`;
    return `The day ended at ${time(lastEnd)}, ${ago}.${soon}`;
  }
  return `No work today.${soon}`;
}

/** `Thu 24 Dec 2026` of a local date. */
export function dayText(date: string): string {
  const [weekday = '', day = '', month = '', year = ''] = longDate(`${date}T`).split(' ');
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)} ${year}`;
}

/** `Thu 24 Dec 2026 – Sat 2 Jan 2027`, or one day. */
export function datesText({ from, to }: Dates, { symbols }: Pick<Out, 'symbols'>): string {
  return from === to ? dayText(from) : `${dayText(from)} ${symbols.dash} ${dayText(to)}`;
}

/** `Monday, Tuesday: 09:00–17:30.`, a line for each kind of day. */
export function weekText(
  week: ReadonlyMap<number, readonly Span[]>,
  out: Pick<Out, 'symbols'>,
): string {
  const days = new Map<string, string[]>();
  for (const [day, spans] of [...week].sort(([a], [b]) => a - b)) {
    const text = spansText(spans, out);
    days.set(text, [...(days.get(text) ?? []), WEEKDAYS[day - 1] ?? '']);
  }
  return [...days].map(([text, names]) => `${names.join(', ')}: ${text}.`).join('\n');
}
