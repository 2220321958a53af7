import type { Context } from '../../context.js';
import { randomId } from '../../journal/ids.js';
import { deviceId } from '../../settings/state.js';

/** This device's id, made where there is none yet: what says that the vault is on stands beside it. */
export function deviceOf(home: string, context: Context): string {
  const warn = (problem: string) => context.out.warn(problem);
  return deviceId(home, context, () => randomId(8, context.random), warn);
}
