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

/**
 * Saves a session, unless it is not to be logged or nothing was practised.
 *
 * @throws UserError or the system's error when it cannot be saved
 */
export async function record(
  context: Pick<Context, 'journal' | 'local'>,
  session: {
    readonly plan: Plan;
    readonly outcome: Outcome;
    readonly started: Date;
    readonly tensions: { readonly before: number; readonly after: number } | undefined;
    readonly log: boolean;
  },
): Promise<BreathJson> {
  const { plan, outcome, started, tensions, log } = session;
  const data = {
    pattern: plan.pattern.name,
    plannedSeconds: plan.totalMs / 1000,
    seconds: Math.round(outcome.elapsed / 100) / 10,
    cycles: outcome.cycles,
    completed: outcome.completed,
    ...(tensions ? { tension: tensions } : {}),
  };
  let id: string | null = null;
  if (log && (outcome.elapsed >= LEAST || outcome.completed)) {
    const journal = await context.journal();
    const entry = { ...momentAt(started, context.local), kind: 'breath', data } as const;
    id = (await journal.add(entry)).id;
  }
  return { id, kind: 'breath', ...data };
}

/** Says what was done, where somebody is left to hear it. */
export function report(
  context: Pick<Context, 'out' | 'flags' | 'stdout' | 'stderr'>,
  done: BreathJson,
  outcome: Outcome,
): void {
  if (outcome.ending === 'hangup' || outcome.ending === 'pipe') return;
  if (!context.flags.quiet) guideSink(context).write(`${summary(done, outcome)}\n`);
  if (context.flags.json) context.out.value(done);
}

function summary(done: BreathJson, { elapsed }: Outcome): string {
  if (done.id === null && elapsed < LEAST && !done.completed) {
    return 'under a second, so there was nothing to save';
  }
  const what = `${breaths(done.cycles)} in ${minutes(elapsed)}`;
  return `${what}, ${done.id === null ? 'not logged' : 'saved'}`;
}
