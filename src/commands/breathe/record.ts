import type { Context } from '../../context.js';
import { momentAt } from '../../journal/moment.js';
import type { Ending, Outcome } from './session.js';
import type { Plan } from './plan.js';
import { guideSink } from './practise.js';
import { breaths, minutes } from './words.js';

/** Endings that the run did not choose: exit code 130. */
export const INTERRUPTED: readonly Ending[] = ['interrupt', 'terminate', 'hangup'];

/** Under a second there is nothing to keep. */
const LEAST = 1000;

/** What `--json` shows of a session: a contract, fields in this order. */
export interface BreathJson {
  readonly id: string | null;
  readonly kind: 'breath';
  readonly pattern: string;
  readonly plannedSeconds: number;
  readonly seconds: number;
  readonly cycles: number;
  readonly completed: boolean;
  readonly tension?: { readonly before: number; readonly after: number };
}

/** A session that is over, and what was answered about it. */
interface Practised {
  readonly plan: Plan;
  readonly outcome: Outcome;
  readonly started: Date;
  readonly tensions: { readonly before: number; readonly after: number } | undefined;
}

/** What a session was, before it has a place in the journal. */
export function described({ plan, outcome, tensions }: Practised): BreathJson {
  return {
    id: null,
    kind: 'breath',
    pattern: plan.pattern.name,
    plannedSeconds: plan.totalMs / 1000,
    seconds: Math.round(outcome.elapsed / 100) / 10,
    cycles: outcome.cycles,
    completed: outcome.completed,
    ...(tensions ? { tension: tensions } : {}),
  };
}

/**
 * Saves a session, unless it is not to be logged or nothing was practised.
 *
 * @throws UserError or the system's error when it cannot be saved
 */
export async function record(
  context: Pick<Context, 'journal' | 'local'>,
  session: Practised & { readonly log: boolean },
): Promise<BreathJson> {
  const { outcome, started, log } = session;
  const { id: none, kind, ...data } = described(session);
  if (!log || (outcome.elapsed < LEAST && !outcome.completed)) return { id: none, kind, ...data };
  const journal = await context.journal();
  const { id } = await journal.add({ ...momentAt(started, context.local), kind, data });
  return { id, kind, ...data };
}

/** Says what was done, where somebody is left to hear it. */
export function report(
  context: Pick<Context, 'out' | 'flags' | 'stdout' | 'stderr'>,
  done: BreathJson,
  outcome: Outcome,
  unsaved: 'not logged' | 'not saved' = 'not logged',
): void {
  if (outcome.ending === 'hangup' || outcome.ending === 'pipe') return;
  if (!context.flags.quiet) guideSink(context).write(`${summary(done, outcome, unsaved)}\n`);
  if (context.flags.json) context.out.value(done);
}

function summary(done: BreathJson, { elapsed }: Outcome, unsaved: string): string {
  if (done.id === null && elapsed < LEAST && !done.completed) {
    return 'under a second, so there was nothing to save';
  }
  const what = `${breaths(done.cycles)} in ${minutes(elapsed)}`;
  return `${what}, ${done.id === null ? unsaved : 'saved'}`;
}
