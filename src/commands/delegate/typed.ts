import { WEEK_MINUTES } from '../../care/delegation.js';
import { UsageError } from '../../errors.js';
import { oneLine } from '../boundary/answers.js';
import { readDuration } from '../options/duration.js';

/** Minutes a week, as they are typed. */
export function typedMinutes(typed: string): number {
  return readDuration(typed, '--minutes-a-week', { least: 1, most: WEEK_MINUTES });
}

/** Who does it, as it is typed. */
export function typedTo(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const to = oneLine(typed);
  if (to !== undefined && to.length <= 100) return to;
  throw new UsageError('--to needs a name', 'leave it out if nobody is to be named');
}
