import { nearest } from '../../care/nearest.js';
import { UsageError } from '../../errors.js';

/**
 * The refusal of a word that is no sub-command of `name`; the word itself is not repeated.
 *
 * @param others what else it might have been meant as
 */
export function notACommand(
  name: string,
  word: string,
  names: readonly string[],
  others = `it is one of ${names.join(', ')}; or \`selfcare ${name} --help\``,
): UsageError {
  const near = nearest(word, names);
  const hint = near ? `did you mean \`selfcare ${name} ${near}\`?` : others;
  return new UsageError(`that is not a command of ${name}`, hint);
}
