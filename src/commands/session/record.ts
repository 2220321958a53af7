import type { Context } from '../../context.js';
import type { Kind } from '../../journal/entry.js';
import { momentAt } from '../../journal/moment.js';
import type { Ending, Outcome } from './clockwork.js';
import { fold } from '../../terminal/fold.js';
import { guideSink } from './perform.js';
import { minutes } from './words.js';

/** Endings that the run did not choose: exit code 130. */
export const INTERRUPTED: readonly Ending[] = ['interrupt', 'terminate', 'hangup'];

/** Under a second there is nothing to keep. */
const LEAST = 1000;

/** What `--json` shows of a session: all but `id` and `kind` is the entry's data. */
export interface SessionJson {
  readonly id: string | null;
  readonly kind: Kind;
  readonly seconds: number;
  readonly completed: boolean;
}

/**
 * Saves a session, unless it is not to be logged or nothing was practised.
 *
 * @param described the session, whose `id` is null
 * @returns the same, with the id of its entry where it has one
 * @throws UserError or the system's error when it cannot be saved
 */
export async function record<J extends SessionJson>(
  context: Pick<Context, 'journal' | 'local'>,
  described: J,
  { outcome, started, log }: { outcome: Outcome; started: Date; log: boolean },
): Promise<J> {
  if (!log || (outcome.elapsed < LEAST && !described.completed)) return described;
  const { id: none, kind, ...data } = described;
  const journal = await context.journal();
  const { id } = await journal.add({ ...momentAt(started, context.local), kind, data });
  return { ...described, id: none ?? id };
}

/**
 * Says what was done, where somebody is left to hear it.
 *
 * @param what was done, as `2 breaths`
 */
export function report(
  context: Pick<Context, 'out' | 'flags' | 'stdout' | 'stderr'>,
  done: SessionJson,
  what: string,
  { elapsed, ending }: Outcome,
  unsaved: 'not logged' | 'not saved' = 'not logged',
): void {
  if (ending === 'hangup' || ending === 'pipe') return;
  const nothing = done.id === null && elapsed < LEAST && !done.completed;
  const summary = nothing
    ? 'under a second, so there was nothing to save'
    : `${what} in ${minutes(elapsed)}, ${done.id === null ? unsaved : 'saved'}`;
  const sink = guideSink(context);
  const columns = sink.isTTY === true ? sink.columns : undefined;
  if (!context.flags.quiet) sink.write(`${fold(summary, columns)}\n`);
  if (context.flags.json) context.out.value(done);
}

/** Seconds to one decimal, as they are saved. */
export function secondsOf(ms: number): number {
  return Math.round(ms / 100) / 10;
}
