import { livedDay } from '../load.js';
import type { Zone } from '../wall.js';
import { intervalDays, type Cadence } from './cadence.js';
import {
  isActive,
  type Commitment,
  type Domain,
  type Done,
  type PlanCommitment,
  type Session,
  type SupportCommitment,
} from './commitment.js';
import { creditedMinutes } from './credit.js';
import { startOfDay } from './periods.js';
import { dueDay, type Counted } from './standing.js';

/** *Design*: a support net thins out after so many cadences without any contact. */
const THIN = 2;
/** *Design*: a domain lies idle after so many cadences, and so many days at least. */
const IDLE = 3;
const IDLE_LEAST = 14;
/** Hours a year say little of how often one meets: nobody waits longer than this, in days. */
const LONGEST = 92;

/** What was logged for a commitment, as far as it counts: minutes, or times. */
export function countedOf(
  { id, minutes, credit }: SupportCommitment,
  sessions: readonly Session[],
): Counted[] {
  return sessions
    .filter(({ of }) => of === id)
    .map((each) => ({
      day: each.day,
      amount: minutes === undefined ? 1 : creditedMinutes(each.minutes, each.group, credit),
    }));
}

/** The day on which a support commitment falls due, given that nothing more is logged. */
export function supportDueDay(
  commitment: SupportCommitment,
  sessions: readonly Session[],
  today: number,
): number {
  return dueDay(commitment, countedOf(commitment, sessions), today);
}

/**
 * The instant (ms since 1970) from which supervision is due, given that nothing more is logged; it
 * may have passed. Undefined where no supervision is arranged.
 *
 * @param now ms since 1970
 * @param dayStart the hour (0..12) at which a day begins
 */
export function supervisionDueAt(
  commitments: readonly SupportCommitment[],
  sessions: readonly Session[],
  now: number,
  zone: Zone,
  dayStart: number,
): number | undefined {
  const today = livedDay(now, zone, dayStart);
  const days = active(commitments, today)
    .filter(({ role }) => role === 'supervision')
    .map((each) => supportDueDay(each, sessions, today));
  return days.length === 0 ? undefined : startOfDay(Math.min(...days), zone, dayStart);
}

/**
 * The instant (ms since 1970) from which the support net is thin, given that nothing more is
 * logged; it may lie ahead. It is when there was no contact of any kind for twice the cadence of
 * each commitment. Undefined where none is arranged.
 *
 * @param now ms since 1970
 */
export function netThinSince(
  commitments: readonly SupportCommitment[],
  sessions: readonly Session[],
  now: number,
  zone: Zone,
  dayStart: number,
): number | undefined {
  const today = livedDay(now, zone, dayStart);
  const last = Math.max(...sessions.map(({ day }) => day));
  const days = active(commitments, today).map(
    ({ since, cadence }) => Math.max(since, last) + Math.ceil(THIN * waitOf(cadence)),
  );
  return days.length === 0 ? undefined : startOfDay(Math.max(...days), zone, dayStart);
}

/**
 * The self-care domain with a plan that is the first to lie untouched for three times its cadence
 * (14 days at least), and the instant (ms since 1970) from which it does, given that nothing more
 * is done; it may lie ahead. Undefined where nothing is planned.
 *
 * @param now ms since 1970
 */
export function idleDomainAt(
  commitments: readonly PlanCommitment[],
  done: readonly Done[],
  now: number,
  zone: Zone,
  dayStart: number,
): { readonly domain: Domain; readonly at: number } | undefined {
  const today = livedDay(now, zone, dayStart);
  const byId = new Map(commitments.map((each) => [each.id, each.domain]));
  const idle = new Map<Domain, { touched: number; wait: number }>();
  for (const { domain, since, cadence } of active(commitments, today)) {
    const { touched, wait } = idle.get(domain) ?? { touched: since, wait: Infinity };
    idle.set(domain, {
      touched: Math.max(touched, since),
      wait: Math.min(wait, waitOf(cadence)),
    });
  }
  let first: { domain: Domain; day: number } | undefined;
  for (const [domain, { touched, wait }] of idle) {
    const days = done.filter(({ of }) => byId.get(of) === domain).map(({ day }) => day);
    const day = Math.max(touched, ...days) + Math.max(IDLE_LEAST, Math.ceil(IDLE * wait));
    if (!first || day < first.day) first = { domain, day };
  }
  return first && { domain: first.domain, at: startOfDay(first.day, zone, dayStart) };
}

function active<T extends Commitment>(commitments: readonly T[], today: number): T[] {
  return commitments.filter((each) => isActive(each, today));
}

function waitOf(cadence: Cadence): number {
  return Math.min(intervalDays(cadence), LONGEST);
}
