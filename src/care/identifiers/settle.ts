import type { IdentifierType, Piece } from './span.js';

/** A piece with its type. */
export interface Found extends Piece {
  readonly type: IdentifierType;
}

/** Which of two that overlap is kept: what has a check or a word before it, before what has a shape. */
const ORDER: readonly IdentifierType[] = [
  'email',
  'url',
  'ip',
  'account',
  'ssn',
  'record-number',
  'phone',
  'date',
  'age',
  'address',
  'postcode',
  'organisation',
  'name',
];

/**
 * What is found, in the order of the text, none overlapping another: the type decides, then the
 * length. An address gives way to a postcode at its end.
 */
export function settle(found: readonly Found[]): Found[] {
  const ranked = found
    .filter(({ start, end }) => end > start)
    .sort(
      (a, b) =>
        ORDER.indexOf(a.type) - ORDER.indexOf(b.type) ||
        b.end - b.start - (a.end - a.start) ||
        a.start - b.start,
    );
  const kept: Found[] = [];
  const groups = new Map<IdentifierType, Found[]>();
  for (const each of ranked) {
    const group = groups.get(each.type);
    if (group) group.push(each);
    else groups.set(each.type, [each]);
  }
  let taken: Found[] = [];
  for (const type of ORDER) {
    const group = groups.get(type);
    if (!group) continue;
    const free = group.sort((a, b) => a.start - b.start || b.end - a.end).filter(gap(taken));
    kept.push(...apart(free));
    taken = [...kept].sort((a, b) => a.start - b.start);
  }
  return taken;
}

/** Of pieces of one type in order, those that do not overlap; the longer of two wins. */
function apart(pieces: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const piece of pieces) {
    const last = kept.at(-1);
    if (!last || piece.start >= last.end) kept.push(piece);
    else if (piece.end - piece.start > last.end - last.start) kept[kept.length - 1] = piece;
  }
  return kept;
}

/** Whether a piece, asked in the order of the text, touches none of those taken. */
function gap(taken: readonly Found[]): (piece: Found) => boolean {
  let at = 0;
  return ({ start, end }) => {
    while (at < taken.length && (taken[at]?.end ?? 0) <= start) at++;
    const next = taken[at];
    return next === undefined || next.start >= end;
  };
}
