import { accounts } from './accounts.js';
import { addresses } from './addresses.js';
import { ages } from './ages.js';
import { dates } from './dates.js';
import { fold } from './fold.js';
import { names } from './names.js';
import { insurance, nationals } from './national.js';
import { emails, ips, urls } from './net.js';
import { organisations } from './organisations.js';
import { phones, type PhoneCheck } from './phones.js';
import { postcodes } from './postcodes.js';
import { records } from './records.js';
import { settle, type Found } from './settle.js';
import type { Detector, IdentifierType, Span } from './span.js';

/** What a search may know beside the text. */
export interface FindOptions {
  /** Words that are nobody's: a colleague, one's own town. Case and accents do not matter. */
  readonly allow?: readonly string[];
  /** Judges numbers that only numbering plans can tell from others; see `identify.ts`. */
  readonly phoneCheck?: PhoneCheck;
}

const DETECTORS: readonly (readonly [IdentifierType, Detector])[] = [
  ['email', emails],
  ['url', urls],
  ['ip', ips],
  ['account', accounts],
  ['ssn', nationals],
  ['ssn', insurance],
  ['record-number', records],
  ['date', dates],
  ['age', ages],
  ['address', addresses],
  ['postcode', postcodes],
  ['organisation', organisations],
  ['name', names],
];
/** A long text is searched piece by piece, each ending at a line's end or a blank. */
const PIECE = 60_000;

/**
 * Possible identifiers in a text, in its order, none overlapping another. The same text gives the
 * same answer, in a time that grows with its length and no faster. It cannot find everything, and
 * certifies nothing.
 */
export function findIdentifiers(text: string, options: FindOptions = {}): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < text.length;) {
    const to = cut(text, from);
    for (const span of findIn(text.slice(from, to), options)) {
      spans.push({ ...span, start: span.start + from, end: span.end + from });
    }
    from = to;
  }
  return spans;
}

function findIn(text: string, { allow = [], phoneCheck }: FindOptions): Span[] {
  const found: Found[] = [];
  // Lines end as they do on Windows, too.
  const lines = text.replaceAll('\r', '\n');
  for (const [type, detect] of DETECTORS) {
    for (const { start, end } of detect(lines)) found.push({ start, end, type });
  }
  for (const { start, end } of phones(lines, phoneCheck)) found.push({ start, end, type: 'phone' });
  const allowed = new Set(allow.map(bare));
  return settle(found)
    .map(({ start, end, type }) => ({ start, end, type, text: text.slice(start, end) }))
    .filter((span) => !allowed.has(bare(span.text)));
}

/** How an allowed word is compared. */
function bare(text: string): string {
  return fold(text.trim()).replace(/\s+/g, ' ');
}

/** Where a piece of the text ends: behind a line, else behind a blank, else between two letters. */
function cut(text: string, from: number): number {
  if (text.length - from <= PIECE) return text.length;
  const to = from + PIECE;
  for (const end of ['\n', ' ']) {
    const at = text.lastIndexOf(end, to);
    if (at > from + PIECE / 2) return at + 1;
  }
  const isHalf = /[\uD800-\uDBFF]/.test(text[to - 1] ?? '');
  return isHalf ? to - 1 : to;
}
