import { nearest } from '../../care/nearest.js';
import { UsageError } from '../../errors.js';

/** The refusal of a word that is no sub-command of `name`; the word itself is not repeated. */
export function notACommand(name: string, word: string, names: readonly string[]): UsageError {
  const near = nearest(word, names);
  const hint = near
    ? `did you mean \`selfcare ${name} ${near}\`?`
    : `it is one of ${names.join(', ')}; or \`selfcare ${name} --help\``;
  return new UsageError(`that is not a command of ${name}`, hint);
}
