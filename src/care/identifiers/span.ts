/** What an identifier is; names here are a contract. */
export const TYPES = [
  'name',
  'date',
  'age',
  'phone',
  'email',
  'url',
  'ip',
  'ssn',
  'record-number',
  'account',
  'address',
  'postcode',
  'organisation',
] as const;

export type IdentifierType = (typeof TYPES)[number];

/** A possible identifier in a text. */
export interface Span {
  /** Offset of its first UTF-16 unit. */
  readonly start: number;
  /** Offset behind its last. */
  readonly end: number;
  readonly type: IdentifierType;
  readonly text: string;
}

/** A piece of a text, not yet weighed against others. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Looks for one kind of identifier. */
export type Detector = (text: string) => Iterable<Piece>;

/**
 * The pieces that a pattern finds: its group named `it`, or the whole match.
 *
 * @param pattern with the flags `g` and `d`
 * @param accepts a last look at what was found; all is accepted where absent
 */
export function* matches(
  text: string,
  pattern: RegExp,
  accepts: (match: RegExpExecArray, piece: Piece) => boolean = () => true,
): Generator<Piece> {
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.['it'] ?? match.indices?.[0] ?? [0, 0];
    if (end > start && accepts(match, { start, end })) yield { start, end };
  }
}

/**
 * As {@link matches}, where a hint is there: a short pattern that finds something in every text in
 * which `pattern` does. To make a long pattern ready takes milliseconds, and few texts need it.
 */
export function* hinted(
  hint: RegExp,
  ...[text, pattern, accepts]: Parameters<typeof matches>
): Generator<Piece> {
  if (hint.test(text)) yield* matches(text, pattern, accepts);
}

/** The text before a place, at most so many units of it, in lower case. */
export function before(text: string, at: number, units: number): string {
  return text.slice(Math.max(0, at - units), at).toLowerCase();
}

/** The text after a place, at most so many units of it, in lower case. */
export function after(text: string, at: number, units: number): string {
  return text.slice(at, at + units).toLowerCase();
}
