import { livedDay } from '../load.js';
import { told, toldRounds } from '../rounds.js';
import type { When } from '../wall.js';
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
import { dueDay, dueDays, type Counted } from './standing.js';

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
      inGroup: (each.group ?? 1) > 1,
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
 * The instants (ms since 1970) at which supervision falls due, and anew while nothing more is
 * logged: the last that has come, and those ahead. Empty where no supervision is arranged.
 */
export function supervisionDues(
  commitments: readonly SupportCommitment[],
  sessions: readonly Session[],
  when: When,
): number[] {
  const today = dayOf(when);
  const days = active(commitments, today)
    .filter(({ role }) => role === 'supervision')
    .flatMap((each) => dueDays(each, countedOf(each, sessions), today));
  return instants(told(days, today), when);
}

/**
 * The instants (ms since 1970) at which the support net is thin, and again and again, given that
 * nothing more is logged: the last that has come, and those ahead. It is when there was no contact
 * of any kind for twice the cadence of each commitment. Empty where none is arranged.
 */
export function netThinAt(
  commitments: readonly SupportCommitment[],
  sessions: readonly Session[],
  when: When,
): number[] {
  const today = dayOf(when);
  const last = Math.max(...sessions.map(({ day }) => day));
  const [slowest] = active(commitments, today)
    .map(({ since, cadence }) => ({
      from: Math.max(since, last),
      wait: Math.ceil(THIN * waitOf(cadence)),
    }))
    .sort((a, b) => b.from + b.wait - (a.from + a.wait));
  return slowest ? instants(waits(slowest, today), when) : [];
}

/**
 * The self-care domain with a plan that is the first to lie untouched for three times its cadence
 * (14 days at least), and the instants (ms since 1970) at which it does, and again and again, given
 * that nothing more is done: the last that has come, and those ahead. Undefined where nothing is
 * planned.
 */
export function idleDomainAt(
  commitments: readonly PlanCommitment[],
  done: readonly Done[],
  when: When,
): { readonly domain: Domain; readonly at: readonly number[] } | undefined {
  const today = dayOf(when);
  const byId = new Map(commitments.map((each) => [each.id, each.domain]));
  const idle = new Map<Domain, { from: number; wait: number }>();
  for (const { domain, since, cadence } of active(commitments, today)) {
    const { from, wait } = idle.get(domain) ?? { from: since, wait: Infinity };
    idle.set(domain, {
      from: Math.max(from, since),
      wait: Math.min(wait, Math.max(IDLE_LEAST, Math.ceil(IDLE * waitOf(cadence)))),
    });
  }
  const [first] = [...idle]
    .map(([domain, { from, wait }]) => {
      const days = done.filter(({ of }) => byId.get(of) === domain).map(({ day }) => day);
      return { domain, from: Math.max(from, ...days), wait };
    })
    .sort((a, b) => a.from + a.wait - (b.from + b.wait));
  return first && { domain: first.domain, at: instants(waits(first, today), when) };
}

/** A wait that begins anew when it is over. */
function waits({ from, wait }: { from: number; wait: number }, today: number): number[] {
  return toldRounds((n) => from + (n + 1) * wait, today);
}

function dayOf({ now, zone, dayStart }: When): number {
  return livedDay(now, zone, dayStart);
}

function instants(days: readonly number[], { zone, dayStart }: When): number[] {
  return days.map((day) => startOfDay(day, zone, dayStart));
}

function active<T extends Commitment>(commitments: readonly T[], today: number): T[] {
  return commitments.filter((each) => isActive(each, today));
}

function waitOf(cadence: Cadence): number {
  return Math.min(intervalDays(cadence), LONGEST);
}
