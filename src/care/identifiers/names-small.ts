import {
  ABSTRACT,
  BEING,
  BOUNDARY,
  DETERMINERS,
  HARD_IN_SMALL,
  MEETING,
  ROLES,
  SPEAKING,
  TITLES,
  TOWARDS,
} from './cues.js';
import { initialsAt } from './names-initials.js';
import { isPast } from './names-single.js';
import type { Piece } from './span.js';
import type { Token } from './tokens.js';

/** A name without the capital that is due to it, or with nothing but capitals. */
export function smallAt(text: string, tokens: readonly Token[], at: number): Piece | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.shape === 'mixed') return token.lists.known || token.lists.rare ? token : undefined;
  if (token.shape === 'capitals') return capitalsAt(token) ?? initialsAt(text, tokens, at);
  // "so-so", "ha-ha"
  const [half, again, ...more] = token.key.split('-');
  if (half === again && more.length === 0) return undefined;
  if (token.key.length < 2 || !isSmallName(token, tokens[at - 1], tokens[at + 1], text))
    return undefined;
  return { start: token.start, end: surnameEnd(tokens, at) };
}

/** "saw sam and jo today": behind a name that was found, as one of several. */
export function listedAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  last: number,
): Piece | undefined {
  const [token, after] = [tokens[at], tokens[at + 1]];
  if (!token || last === 0 || token.shape !== 'lower' || token.start - last > 6) return undefined;
  if (!/^(?:,|,? and| &| \+) $/.test(text.slice(last, token.start))) return undefined;
  const { known, rare, also, word, term } = token.lists;
  const isName = (known || rare || also) && !term && (!word || also) && !ABSTRACT.has(token.key);
  const ends =
    !after || /[.,;:!?)\n]/.test(after.gap) || BOUNDARY.has(after.key) || token.possessive;
  return isName && ends ? token : undefined;
}

function capitalsAt(token: Token): Piece | undefined {
  const { known, family, term, place, word } = token.lists;
  return (known || (family && token.key.length > 5)) &&
    !term &&
    !place &&
    !word &&
    token.key.length > 3
    ? token
    : undefined;
}

function isSmallName(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  text: string,
): boolean {
  const { lists, key } = token;
  const isAlso = lists.also || HARD_IN_SMALL.has(key);
  if (
    token.opens &&
    isAlso &&
    (key === 'will' || (lists.known && !ABSTRACT.has(key))) &&
    isPast(after)
  )
    return true;
  if (
    token.opens &&
    lists.known &&
    !ABSTRACT.has(key) &&
    after?.gap === ' ' &&
    /^(?:seems|is|has)$/.test(after.key) &&
    !lists.also
  )
    return true;
  if (
    /\b(?:think|thinking|thought|dreamed|dreamt|proud|fond|worried|reminds me|afraid|memory|memories) of $/.test(
      text.slice(Math.max(0, token.start - 24), token.start),
    ) &&
    (lists.known || lists.rare) &&
    key.length > 2 &&
    !lists.word
  )
    return true;
  if (lists.term || (lists.word && !isAlso) || (lists.place && !lists.known)) return false;
  if (!isAlso && lists.known && key.length > 2) return !isForeign(before, after, token);
  const gap =
    token.gap === ' ' ||
    token.gap === ': ' ||
    (token.gap === '. ' && before !== undefined && TITLES.has(before.key));
  const isMet =
    gap &&
    before !== undefined &&
    (MEETING.has(before.key) || isRole(before) || isHour(text, token));
  const isTowards = gap && before !== undefined && TOWARDS.has(before.key);
  const ends =
    !after || /[.,;:!?)\n]/.test(after.gap) || BOUNDARY.has(after.key) || token.possessive;
  const speaks = after?.shape === 'lower' && after.gap === ' ' && SPEAKING.has(after.text);
  const isDetermined = gap && before !== undefined && DETERMINERS.has(before.key);
  if (isAlso) {
    if (isDetermined || key.length < 3) return false;
    if (ABSTRACT.has(key)) return (isMet && isSureEnd(after)) || (speaks && !before);
    if (speaks && !isDetermined && !/^(?:to|will|would|can|could)$/.test(before?.key ?? ''))
      return true;
    return (isMet && ends) || (isTowards && ends && lists.known && key.length > 2);
  }
  if (lists.rare || lists.family) {
    return (
      !isDetermined &&
      ((isMet && (ends || lists.rare)) ||
        (isTowards && ends && key.length > 3 && lists.rare) ||
        (speaks && key.length > 3 && (before === undefined || !TOWARDS.has(before.key))))
    );
  }
  // Of no list at all.
  return (
    key.length > 3 &&
    !isDetermined &&
    isMet &&
    isSureEnd(after) &&
    /[aeiouy]/.test(key) &&
    !/(?:ing|ed|ly|s)$/.test(key)
  );
}

/** "saw hope today": nothing but a person is seen so. */
function isSureEnd(after: Token | undefined): boolean {
  return (
    after !== undefined &&
    after.gap === ' ' &&
    /^(?:today|yesterday|again|tonight|who|said|was)$/.test(after.key)
  );
}

/** "my client", "her husband", not "to client" */
function isRole(token: Token): boolean {
  return ROLES.has(token.key) || TITLES.has(token.key);
}

/** "my 3pm maria", "10am: ana" */
function isHour(text: string, { start }: Token): boolean {
  return /\d ?(?:am|pm):? $/.test(text.slice(Math.max(0, start - 8), start));
}

/** Small letters of another language: "en amal", or a word with an article before it. */
function isForeign(before: Token | undefined, after: Token | undefined, token: Token): boolean {
  if (!before || token.gap !== ' ') return false;
  return (
    /^(?:a|an|the)$/.test(before.key) &&
    after?.shape === 'lower' &&
    after.gap === ' ' &&
    !BEING.has(after.key)
  );
}

/** "maria gonzalez": a family name behind it belongs to it. */
function surnameEnd(tokens: readonly Token[], at: number): number {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token) return 0;
  if (!next || token.possessive || next.gap !== ' ' || next.shape !== 'lower') return token.end;
  const { known, family, rare, word, term, also } = next.lists;
  return (family || known || rare) && !word && !term && !also && next.key.length > 2
    ? next.end
    : token.end;
}
