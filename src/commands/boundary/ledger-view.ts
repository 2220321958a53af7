import { barCells, type LedgerWeek } from '../../care/ledger.js';
import { minutesWords } from '../../care/shutdown.js';
import { clockAt } from '../../care/times.js';
import type { Context } from '../../context.js';
import { longDate } from '../../terminal/dates.js';
import type { Out } from '../../terminal/output.js';

type Look = Pick<Out, 'color' | 'symbols' | 'width'>;
type Zone = Context['local'];

/** An hour fills a bar, unless some day went further. */
const HOUR = 60;
const WIDEST = 24;

/** A line a day: when it was to end, when it did, the minutes after hours and a bar of them. */
export function chart(weeks: readonly LedgerWeek[], zone: Zone, look: Look): string[] {
  const { color, symbols } = look;
  const all = weeks.flatMap(({ days }) => days.map(({ after }) => after ?? 0));
  const most = Math.max(HOUR, ...all);
  const lines = weeks.flatMap(({ monday, days }) => [
    '',
    color.dim(`week of ${date(monday)}`),
    ...days.map(({ day, planned, finished, after }) => {
      const clock = (at: number | undefined) =>
        at === undefined ? symbols.dash.padEnd(5) : clockAt(at, zone);
      const minutes = after === null ? '?' : after === 0 ? '' : `+${after}`;
      const cells = [weekday(day).padEnd(6), clock(planned), clock(finished), minutes.padStart(4)];
      const row = `  ${cells.join('  ')}`;
      const room = Math.max(0, Math.min(WIDEST, look.width - row.length - 2));
      const bar = symbols.full.repeat(barCells(after ?? 0, most, room));
      return bar === '' ? row.trimEnd() : `${row}  ${color.cyan(bar)}`;
    }),
  ]);
  return [color.dim(`  ${'day'.padEnd(6)}  ends   done    min`), ...lines];
}

/** The same in words, for a screen reader. */
export function sentences(weeks: readonly LedgerWeek[], zone: Zone): string[] {
  return weeks.flatMap(({ monday, days, after }) => [
    `Week of ${date(monday)}: ${after > 0 ? minutesWords(after) : 'nothing'} after hours.`,
    ...days.map(({ day, planned, finished, after: minutes }) => {
      const plan = planned === undefined ? 'no planned end' : `planned ${clockAt(planned, zone)}`;
      const late = minutes ? `, ${minutesWords(minutes)} after` : '';
      const done =
        finished === undefined
          ? 'when it ended is not known'
          : `finished ${clockAt(finished, zone)}${late}`;
      return `${longDate(`${day}T`)}: ${plan}, ${done}.`;
    }),
  ]);
}

/** `16 November` */
function date(day: string): string {
  return longDate(`${day}T`).split(' ').slice(1, 3).join(' ');
}

/** `Mon 16` */
function weekday(day: string): string {
  const [name = '', number = ''] = longDate(`${day}T`).split(' ');
  return `${name.slice(0, 3)} ${number}`;
}
