/** The time stamps that jrnl writes before an entry, in any format that can be read again. */

/** In which order the numbers of a date such as 03/04/2026 stand. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export interface Stamp {
  /** The date `YYYY-MM-DD` under each order that makes one; empty where there is only a time. */
  readonly dates: Readonly<Partial<Record<DateOrder, string>>>;
  /** `HH:MM:SS`, where there is one. */
  readonly time: string | undefined;
  /** `Z` or `±HH:MM`, where there is one. */
  readonly offset: string;
  /** Whether it ends in a zone's name, which may as well be the first word after it. */
  readonly named: boolean;
  /** How it is written: digits as 9, words as a. */
  readonly shape: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|' +
  'oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?';
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? /;
const ZONE = String.raw`(z|utc|gmt|[+-]\d\d:?\d\d|[a-z]{3,5})`;
const TIME = String.raw`\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?`;

/** Each form of a date, and the order of the numbers in it; `any` asks the file. */
const DATES: readonly (readonly [RegExp, DateOrder | 'any' | 'named-dmy' | 'named-mdy'])[] = [
  [/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/, 'ymd'],
  [/^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/, 'any'],
  [/^((?:19|20)\d\d)()(\d\d)(\d\d)(?!\d)/, 'ymd'],
  [
    new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th|\.)?([- ])${MONTH},?\2(\d{4})(?!\d)`),
    'named-dmy',
  ],
  [new RegExp(String.raw`^${MONTH}( )(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)`), 'named-mdy'],
];
const AFTER = new RegExp(String.raw`^(?:,? (?:at )?|t)(${TIME})(?: ?${ZONE})?$`);
const BEFORE = new RegExp(String.raw`^(${TIME}),? (.+)$`);
const ALONE = new RegExp(String.raw`^(${TIME})$`);
/** C's own: `Tue Mar 10 09:30:00 2026`. */
const CLASSIC = new RegExp(String.raw`^(${MONTH} {1,2}\d{1,2}) (${TIME})(?: [a-z]{3,5})? (\d{4})$`);

/** The stamp that the whole of `text` is, or undefined. */
export function readStamp(text: string): Stamp | undefined {
  if (text.length > 60 || !/\d/.test(text)) return undefined;
  const plain = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const shape = plain.replaceAll(/\d+/g, '9').replaceAll(/\p{L}+/gu, 'a');
  const words = plain.replace(WEEKDAY, '');
  const classic = CLASSIC.exec(words);
  if (classic) return readDated(`${classic[1]} ${classic[4]} ${classic[3]}`, shape);
  const alone = ALONE.exec(words)?.[1];
  // With points it is rather a date: 10.03.26.
  if (alone?.includes(':')) return stamp({}, alone, '', shape);
  const dated = readDated(words, shape);
  if (dated) return dated;
  const [, time, date = ''] = BEFORE.exec(words) ?? [];
  return time === undefined ? undefined : readDated(`${date.replace(WEEKDAY, '')} ${time}`, shape);
}

function readDated(text: string, shape: string): Stamp | undefined {
  for (const [form, order] of DATES) {
    const found = form.exec(text);
    if (!found) continue;
    const rest = text.slice(found[0].length);
    const [, time, zone = ''] = AFTER.exec(rest) ?? [];
    if (rest !== '' && time === undefined) continue;
    const dates = datesOf(found, order);
    if (Object.keys(dates).length === 0) continue;
    return stamp(dates, time, zone, shape);
  }
  return undefined;
}

function stamp(
  dates: Stamp['dates'],
  typed: string | undefined,
  zone: string,
  shape: string,
): Stamp | undefined {
  const time = typed === undefined ? undefined : timeOf(typed);
  if (typed !== undefined && time === undefined) return undefined;
  const sign = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : '';
  const offset = /^(z|utc|gmt)$/.test(zone) ? 'Z' : sign;
  return { dates, time, offset, named: /^[a-z]{2}/.test(zone), shape };
}

function timeOf(text: string): string | undefined {
  const [, hours, minutes, seconds = '00', half] =
    /^(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:[.,]\d+)?(?: ?([ap]))?/.exec(text) ?? [];
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}:${seconds}`;
}

function datesOf(found: RegExpExecArray, order: (typeof DATES)[number][1]): Stamp['dates'] {
  const [, a = '', , b = '', c = ''] = found;
  if (order === 'named-mdy') return always(dateOf(c, MONTHS.indexOf(a.slice(0, 3)) + 1, b));
  if (order === 'named-dmy') return always(dateOf(c, MONTHS.indexOf(b.slice(0, 3)) + 1, a));
  if (order === 'ymd') return always(dateOf(a, Number(b), c));
  const ymd = c.length === 2 ? dateOf(a, Number(b), c) : undefined;
  const dmy = dateOf(c, Number(b), a);
  const mdy = dateOf(c, Number(a), b);
  return { ...(dmy && { dmy }), ...(mdy && { mdy }), ...(ymd && { ymd }) };
}

function always(date: string | undefined): Stamp['dates'] {
  return date === undefined ? {} : { dmy: date, mdy: date, ymd: date };
}

/** A year of two digits is 1969 to 2068, as Python reads it. */
function dateOf(year: string, month: number, day: string): string | undefined {
  if (year.length !== 4 && year.length !== 2) return undefined;
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 69 ? 2000 : 1900);
  const date = new Date(Date.UTC(full, month - 1, Number(day)));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return full >= 1000 && same ? date.toISOString().slice(0, 10) : undefined;
}
