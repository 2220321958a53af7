import { ABBREVIATIONS, BEING, LETTERED, MEETING, ROLES, SPEAKING, TOWARDS } from './cues.js';
import { isCapital, isLetter } from './letters.js';
import type { Piece } from './span.js';
import type { Token } from './tokens.js';

/** "J." in "my 3pm with J.", "client K", "M said": a single capital that stands for somebody. */
export function initialAt(text: string, tokens: readonly Token[], at: number): Piece | undefined {
  const [token, before, after] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (!token || token.key === 'i') return undefined;
  const isDotted = text[token.end] === '.' && text[token.end + 1] !== '.';
  const end = isDotted ? token.end + 1 : token.end;
  if (
    /[\d/&+=*#]$/.test(text.slice(Math.max(0, token.start - 1), token.start)) ||
    /^[\d/&+=*#)]/.test(text.slice(token.end, token.end + 1)) ||
    (/^['’-]/.test(text.slice(token.end, token.end + 1)) &&
      isLetter(text.slice(token.end + 1, token.end + 3)))
  ) {
    return undefined;
  }
  // "J.K.", "A. B."
  if (isDotted && after?.shape === 'letter' && /^\. ?$/.test(after.gap)) return undefined;
  if (before && LETTERED.has(before.key) && !/[.!?:;,]/.test(token.gap)) return undefined;
  const isLone = token.key === 'a';
  const led = leads(before, token.gap);
  if (/\bw\/ ?$/i.test(text.slice(Math.max(0, token.start - 4), token.start)))
    return { start: token.start, end };
  if (led === 'surely') return { start: token.start, end };
  const speaks =
    after?.shape === 'lower' &&
    / /.test(after.gap) &&
    !/[!?;:,]/.test(after.gap) &&
    SPEAKING.has(after.text);
  const isThere =
    after?.shape === 'lower' && after.gap === ' ' && BEING.has(after.text.replace('’', "'"));
  if (isLone)
    return led && (isDotted || ends(text, token.end)) ? { start: token.start, end } : undefined;
  if (led || speaks || token.possessive || (isThere && !before?.possessive))
    return { start: token.start, end };
  return undefined;
}

function leads(before: Token | undefined, gap: string): 'surely' | 'maybe' | undefined {
  if (!before || !/^(?: |: |, | \(|\d{0,2}(?::\d\d)? ?)$/.test(gap)) {
    // "3pm J", "10am: K."
    return before && /^(?:am|pm|with)$/.test(before.key) && /^:? $/.test(gap) ? 'maybe' : undefined;
  }
  if (
    ROLES.has(before.key) ||
    /^(?:saw|met|told|asked|phoned|texted|rang|seeing|named|initial|initials)$/.test(before.key)
  )
    return 'surely';
  if (gap === ', ' && before.shape === 'letter') return 'maybe';
  if (
    MEETING.has(before.key) ||
    TOWARDS.has(before.key) ||
    /^(?:am|pm|that|how|where|why|when|because|while|if|but|of|as|today|hope|think|wonder|hear|heard|help|let|made|gave|held|hold|feel|felt|worried|proud|thinking|between|after|before|like|on|called|sent)$/.test(
      before.key,
    )
  ) {
    return gap === ' ' || gap === ': ' ? 'maybe' : undefined;
  }
  return undefined;
}

function ends(text: string, at: number): boolean {
  return /^(?:$|[.,;:!?)\n])/.test(text.slice(at, at + 1));
}

/** "JB", "J.K.": two or three capitals, where the words around say that they are somebody. */
export function initialsAt(text: string, tokens: readonly Token[], at: number): Piece | undefined {
  const [token, before, after] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (
    !token ||
    ![...token.text].every(isCapital) ||
    !/^.{2,3}$/u.test(token.text) ||
    ABBREVIATIONS.has(token.key) ||
    token.lists.term
  )
    return undefined;
  const led =
    before &&
    token.gap === ' ' &&
    (/^(?:client|patient|pt|supervisee|saw|met|told|asked|seeing|phoned|texted|rang|initials|named)$/.test(
      before.key,
    ) ||
      (before.key === 'with' && token.text.length === 2));
  const speaks =
    after?.shape === 'lower' &&
    after.gap === ' ' &&
    (SPEAKING.has(after.text) ||
      /^(?:seen|dna|here|back|late|tearful|anxious|came|is|was)$/.test(after.text)) &&
    token.text.length === 2;
  const isTimed =
    before && /^(?:am|pm)$/.test(before.key) && /^:? $/.test(token.gap) && token.text.length === 2;
  return led || speaks || isTimed ? { start: token.start, end: token.end } : undefined;
}

const DOTTED = /^(?:\p{Lu}\. ?){1,2}\p{Lu}\.?(?!\p{L})/u;
const DOT = /^.\. ?./su;
const NO_INITIALS =
  /^(?:U\.?S|U\.?K|E\.?U|U\.?N|B\.?A|M\.?A|B\.?S|M\.?S|M\.?D|D\.?C|P\.?S|N\.?B|A\.?M|P\.?M|L\.?A|N\.?Y|T\.?V|I\.?Q|O\.?K|A\.?A|N\.?A|I\.?D|C\.?V|R\.?N|J\.?D|G\.?P|O\.?T|H\.?R|I\.?T|S\.?I|P\.?E|T\.?B|I\.?V|D\.?I\.?Y|R\.?E\.?M|C\.?B\.?T|A\.?D\.?H|N\.?H\.?S|U\.?S\.?A|A\.?K\.?A|R\.?I\.?P|A\.?S\.?A)\b/;

/** "J.K.", "M. R.": initials with their full stops, in themselves somebody's. */
export function dottedAt(text: string, { start, shape }: Token): Piece | undefined {
  if (shape !== 'letter') return undefined;
  // The pattern is costly to make ready, and few letters get so far.
  if (!DOT.test(text.slice(start, start + 10))) return undefined;
  const found = DOTTED.exec(text.slice(start, start + 10))?.[0];
  if (!found) return undefined;
  const letters = found.replaceAll(' ', '');
  if (NO_INITIALS.test(letters)) return undefined;
  // "Plan B. I went": the next sentence's own word.
  if (/\. I\.?$|\. A\.?$/.test(found)) return undefined;
  return { start, end: start + found.length };
}
