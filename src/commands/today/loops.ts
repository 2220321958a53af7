import { instantOf, momentAt, wallOf } from '../../journal/moment.js';
import type { Out } from '../../terminal/output.js';
import { wrapText } from '../../terminal/wrap.js';
import { readLoopsFile } from '../boundary/loops-file.js';
import { isOpen, loopIn, type LoopEntry } from '../boundary/workdays.js';
import type { TodayContext } from './gather.js';
import { oneLine } from './words.js';

/** How far back all entries about workdays are read, in ms: as far as the day log reads. */
const WINDOW = 35 * 86_400_000;

/**
 * The first open loops, the oldest first. Of months that are past it opens only those that the
 * list of open loops names.
 */
export async function firstLoops(context: TodayContext, count: number): Promise<LoopEntry[]> {
  const journal = await context.journal();
  const from = wallOf(momentAt(new Date(context.now().getTime() - WINDOW), context.local).at);
  const older = readLoopsFile(await context.home())
    .filter(({ month }) => month <= from.slice(0, 7))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .slice(0, count);
  const spans = [...new Set(older.map(({ month }) => month))].map((month) => ({
    from: `${month}-01T00:00:00`,
    to: `${month}-31T24:00:00`,
  }));
  const found = new Map<string, LoopEntry>();
  for (const span of [...spans, { from }]) {
    for (const entry of await journal.read({ ...span, kinds: ['workday'], runs: ['workday'] })) {
      const loop = loopIn(entry);
      const isCounted = span.from === from || older.some(({ id }) => id === entry.id);
      if (loop && isOpen(loop) && isCounted) found.set(entry.id, loop);
    }
  }
  const oldestFirst = (a: LoopEntry, b: LoopEntry) =>
    instantOf(a.entry.at) - instantOf(b.entry.at) || (a.entry.id < b.entry.id ? -1 : 1);
  return [...found.values()].sort(oldestFirst).slice(0, count);
}

/** Open loops, each in one line. */
export function loopLines(
  loops: readonly LoopEntry[],
  { symbols, width }: Pick<Out, 'symbols' | 'width'>,
): string[] {
  const first = `  ${symbols.bullet} `;
  return loops.map(({ text }) => {
    const whole = wrapText(oneLine(text), width, { first });
    if (!whole.includes('\n')) return whole;
    const room = width - symbols.ellipsis.length;
    return `${wrapText(oneLine(text), room, { first }).split('\n', 1)[0] ?? ''}${symbols.ellipsis}`;
  });
}
