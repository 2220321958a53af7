import { titleFault } from '../../care/reminders-rules.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { guardText } from '../guard/text.js';

const FAULTS = {
  long: ['a title has at most 100 characters', 'a few words do'],
  hidden: [
    'that title holds characters that cannot be seen, or that turn the text around',
    'type it anew, as plain words',
  ],
} as const;

/**
 * A title as it is typed, on one line, once possible identifiers in it were looked at.
 *
 * @param example completes "for example: "
 * @throws UsageError where it cannot be one
 */
export async function readTitle(context: Context, words: string, example: string): Promise<string> {
  const title = words.replaceAll(/\s+/g, ' ').trim();
  const fault = titleFault(title);
  if (fault === 'empty') throw new UsageError('a title is missing', `for example: ${example}`);
  if (fault) throw new UsageError(FAULTS[fault][0], FAULTS[fault][1]);
  return guardText(context, title, { quietly: true });
}

/** For a question: whether a text can be a title, or what is needed; an empty one passes. */
export function titleProblem(text: string): true | string {
  const fault = titleFault(text.replaceAll(/\s+/g, ' ').trim());
  return fault === undefined || fault === 'empty' ? true : FAULTS[fault][0];
}
