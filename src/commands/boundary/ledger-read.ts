import { dayLived } from '../../care/commitments/periods.js';
import { heldIn } from '../../care/load.js';
import { mondayBefore, type ClosedDay } from '../../care/ledger.js';
import { dateOfDay, dayOfDate } from '../../care/wall.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { clockOf } from '../options/filters.js';

/** The flags of `boundary ledger` as commander gives them. */
export interface LedgerOptions {
  from?: string;
  to?: string;
}

/** The first and the last workday that a ledger shows. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Weeks that a plain ledger shows, the one that runs among them. */
const WEEKS = 4;
/** So far back work is looked for, in days, to find the last day without any. */
const WORKED = 92;

/**
 * The workdays that the flags ask for.
 *
 * @throws UsageError where they cannot be read
 */
export async function spanOf(
  { from, to }: LedgerOptions,
  lived: string,
  context: Pick<Context, 'now' | 'local' | 'settings'>,
): Promise<Span> {
  if (from === undefined && to === undefined) {
    return { from: mondayBefore(lived, WEEKS - 1), to: lived };
  }
  const { parseRange } = await import('../options/when.js');
  const clock = await clockOf(context);
  const last = to === undefined ? lived : lastDay((await parseRange(to, clock)).to, clock.dayStart);
  const first = from === undefined ? undefined : (await parseRange(from, clock)).from.slice(0, 10);
  const span = { from: first ?? mondayBefore(last, WEEKS - 1), to: last };
  if (span.from <= span.to) return span;
  throw new UsageError('--from lies after --to', 'give the earlier day to --from');
}

/** The last day of a span of wall time whose end does not count. */
function lastDay(end: string, dayStart: number): string {
  const isWhole = ['00', String(dayStart).padStart(2, '0')].includes(end.slice(11, 13));
  const date = end.slice(0, 10);
  return isWhole && end.endsWith(':00:00') ? dateOfDay(dayOfDate(date) - 1) : date;
}

/** What the journal says of the workdays of a span. */
export interface Ledger {
  readonly days: readonly ClosedDay[];
  /** The dates on which work was recorded, of the last months. */
  readonly worked: ReadonlySet<string>;
}

/** Reads the closed days of a span, and on which dates there was work. */
export async function readLedger(
  context: Pick<Context, 'journal' | 'settings'>,
  span: Span,
  lived: string,
): Promise<Ledger> {
  const journal = await context.journal();
  const dayStart = (await context.settings()).get('day.start');
  const far = dateOfDay(dayOfDate(lived) - WORKED);
  const from = `${span.from < far ? span.from : far}T00:00:00`;
  const days = new Map<string, ClosedDay>();
  const worked = new Set<string>();
  for await (const { kind, at, data } of journal.entries({ from, kinds: ['workday', 'load'] })) {
    if (kind === 'load') {
      const held = heldIn(data);
      if (held && held.sessions > 0) {
        worked.add(dateOfDay(dayLived(at, dayStart)));
      }
      continue;
    }
    const { event, day, planned, finished } = data;
    if (typeof day !== 'string' || (event !== 'close' && event !== 'open')) continue;
    worked.add(day);
    const end = Date.parse(String(finished));
    const isUnknown = finished === null;
    if (event !== 'close' || day < span.from || day > span.to) continue;
    if (Number.isNaN(end) && !isUnknown) continue;
    const plan = Date.parse(String(planned));
    // Newest first: of two closes of a day, made on two machines, the later one counts.
    if (days.has(day)) continue;
    days.set(day, {
      day,
      ...(isUnknown ? {} : { finished: end }),
      ...(Number.isNaN(plan) ? {} : { planned: plan }),
    });
  }
  return { days: [...days.values()], worked };
}
