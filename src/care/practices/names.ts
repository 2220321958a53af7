import type { Refusal } from '../breathing-counts.js';
import { nearest } from '../nearest.js';
import { BUILT_IN } from './built-in.js';

/** Names that mean something else after `practice`. */
const TAKEN = ['list', 'info', 'help'];

const NAME = /^[a-z][a-z0-9-]{0,31}$/;

/** Why a name cannot be that of a practice of one's own; undefined where it can. */
export function refusePracticeName(name: string): Refusal | undefined {
  const hint = 'give the file another name';
  if (BUILT_IN.some((practice) => practice.name === name)) {
    return { refused: 'a built-in practice has this name', hint };
  }
  if (TAKEN.includes(name)) return { refused: 'a command of practice has this name', hint };
  if (NAME.test(name)) return undefined;
  return {
    refused: 'this cannot be the name of a practice',
    hint: 'name the file with lower-case letters, digits and hyphens, a letter first, at most 32, and .json',
  };
}

/**
 * What to say of a name that no practice has.
 *
 * @param own names of the person's own practices
 */
export function noSuchPractice(typed: string, own: readonly string[]): Refusal {
  const names = [...BUILT_IN.map(({ name }) => name), ...own];
  const wanted = typed.toLowerCase();
  const near = nearest(wanted, names);
  const command = near === undefined ? nearest(wanted, TAKEN) : undefined;
  const known = `one of ${names.join(', ')}`;
  const meant = command === undefined ? near : `\`selfcare practice ${command}\``;
  return {
    // Longer words may be meant for the journal, and are not repeated.
    refused: NAME.test(wanted) ? `there is no practice "${typed}"` : 'there is no such practice',
    hint: meant === undefined ? known : `did you mean ${meant}? otherwise ${known}`,
  };
}
