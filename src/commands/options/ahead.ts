import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { instantOf, type Moment } from '../../journal/moment.js';

/**
 * For what is a look at oneself: it cannot have been yet, and a slip of the year would hide all that
 * comes before it.
 *
 * @throws UsageError where the moment lies ahead
 */
export function refuseAhead(moment: Moment | undefined, { now }: Pick<Context, 'now'>): void {
  if (moment === undefined || instantOf(moment.at) <= now().getTime()) return;
  throw new UsageError('--at lies ahead', 'for example: --at "yesterday 6pm", or leave it out');
}
