import { UsageError } from '../../errors.js';
import { MOST_LETTERS, oneLine } from '../boundary/answers.js';

/**
 * The words of `--note`, on one line.
 *
 * @throws UsageError where there are none, or too many
 */
export function readNote(typed: string): string {
  const line = oneLine(typed);
  if (line === undefined)
    throw new UsageError('--note needs words', 'leave it out to pass over it');
  if ([...line].length <= MOST_LETTERS) return line;
  const hint = 'nothing is saved; what is longer has room in `selfcare journal`';
  throw new UsageError(`--note takes at most ${MOST_LETTERS} letters`, hint);
}
