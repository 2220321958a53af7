import {
  happened,
  isActive,
  readSupport,
  type Session,
  type SupportCommitment,
} from '../../care/commitments/commitment.js';
import { countedOf, supportDueDay } from '../../care/commitments/due.js';
import { isMet, standings, type Standing } from '../../care/commitments/standing.js';
import { livedDay } from '../../care/load.js';
import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import { commitmentNamed } from '../options/commitment-ref.js';

const WORDS = {
  one: 'commitment',
  list: 'selfcare support',
  past: 'selfcare support show --all',
} as const;

/** The support net, and the sessions that took place by now. */
export interface Net {
  /** The newest first; those that have ended too. */
  readonly commitments: readonly SupportCommitment[];
  readonly sessions: readonly Session[];
  /** The lived day, in days since 1970-01-01. */
  readonly today: number;
  readonly dayStart: number;
  /** The entry of a commitment or session. */
  readonly entryOf: (id: string) => Entry;
}

/** Where one stands with one of the net. */
export interface SupportStanding extends Standing {
  readonly commitment: SupportCommitment;
  readonly isMet: boolean;
  /** The day of the last session. */
  readonly last?: number;
  /** The day from which it is due, given that nothing more is logged. */
  readonly due: number;
}

/** Reads the net; a locked vault asks for its passphrase. */
export async function readNet(
  context: Pick<Context, 'journal' | 'settings' | 'now' | 'local'>,
): Promise<Net> {
  const dayStart = (await context.settings()).get('day.start');
  const journal = await context.journal();
  const entries = await journal.read({ kinds: ['support'] });
  // Reminders go by what was read here.
  if (entries.length > 0) journal.store.touched.add('support');
  const now = context.now().getTime();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    ...readSupport(happened(entries, { now, zone: context.local, dayStart }), dayStart),
    today: livedDay(now, context.local, dayStart),
    dayStart,
    entryOf(id) {
      const entry = byId.get(id);
      if (!entry) throw new Error('a commitment comes from an entry');
      return entry;
    },
  };
}

/** Those that run, the oldest first. */
export function running({ commitments, today }: Net): SupportCommitment[] {
  return commitments.filter((each) => isActive(each, today)).reverse();
}

/** The one that a reference names; of those that run where nothing else is said. */
export function supportNamed(net: Net, ref: string, { ended = false } = {}): SupportCommitment {
  const role = (each: SupportCommitment) => each.role;
  if (ended) return commitmentNamed(ref, net.commitments, WORDS, role);
  return commitmentNamed(ref, running(net).reverse(), WORDS, role, past(net));
}

/** Those that have ended, the oldest first. */
export function past({ commitments, today }: Net): SupportCommitment[] {
  return commitments.filter((each) => !isActive(each, today)).reverse();
}

/** Where one stands today. */
export function standingOf(
  commitment: SupportCommitment,
  { sessions, today }: Pick<Net, 'sessions' | 'today'>,
): SupportStanding {
  const counted = countedOf(commitment, sessions);
  const standing = standings(commitment, counted).on(today);
  const days = counted.map(({ day }) => day);
  return {
    ...standing,
    commitment,
    isMet: isMet(standing),
    ...(days.length > 0 && { last: Math.max(...days) }),
    due: supportDueDay(commitment, sessions, today),
  };
}
