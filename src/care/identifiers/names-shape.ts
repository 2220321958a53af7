import { TIMES, TITLES } from './cues.js';
import { isCapital, isSmall, wordsOf } from './letters.js';
import type { Token } from './tokens.js';

const PARTICLES = new Set(
  'de la van von der den bin ibn bint al el da di do dos das du del della le les ten ter y e san abu umm ben af av zu zur'.split(
    ' ',
  ),
);

/**
 * How many words from `at` on belong to one run of capitals: "Maria", "Anna de la Cruz", "J. K. Park",
 * "Mary Jane O'Neill".
 */
export function runAt(text: string, tokens: readonly Token[], at: number): number {
  let length = 1;
  for (;;) {
    const next = tokens[at + length];
    const last = tokens[at + length - 1];
    if (!next || !last || last.possessive) return length;
    if (joins(last, next)) length++;
    else {
      const skipped = particles(tokens, at + length);
      const behind = tokens[at + length + skipped];
      const before = tokens[at + length + skipped - 1];
      if (skipped === 0 || !behind || !before || !joins(before, behind)) return length;
      length += skipped + 1;
    }
  }
}

function joins(last: Token, next: Token): boolean {
  if (next.opens || TITLES.has(next.key) || (TIMES.has(next.key) && !next.lists.also)) return false;
  if (
    next.shape !== 'capital' &&
    next.shape !== 'letter' &&
    !(next.shape === 'mixed' && isCapital(next.text) && isSmall(next.text.slice(1)))
  )
    return false;
  if (next.key === 'i' || next.text === 'A') return next.key === 'a' && false;
  return (
    next.gap === ' ' ||
    next.gap === '  ' ||
    (next.gap === '. ' && last.shape === 'letter') ||
    (next.gap === '.' && last.shape === 'letter') ||
    next.gap === '\u00a0'
  );
}

/** Up to three small words in the midst of a name. */
function particles(tokens: readonly Token[], at: number): number {
  let count = 0;
  while (count < 3) {
    const token = tokens[at + count];
    if (token?.gap !== ' ' || token.shape !== 'lower' || !PARTICLES.has(token.key)) break;
    count++;
  }
  return count;
}

/** Whether a word may be a name at all, of which no list knows anything. */
export function isPlausible({ key, text }: Token): boolean {
  if (key.length < 3 || !/[aeiouy]/.test(key)) return false;
  if (
    /^(?:un|non|re|pre|self|anti|post|psycho|neuro|counter|over|inter|micro|multi)[a-z-]{4}/.test(
      key,
    )
  )
    return false;
  return (
    !/(?:tion|sion|isms?|ists?|ity|olog(?:y|ist|ical)|therap(?:y|ist|eutic)|ing|ness|ment|pam|pram|oxetine|apine|azole|idone|triptyline|mide|statin|zepam|ful|less|able|ible|ically|ology|graph[sy]?|phobi[ac]|path(?:y|ic)|psych\w*|ware|soft|ised|ized|ive|ous|ance|ence|ship|hood|ward|wise)s?$/.test(
      key,
    ) && !/\d/.test(text)
  );
}

/** Says of a place in the text whether its line has capitals for a title's sake. */
export function titledLines(text: string): (at: number) => boolean {
  let [start, end, isTitled] = [0, -1, false];
  return (at) => {
    if (at >= start && at < end) return isTitled;
    start = text.lastIndexOf('\n', at) + 1;
    const next = text.indexOf('\n', at);
    end = next === -1 ? text.length + 1 : next + 1;
    isTitled = isTitle(text.slice(start, Math.min(end, start + 200)).trim());
    return isTitled;
  };
}

const SMALL = /^(?:a|an|and|as|at|but|by|for|from|in|is|my|of|on|or|the|to|vs|with)$/;

function isTitle(line: string): boolean {
  if (/^#{1,6} /.test(line)) return true;
  if (/[.!?]$/.test(line)) return false;
  const words = [...wordsOf(line)].map(([word]) => word);
  const long = words.filter((word) => !SMALL.test(word));
  return long.length >= 4 && long.every(isCapital);
}
