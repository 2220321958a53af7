import {
  happened,
  isActive,
  readPlan,
  type Done,
  type PlanCommitment,
} from '../../care/commitments/commitment.js';
import { isMet, standings, type Standing } from '../../care/commitments/standing.js';
import { livedDay } from '../../care/load.js';
import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import { commitmentNamed } from '../options/commitment-ref.js';

export const WORDS = {
  one: 'commitment',
  list: 'selfcare plan',
  past: 'selfcare plan show --all',
} as const;

/** All that is planned, and what was done about it by now. */
export interface Plans {
  /** The newest first; those that have ended too. */
  readonly commitments: readonly PlanCommitment[];
  readonly done: readonly Done[];
  /** The lived day, in days since 1970-01-01. */
  readonly today: number;
  /** The entry of a commitment. */
  readonly entryOf: (commitment: PlanCommitment) => Entry;
}

/** Where one stands with a commitment. */
export interface PlanStanding extends Standing {
  readonly commitment: PlanCommitment;
  readonly isMet: boolean;
  /** The day on which it was done last. */
  readonly last?: number;
}

/** Reads the plan; a locked vault asks for its passphrase. */
export async function readPlans(
  context: Pick<Context, 'journal' | 'settings' | 'now' | 'local'>,
): Promise<Plans> {
  const dayStart = (await context.settings()).get('day.start');
  const journal = await context.journal();
  const entries = await journal.read({ kinds: ['plan'] });
  // Reminders go by what was read here.
  if (entries.length > 0) journal.store.touched.add('plan');
  const now = context.now().getTime();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    ...readPlan(happened(entries, { now, zone: context.local, dayStart }), dayStart),
    today: livedDay(now, context.local, dayStart),
    entryOf({ id }) {
      const entry = byId.get(id);
      if (!entry) throw new Error('a commitment comes from an entry');
      return entry;
    },
  };
}

/** The commitment that a reference names; of those that run where it says nothing else. */
export function planNamed(
  { commitments, today }: Plans,
  ref: string,
  { ended = false } = {},
): PlanCommitment {
  if (ended) return commitmentNamed(ref, commitments, WORDS);
  const running = commitments.filter((each) => isActive(each, today));
  const past = commitments.filter((each) => !isActive(each, today));
  return commitmentNamed(ref, running, WORDS, undefined, past);
}

/** Where one stands with a commitment today. */
export function standingOf(commitment: PlanCommitment, { done, today }: Plans): PlanStanding {
  const days = done.filter(({ of }) => of === commitment.id).map(({ day }) => day);
  const counted = days.map((day) => ({ day, amount: 1 }));
  const standing = standings(commitment, counted).on(today);
  return {
    ...standing,
    commitment,
    isMet: isMet(standing),
    ...(days.length > 0 && { last: Math.max(...days) }),
  };
}
