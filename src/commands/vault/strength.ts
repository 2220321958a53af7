import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import commonWords from '@zxcvbn-ts/language-en/dist/commonWords.json.mjs';
import firstNames from '@zxcvbn-ts/language-en/dist/firstnames.json.mjs';

/** What anybody would try first with this program. */
const OWN = ['selfcare', 'vault', 'journal', 'therapist', 'therapy', 'counsellor', 'supervision'];

/**
 * How many guesses a passphrase withstands, as zxcvbn estimates: 0 to 4. From 3 on it takes more
 * than 10^8 guesses, each of which costs a second of one processor.
 */
export function strengthOf(passphrase: string): number {
  const judge = new ZxcvbnFactory({
    dictionary: { ...dictionary, commonWords, firstNames },
    graphs: adjacencyGraphs,
  });
  return judge.check(passphrase, OWN).score;
}
