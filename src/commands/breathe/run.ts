import type { Context } from '../../context.js';
import { perform } from '../session/perform.js';
import { secondsOf, type SessionJson } from '../session/record.js';
import { runSession } from '../session/run.js';
import { refuseAsking, type Tensions } from '../session/tension.js';
import { drawnBreaths, plainBreaths } from './guides.js';
import { planOf, type BreatheOptions } from './plan.js';
import { cyclesIn, timelineOf } from './timeline.js';
import { breaths } from './words.js';

export type BreatheContext = Omit<Context, 'settings'> & {
  settings(): Promise<Pick<Awaited<ReturnType<Context['settings']>>, 'get'>>;
};

/** What `--json` shows of a session: a contract, fields in this order. */
interface BreathJson extends SessionJson {
  readonly id: string | null;
  readonly kind: 'breath';
  readonly pattern: string;
  readonly plannedSeconds: number;
  readonly seconds: number;
  readonly cycles: number;
  readonly completed: boolean;
  readonly tension?: Tensions;
}

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
  refuseAsking(context, options.ask);
  const { pattern, cycles, totalMs, sound } = plan;
  return runSession<BreathJson>(context, {
    ask: options.ask === true,
    log: options.log,
    begin: () =>
      perform(context, {
        timeline: timelineOf(pattern, cycles),
        sound,
        cueAt: ({ phase }) => phase.act,
        drawn: (sink, look) => drawnBreaths(sink, plan, look),
        plain: (sink, manner) => plainBreaths(sink, plan, manner),
      }),
    describe: ({ elapsed, completed }, tension) => ({
      id: null,
      kind: 'breath',
      pattern: pattern.name,
      plannedSeconds: totalMs / 1000,
      seconds: secondsOf(elapsed),
      cycles: cyclesIn(pattern, elapsed),
      completed,
      ...(tension ? { tension } : {}),
    }),
    words: (done) => breaths(done.cycles),
  });
}
