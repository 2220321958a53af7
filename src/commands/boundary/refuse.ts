import { nearest } from '../../care/nearest.js';
import { UsageError } from '../../errors.js';

/**
 * Refuses words after a command that takes none, and names the sub-command that may be meant.
 *
 * @throws UsageError where there is a word; it is never repeated, for it may be somebody's own
 */
export function refuseWords(
  words: readonly string[],
  command: string,
  names: readonly string[],
  hint: string,
): void {
  const [word] = words;
  if (word === undefined) return;
  const near = nearest(word, names);
  throw new UsageError(
    `that is not a command of ${command}`,
    near ? `did you mean \`selfcare ${command} ${near}\`?` : hint,
  );
}
