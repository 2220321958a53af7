import { call, start, type CallOptions, type Called } from '../../support/cli.js';

/** The exit code of a run that a kill has hit. */
export const KILLED = 137;

/** A run to be killed: what is typed, and where. */
export type Victim = readonly [args: readonly string[], options: CallOptions];

/** The milliseconds that a run takes on this machine now: the middle of three. */
export async function lengthOf(victim: () => Victim): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < 3; n++) {
    const since = performance.now();
    await call(...victim());
    taken.push(performance.now() - since);
  }
  return taken.sort((a, b) => a - b)[1] ?? 0;
}

/**
 * The moments at which `count` runs of one length are killed: all over the run once Node has begun,
 * and a little beyond its end. Whoever kills counts how many were hit; a machine that became faster
 * or slower still leaves enough of them.
 */
export function momentsIn(whole: number, count: number): number[] {
  return Array.from({ length: count }, (_, n) => whole * (0.2 + (0.9 * n) / count));
}

/** Starts a run and kills it after so many milliseconds. */
export async function killAfter(
  victim: Victim,
  milliseconds: number,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<Called> {
  const { child, ended } = start(...victim);
  const timer = setTimeout(() => child.kill(signal), milliseconds);
  const called = await ended;
  clearTimeout(timer);
  return called;
}
