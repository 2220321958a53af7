import { cadenceWords } from '../../care/commitments/cadence.js';
import { asksFrom } from '../../care/commitments/standing.js';
import { dayPhrase, onDay, periodWords } from '../../care/commitments/words.js';
import { dateOfDay } from '../../care/wall.js';
import type { Entry } from '../../journal/entry.js';
import { safeLine } from '../../terminal/safe.js';
import { versionsJson } from '../options/versions.js';
import type { PlanStanding } from './read.js';

/** `1 of 2 this week`; what is more than was planned is said, and what is less is not counted up. */
export function progress(
  { commitment, period, done, needed }: PlanStanding,
  today: number,
): string {
  const { cadence } = commitment;
  const { ended = Infinity } = commitment;
  if (ended <= today) return `${cadenceWords(cadence)}, ended ${onDay(ended, today)}`;
  const start = dayPhrase(asksFrom(commitment), today);
  if (today < commitment.since) return `${cadenceWords(cadence)} from ${start}`;
  const when = periodWords(cadence, period, today);
  if (needed === 0) {
    return `${done} ${when}; ${cadenceWords(cadence)} from ${start}`;
  }
  if (done > needed) return `${done} ${when}, ${needed} planned`;
  return `${done} of ${needed} ${when}`;
}

/** `last on Monday` */
export function lastWords({ last }: PlanStanding, today: number): string | undefined {
  return last === undefined ? undefined : `last ${onDay(last, today)}`;
}

/** The title of a commitment, as a line that can be shown. */
export function titleOf({ commitment }: Pick<PlanStanding, 'commitment'>): string {
  return safeLine(commitment.title);
}

/** A commitment and where one stands with it, as `--json` shows it: a contract. */
export function planJson(
  { commitment, period, done, needed, isMet, last }: PlanStanding,
  entry: Entry,
): unknown {
  const { id, title, domain, cadence, since, ended } = commitment;
  return {
    id,
    title,
    domain,
    cadence,
    often: cadenceWords(cadence),
    since: dateOfDay(since),
    ended: ended === undefined ? null : dateOfDay(ended),
    period: { from: dateOfDay(period.from), to: dateOfDay(period.to - 1) },
    done,
    needed,
    met: isMet,
    last: last === undefined ? null : dateOfDay(last),
    otherVersions: versionsJson(entry),
  };
}
