import { before, matches, type Detector, type Piece } from './span.js';

/** Says whether a number, as written, is one that can be called somewhere. */
export type PhoneCheck = (written: string) => boolean;

/** One way only to read it, so that long rows of digits cost no more than their length. */
const CANDIDATE =
  /(?<![A-Za-z\u00c0-\u024f\d_.,:\u00a3$\u20ac#/-])(?<it>(?:\+ ?|\(\+? ?)?\d(?:[ .()/-]{0,3}\d){6,16}(?:,? ?(?:x|ext\.?|extension) ?\d{1,6})?)(?![A-Za-z\u00c0-\u024f\d]|[.,:]\d|-\d| ?%)/dg;
const WORDS =
  /(?:phone|tel|telephone|mobile|cell|call(?:ed|ing|s)?|ring|rang|text(?:ed|ing)?|sms|fax|dial(?:led)?|landline|whatsapp|signal|pager|voicemail|contact|reach(?:ed)?|numbers?|no\.|ph|t|m|line|helpline)\b[^\d\n]{0,30}$/;
/** Numbers that have a meaning of their own. */
const OTHERS =
  /(?:sort code|account|acct|a\/c|iban|card|nhs|ssn|social security|sin|tfn|medicare|aadhaar|mrn|record|policy|claim|case|file|ref|reference|id|licen[cs]e|passport|invoice|isbn|order|tracking|serial|zip|post ?code|pin|postal)(?: (?:no|num|number|code))?\.?[^\d\n]{0,12}$/;
/** Shapes that are numbers to call and little else. */
const SHAPES = [
  /^\+ ?\d/,
  /^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?:,? ?(?:x|ext)\D*\d+)?$/,
  /^\(\d{2,5}\) ?\d/,
  /^1[ -.]\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/,
  /^0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}$/,
  /^0[1-9]\d{8,9}$/,
  /^555-\d{4}$/,
];
const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})$/;

/** Pieces that have as many digits as a number to call, and may be one. */
export const phoneCandidates: Detector = (text) =>
  matches(text, CANDIDATE, ({ groups = {} }) => {
    const it = groups['it'] ?? '';
    const count = digitsOf(it);
    return count >= 7 && count <= 17 && !DATE.test(it);
  });

/** Whether a text has what only {@link phones} with a check can judge. */
export function hasPhones(text: string): boolean {
  for (const piece of phoneCandidates(text)) {
    if (needsCheck(text, piece)) return true;
  }
  return false;
}

/**
 * Numbers to call: by the word before them, by their shape, and for the rest by `check`.
 *
 * @param check without one, what only it can judge is left out
 */
export function* phones(text: string, check?: PhoneCheck): Generator<Piece> {
  for (const piece of phoneCandidates(text)) {
    if (isOther(text, piece)) continue;
    if (
      isClear(text, piece) ||
      (needsCheck(text, piece) && check?.(text.slice(piece.start, piece.end)))
    ) {
      yield piece;
    }
  }
}

function isOther(text: string, { start }: Piece): boolean {
  return OTHERS.test(before(text, start, 40));
}

function isClear(text: string, { start, end }: Piece): boolean {
  const written = text.slice(start, end);
  return SHAPES.some((shape) => shape.test(written)) || WORDS.test(before(text, start, 45));
}

/** Digits in a row without a sign, or in years and ranges, are a matter of the word before. */
function needsCheck(text: string, piece: Piece): boolean {
  if (isOther(text, piece) || isClear(text, piece)) return false;
  const written = text.slice(piece.start, piece.end);
  return (
    /^0|[ .-]/.test(written) &&
    digitsOf(written) >= 9 &&
    !/^(?:(?:19|20)\d\d\b|\d{5}-\d{4}$)/.test(written) &&
    (written.match(/\d+/g) ?? []).length <= 6
  );
}

function digitsOf(text: string): number {
  return text.replaceAll(/\D/g, '').length;
}
