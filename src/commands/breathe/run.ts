import type { Context, StopReason } from '../../context.js';
import { UsageError } from '../../errors.js';
import { described, INTERRUPTED, record, report } from './record.js';
import { planOf, type BreatheOptions } from './plan.js';
import { practise } from './practise.js';

export type BreatheContext = Omit<Context, 'settings'> & {
  settings(): Promise<Pick<Awaited<ReturnType<Context['settings']>>, 'get'>>;
};

/**
 * `selfcare breathe`: asks, guides, saves, reports.
 *
 * @returns 0 when the session ran or was ended with q; 130 when a signal or Ctrl-C ended it
 */
export async function breathe(
  context: BreatheContext,
  name: string | undefined,
  options: BreatheOptions,
): Promise<number> {
  const plan = planOf(name, options, await context.settings());
  if (options.ask && !context.interactive && !context.flags.yes) {
    throw new UsageError('--ask needs a terminal to ask in', 'leave --ask out, or run it by hand');
  }
  const before = options.ask ? await tension(context, 'Tension now, 0 none to 10 high') : undefined;
  const started = context.now();
  const session = practise(context, plan);
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
    const after = asks ? await tensionAfter(context) : undefined;
    const tensions = before !== undefined && after !== undefined ? { before, after } : undefined;
    const practised = { plan, outcome, started, tensions };
    const done = await record(context, { ...practised, log: options.log }).catch((error) => {
      // What was done is still worth hearing, and a script's only copy of it.
      report(context, described(practised), outcome, 'not saved');
      throw error;
    });
    report(context, done, outcome);
    if (outcome.error !== undefined) throw outcome.error;
    return INTERRUPTED.includes(outcome.ending) ? 130 : 0;
  } finally {
    finished();
    release();
  }
}

async function tension(context: BreatheContext, message: string): Promise<number | undefined> {
  const { openPrompts } = await import('../../terminal/prompts.js');
  return (await openPrompts(context)).scale({ message, min: 0, max: 10 });
}

/** The session is over and worth keeping, whatever becomes of this question. */
async function tensionAfter(context: BreatheContext): Promise<number | undefined> {
  const { Cancelled } = await import('../../errors.js');
  try {
    return await tension(context, 'And now, 0 none to 10 high');
  } catch (error) {
    if (error instanceof Cancelled) return undefined;
    throw error;
  }
}
