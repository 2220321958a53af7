import type { Context, StopReason } from '../../context.js';
import { introduced } from '../options/introduced.js';
import type { Outcome } from './clockwork.js';
import type { Underway } from './perform.js';
import { INTERRUPTED, record, report, type SessionJson } from './record.js';
import { tensionAfter, tensionBefore, type Tensions } from './tension.js';

/** A session as one kind of them goes. */
export interface Sitting<J extends SessionJson> {
  readonly ask: boolean;
  readonly log: boolean;
  begin(): Underway;
  /** What it was, before it has a place in the journal: its `id` is null. */
  describe(outcome: Outcome, tensions: Tensions | undefined): J;
  /** What was done, as `2 breaths`. */
  words(done: J): string;
}

/**
 * Asks, guides, saves, reports.
 *
 * @returns 0 when the session ran or was ended with q; 130 when a signal or Ctrl-C ended it
 * @throws UserError or the system's error when it cannot be saved, and what broke inside
 */
export async function runSession<J extends SessionJson>(
  context: Omit<Context, 'settings'>,
  sitting: Sitting<J>,
): Promise<number> {
  const { ask, log } = sitting;
  if (log) await introduced(context);
  const before = ask ? await tensionBefore(context) : undefined;
  const started = context.now();
  const session = sitting.begin();
  // What ends the run early must wait until what was practised is on the disk.
  let finished: () => void = () => undefined;
  const saved = new Promise<void>((resolve) => (finished = resolve));
  const release = context.onStop((reason: StopReason) => {
    session.end(reason);
    return saved;
  });
  try {
    const outcome = await session.ended;
    const asks = before !== undefined && ['done', 'quit'].includes(outcome.ending);
    const asked = asks ? await tensionAfter(context) : { after: null, left: false };
    const tensions = before === undefined ? undefined : { before, after: asked.after };
    const described = sitting.describe(outcome, tensions);
    const what = sitting.words(described);
    const kept = record(context, described, { outcome, started, log });
    const done = await kept.catch((error: unknown) => {
      // What was done is still worth hearing, and a script's only copy of it.
      report(context, described, what, outcome, 'not saved');
      throw error;
    });
    report(context, done, what, outcome);
    const error = outcome.error ?? asked.error;
    if (error !== undefined) throw error;
    return asked.left || INTERRUPTED.includes(outcome.ending) ? 130 : 0;
  } finally {
    finished();
    release();
  }
}
