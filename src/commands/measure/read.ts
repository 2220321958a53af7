import { measureIn } from '../../care/measures/measure.js';
import type { Result } from '../../care/measures/course.js';
import type { Context } from '../../context.js';
import type { Entry } from '../../journal/entry.js';
import { instantOf } from '../../journal/moment.js';

/** A result with the entry that holds it. */
export interface Found extends Result {
  readonly entry: Entry;
}

/**
 * The results in the journal, oldest first; what is no result is passed over, and what lies ahead,
 * which would hide how things stand.
 *
 * @param from the first wall time that counts; all where absent
 */
export async function readResults(
  context: Pick<Context, 'journal' | 'now'>,
  from?: string,
): Promise<Found[]> {
  const now = context.now().getTime();
  const entries = await (await context.journal()).read({ from, kinds: ['measure'] });
  const found = entries.flatMap((entry) => {
    const measure = measureIn(entry.data);
    const at = instantOf(entry.at);
    return measure && at <= now ? [{ entry, at, measure }] : [];
  });
  return found.sort((a, b) => a.at - b.at);
}
