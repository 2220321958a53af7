import type { Cycle } from '../../care/learning/cycle.js';
import { isWithin } from '../../care/learning/span.js';
import type { CycleStatus } from '../../care/learning/status.js';
import { barCells } from '../../care/ledger.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import type { Out } from '../../terminal/output.js';
import { safeLine } from '../../terminal/safe.js';
import { wrapText } from '../../terminal/wrap.js';
import type { CycleEntry } from './read.js';
import { dateWords, hoursWords, listWords } from './words.js';

/** Cells of a bar. */
const WIDEST = 20;
const LEAST = 6;

/** Where a cycle stands, in a few lines. */
export function cycleLines(
  { entry, cycle }: CycleEntry,
  status: CycleStatus,
  today: string,
  out: Out,
): string[] {
  const { color, width } = out;
  const ref = color.cyan(entry.id.slice(0, SHOWN_LETTERS));
  const wrap = (line: string) => wrapText(line, width, { first: '  ' });
  return [
    wrapText(`${ref}  ${color.bold(safeLine(entry.text))}`, width, { rest: '  ' }),
    wrap(`${dateWords(status.from)} to ${dateWords(status.to)}`),
    ...rows(cycle, status, out),
    ...yearLines(cycle, status, today).map(wrap),
    wrap(neededLine(cycle, status)),
    ...(status.planned > 0 ? [wrap(`${hoursWords(status.planned)} noted for days to come.`)] : []),
  ];
}

/** What is still needed, and until when: one line. */
export function neededLine(cycle: Cycle, status: CycleStatus): string {
  const { phase, to, from, needed, counted, categories, missed } = status;
  const end = dateWords(to);
  const asksNothing =
    cycle.hours === undefined &&
    cycle.floor === undefined &&
    categories.every(({ min }) => min === undefined);
  if (cycle.ended !== undefined) return `You ended it on ${end}, with ${hoursWords(counted)}.`;
  if (phase === 'ahead') return `It begins on ${dateWords(from)}.`;
  if (asksNothing) {
    const ends = phase === 'over' ? 'ended' : 'ends';
    return `${hoursWords(counted)} noted. No number is asked; it ${ends} on ${end}.`;
  }
  if (needed === 0 && missed.length > 0) {
    const short = missed.length === 1 ? 'a year of it' : `${missed.length} years of it`;
    return phase === 'over'
      ? `It ended on ${end}, whole but for ${short}.`
      : `Nothing more is needed by ${end}; ${short} fell short.`;
  }
  if (needed === 0) {
    return phase === 'over' ? `It ended on ${end}, complete.` : `Nothing more is needed by ${end}.`;
  }
  const lacking = categories.filter((each) => each.needed > 0);
  const only = lacking.length === 1 && lacking[0]?.needed === needed ? lacking[0].name : undefined;
  const of = lacking.map((each) => `${each.needed} of ${each.name}`);
  const among = of.length === 0 || only !== undefined ? '' : `, among them ${listWords(of)}`;
  const more = `${hoursWords(needed)} more${only === undefined ? '' : ` of ${only}`}`;
  return phase === 'over'
    ? `It ended on ${end}; ${more} would have made it whole${among}.`
    : `${more} by ${end}${among}.`;
}

/** The years that fell short, and the one that runs, where each must have some hours. */
function yearLines({ ended }: Cycle, { years, missed, phase }: CycleStatus, today: string) {
  const over = ended === undefined ? missed : [];
  const lines = over.map(({ from, to, counted, floor }) => {
    return `${dateWords(from)} to ${dateWords(to)}: ${counted} of ${hoursWords(floor)}; that year is over.`;
  });
  const year = phase === 'running' ? years.find((each) => isWithin(today, each)) : undefined;
  if (!year) return lines;
  const { to, counted, floor, needed } = year;
  const more = needed > 0 ? `${hoursWords(needed)} more by ${dateWords(to)}` : 'that is enough';
  return [...lines, `This year of it: ${counted} of ${hoursWords(floor)}; ${more}.`];
}

function rows({ hours }: Cycle, { counted, categories }: CycleStatus, out: Out): string[] {
  const { symbols, color, width, plain } = out;
  const all = [
    { name: 'all', counted, min: hours, max: undefined, over: 0 },
    ...categories.map(({ min, max, ...each }) => ({ ...each, min, max })),
  ];
  const column = Math.min(24, Math.max(...all.map(({ name }) => name.length)));
  return all.map(({ name, counted: done, min, max, over }) => {
    const of = min ?? max;
    const most = min === undefined && max !== undefined ? 'at most ' : '';
    const beyond = over > 0 ? `; ${over} more ${over === 1 ? 'does' : 'do'} not count` : '';
    const whole = of === undefined ? hoursWords(done) : `${done} of ${most}${hoursWords(of)}`;
    const row = `${name.padEnd(column)}  ${`${whole}${beyond}`.padEnd(14)}`;
    const room = Math.max(0, Math.min(WIDEST, width - row.length - 6));
    const bar =
      plain || of === undefined || room < LEAST
        ? ''
        : symbols.full.repeat(barCells(done, of, room));
    const shown = bar === '' ? row.trimEnd() : `${row}  ${color.cyan(bar)}`;
    return wrapText(shown, width, { first: '  ', rest: '    ' });
  });
}
