/** Endings of English words, with what may stand in their place in the word's plain form. */
const ENDINGS: readonly (readonly [ending: string, ...instead: string[]])[] = [
  ['ies', 'y'],
  ['es', '', 'e'],
  ['s', ''],
  ['ied', 'y'],
  ['ed', '', 'e'],
  ['ing', '', 'e'],
  ['ly', ''],
  ['ily', 'y'],
  ['er', '', 'e'],
  ['ness', ''],
  ['ation', 'e'],
  ['ment', ''],
  ['able', '', 'e'],
  ['ful', ''],
  ['less', ''],
];
const SHORTEST = 3;

/** The plain forms that a lower-case English word may be an inflection of: `tries` of `try`. */
export function stemsOf(word: string): string[] {
  const found: string[] = [];
  for (const [ending, ...instead] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    if (stem.length < SHORTEST) continue;
    for (const more of instead) found.push(stem + more);
    // "stopped", "running"
    if (stem.at(-1) === stem.at(-2) && /^(?:ed|ing|er)$/.test(ending))
      found.push(stem.slice(0, -1));
  }
  return found;
}
