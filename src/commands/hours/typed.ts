import { withBreak } from '../../care/hours-change.js';
import { spreadSpans, wallOfMinutes, type Span } from '../../care/hours-spans.js';
import { UsageError } from '../../errors.js';

const TIMES = 'for example: 9:00-17:30, 9:00-12:00,14:00-18:00, or 22:00-07:00';
/** A night of more minutes than this is taken for a slip: `9-5` would be twenty hours. */
export const LONGEST = 16 * 60;
/** A break of more minutes than this is taken for spans in the wrong order. */
const LONGEST_BREAK = 12 * 60;
const DAY = 1440;

/** Whether a word of a command line can only be times of work. */
export function looksLikeTimes(word: string): boolean {
  return /^(off|none)$/i.test(word) || /^\d{1,2}(?:[:.h]\d\d|h)?(am|pm)?[-–]\d/i.test(word);
}

/**
 * Reads `9:00-12:00,14:00-18:00`, in one word or more; `off` is none.
 *
 * @throws UsageError naming three forms
 */
export function readTimes(words: readonly string[]): readonly Span[] {
  const parts = tidy(words).flatMap((word) => word.split(',').filter((part) => part !== ''));
  if (parts.length === 1 && /^(off|none)$/.test(parts[0] ?? '')) return [];
  if (parts.length === 0) throw new UsageError('the times are missing', TIMES);
  const spans = parts.map(readSpan);
  const spread = spreadSpans(spans);
  const gaps = spread.map(({ from }, i) => from - (spread[i - 1]?.to ?? from));
  const whole = (spread.at(-1)?.to ?? 0) - (spread[0]?.from ?? 0);
  if (whole > DAY || gaps.some((gap) => gap > LONGEST_BREAK)) {
    const hint = 'write each once, the first of the day first: 9:00-12:00,14:00-18:00';
    throw new UsageError('those times overlap, or are in another order than the day', hint);
  }
  return spans;
}

/** Takes the breaks out of the spans that they touch; each must touch some day. */
export function takeBreaks<K>(
  days: Map<K, readonly Span[]>,
  breaks: readonly string[],
): Map<K, readonly Span[]> {
  for (const pause of breaks.flatMap((each) => readTimes([each]))) {
    const shorter = [...days].flatMap(([day, spans]) => {
      const cut = withBreak(spans, pause);
      return cut ? [[day, cut] as const] : [];
    });
    if (shorter.length === 0) {
      const what = `the break ${pause.from}-${pause.to} lies outside the hours`;
      throw new UsageError(what, 'for example: mon-fri 9:00-17:30 --break 12:30-13:15');
    }
    for (const [day, spans] of shorter) {
      if (spans.length === 0) {
        throw new UsageError('the break would be all of the day', 'for a day off: mon off');
      }
      days.set(day, spans);
    }
  }
  return days;
}

/** Reads a time of day, `17`, `17:30`, `5.30pm`, as minutes after midnight; 24:00 is 1440. */
export function readTime(typed: string): number | undefined {
  const {
    h,
    m = '0',
    half,
  } = /^(?<h>\d{1,2})(?:[:.h](?<m>[0-5]\d)|h)?(?<half>am|pm)?$/i.exec(typed)?.groups ?? {};
  if (h === undefined) return undefined;
  let hour = Number(h);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  const minutes = hour * 60 + Number(m);
  return minutes <= DAY ? minutes : undefined;
}

function readSpan(typed: string): Span {
  const [start = '', end = '', ...more] = typed.split('-');
  const [from, to] = [readTime(start), readTime(end)];
  if (from === undefined || to === undefined || from === DAY || more.length > 0) {
    throw new UsageError('those times could not be read', TIMES);
  }
  if (from === to) throw new UsageError('those times begin and end together', TIMES);
  const length = to > from ? to - from : to + DAY - from;
  const span = { from: wallOfMinutes(from), to: wallOfMinutes(to, true) };
  if (to < from && length > LONGEST) {
    const what = `${span.from}-${span.to} would be ${Math.round(length / 60)} hours, over midnight`;
    // Nine to five, as one says it.
    const later = to + DAY / 2;
    const isSpoken = later > from && later <= DAY && !/[ap]m/i.test(typed);
    const meant = `${span.from}-${wallOfMinutes(later, true)}`;
    throw new UsageError(what, isSpoken ? `did you mean ${meant}?` : TIMES);
  }
  return span;
}

/** The words with blanks around dashes and commas taken away, and every dash the same. */
export function tidy(words: readonly string[]): string[] {
  return words
    .join(' ')
    .toLowerCase()
    .replaceAll(/\s*(?:[-–—]|\bto\b)\s*/g, '-')
    .replaceAll(/\s*,\s*/g, ',')
    .split(/\s+/)
    .filter((word) => word !== '');
}
