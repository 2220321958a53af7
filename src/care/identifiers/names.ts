import { dottedAt, initialAt } from './names-initials.js';
import { judgeRun } from './names-run.js';
import { listedAt, smallAt } from './names-small.js';
import { runAt, titledLines } from './names-shape.js';
import type { Detector, Piece } from './span.js';
import { TITLES, ROLES } from './cues.js';
import { tokensOf, type Token } from './tokens.js';

/**
 * Possible names of people: given names alone, full names, names in small letters, initials. Each
 * word is weighed by the lists it is in, by its shape, and by the words around it.
 */
export const names: Detector = function* (text) {
  const tokens = tokensOf(text);
  const titled = titledLines(text);
  let last = 0;
  for (let at = 0; at < tokens.length;) {
    const behindTitle = afterTitle(text, tokens, at);
    if (behindTitle) {
      yield behindTitle.piece;
      at = behindTitle.next;
      continue;
    }
    const token = tokens[at];
    if (!token) break;
    // A tag is a name only where it is nothing else.
    if (/[@#]$/.test(token.gap)) {
      if (token.lists.known && !token.lists.also) yield token;
      at++;
      continue;
    }
    if (
      token.shape === 'capital' ||
      (token.shape === 'letter' && isInitialOfName(text, tokens, at))
    ) {
      const run = runAt(text, tokens, at);
      for (const found of judgeRun(text, tokens, at, run, titled(token.start))) {
        yield found;
        last = found.end;
      }
      at += run;
      continue;
    }
    const dotted = dottedAt(text, token);
    const piece: Piece | undefined =
      dotted ??
      (token.shape === 'letter'
        ? initialAt(text, tokens, at)
        : (listedAt(text, tokens, at, last) ?? smallAt(text, tokens, at)));
    if (piece) {
      yield piece;
      last = piece.end;
      while (at < tokens.length && (tokens[at]?.start ?? Infinity) < piece.end) at++;
    } else at++;
  }
};

/** "J. Smith", "J Smith" */
function isInitialOfName(text: string, tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || next?.shape !== 'capital' || next.opens || token.key === 'i' || token.key === 'a')
    return false;
  const { known, rare, family, word } = next.lists;
  return (
    /^\.? $/.test(next.gap) &&
    (known || rare || family || !word) &&
    !next.lists.term &&
    !next.lists.place
  );
}

/** "Mrs Okafor", "dr patel", "Dr. J", "Sister Agnes" */
function afterTitle(
  text: string,
  tokens: readonly Token[],
  at: number,
): { piece: Piece; next: number } | undefined {
  const [title, first] = [tokens[at], tokens[at + 1]];
  if (!title || !first || title.possessive || !/^\.? $/.test(first.gap)) return undefined;
  const isTitle = TITLES.has(title.key);
  if (!isTitle && !(ROLES.has(title.key) && title.shape === 'capital' && !title.opens))
    return undefined;
  if (first.shape === 'lower') {
    const { known, rare, family, word } = first.lists;
    const isName =
      isTitle &&
      title.key !== 'sir' &&
      title.key !== 'miss' &&
      title.key !== 'doctor' &&
      (known || rare || family) &&
      !word;
    return isName ? { piece: first, next: at + 2 } : undefined;
  }
  if (first.shape !== 'capital' && first.shape !== 'letter' && first.shape !== 'mixed')
    return undefined;
  if (first.key === 'i') return undefined;
  if (
    !isTitle &&
    (first.lists.term || (first.lists.word && !first.lists.also && !first.lists.known))
  )
    return undefined;
  const run =
    first.shape === 'letter' && !isInitialOfName(text, tokens, at + 1)
      ? 1
      : runAt(text, tokens, at + 1);
  const last = tokens[at + run] ?? first;
  return { piece: { start: first.start, end: last.end }, next: at + 1 + Math.max(1, run) };
}
