import { UsageError } from '../../errors.js';

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440, w: 10_080 };
const TERM =
  /(\d{1,4}(?:[.,]\d{1,2})?) ?(?:(m)(?:in(?:ute)?s?)?|(h)(?:(?:ou)?rs?)?|(d)(?:ays?)?|(w)(?:eeks?)?)\b,? ?(?:and )?/y;

const EXAMPLES = ['20m', '2h', '1d'];

/**
 * Minutes of `20m`, `2h`, `1h30m`, `1.5h`, `1,5h`, `1d`, `2 hours`, and of a number alone.
 *
 * @param what the flag or argument, as an error names it
 * @throws UsageError where it is none of these, or not from `least` to `most` minutes
 */
export function readDuration(
  typed: string,
  what: string,
  { least, most }: { least: number; most: number },
): number {
  const minutes = minutesIn(typed.trim().toLowerCase());
  if (minutes === undefined) {
    const fit = EXAMPLES.filter((each) => (minutesIn(each) ?? 0) <= most);
    throw new UsageError(`${what} needs a length of time`, `for example: ${fit.join(', ')}`);
  }
  if (minutes >= least && minutes <= most) return minutes;
  throw new UsageError(`${what} takes ${shortDuration(least)} to ${shortDuration(most)}`);
}

function minutesIn(text: string): number | undefined {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  // `1h30m` is two terms without a blank.
  const spread = text.replace(/(?<=[a-z])(?=\d)/g, ' ');
  let minutes = 0;
  let at = 0;
  while (at < spread.length) {
    TERM.lastIndex = at;
    const [whole, count, ...units] = TERM.exec(spread) ?? [];
    if (whole === undefined) return undefined;
    minutes +=
      Number(count?.replace(',', '.')) *
      (MINUTES[units.find((unit) => unit !== undefined) ?? ''] ?? 0);
    at += whole.length;
  }
  return at > 0 ? Math.round(minutes) : undefined;
}

/** `20m`, `2h`, `1h30m`, `3d` of minutes, as it is typed. */
export function shortDuration(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return `${minutes / 1440}d`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}h` : ''}${rest > 0 || hours === 0 ? `${rest}m` : ''}`;
}
