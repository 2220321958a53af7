import { DAY_WORDS } from './numbers.js';
import { after, before, hinted, matches, type Detector } from './span.js';

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)';
const DAY = '(?:3[01]|[12]\\d|0?[1-9])';
const NTH = `(?:${DAY} ?(?:st|nd|rd|th)?|${DAY_WORDS})`;
const YEAR = "(?:(?:19|20)\\d\\d|['\u2019]\\d\\d)";
const FROM = '(?<![A-Za-z\\u00c0-\\u024f\\d/.:\u00a3$\u20ac-])';
const TO = '(?![A-Za-z\\u00c0-\\u024f\\d])';

/** "3 March", "the third of March 2025", "3-5 March"; "March 3", "Sept. 3rd, 2025", "March 2025" */
const NAMED = [
  `${FROM}(?<it>(?:${NTH}(?: ?(?:-|\u2013|to|and|&) ?))?${NTH}(?:(?: of|-)? ?|\\. ?)(?<month>${MONTH})\\b\\.?(?:,? ?-?${YEAR})?)${TO}`,
  `${FROM}(?<it>(?<month>${MONTH})\\b\\.?,? ?(?:the )?${NTH}(?: ?(?:-|\u2013|to|and|&) ?${NTH})?(?:,? ${YEAR})?)${TO}(?! ?(?:%|:\\d|am\\b|pm\\b|people|clients|sessions|of\\b(?! (?:this|last|next))))`,
  `${FROM}(?:(?:mid|early|late)-)?(?<it>(?<month>${MONTH})\\b\\.?,? ?(?:of )?-?${YEAR})${TO}`,
].map((source) => new RegExp(source, 'dgi'));
/** "12/04/2025", "12.4.25", "2025-04-12", "20250412" after a word for it */
const FIGURES = [
  /(?<![\d/.:\u00a3$\u20ac-]|\d,)(?<it>(?<a>\d{1,2})(?<by>[/.-]) ?(?<b>\d{1,2})\k<by> ?(?<c>(?:19|20)\d\d|\d\d))(?![\d/-]|\.\d)/dg,
  /(?<![\d/.:-])(?<it>(?<c>(?:19|20)\d\d)(?<by>[-/.])(?<a>\d{1,2})\k<by>(?<b>\d{1,2}))(?:T\d\d:\d\d|(?![\d/-]))/dg,
  /(?<![\d/.-])(?<it>(?<c>(?:19|20)\d\d)[- ](?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}[- ]\d{1,2})(?!\d)/dgi,
];
/** "on 3/4", "dob 3/4": a bare pair of numbers is a share or a score */
const PAIR =
  /(?<=\b(?:on|dob|d\.o\.b\.?|born|since|until|till|by|dated|from|date:?|due|appt|appointment|session|seen|admitted|discharged):? )(?<it>(?<a>\d{1,2})[/.](?<b>\d{1,2}))(?![\d/.%:]|\.\d| ?(?:of|out|stars|am\b|pm\b))/dgi;
/** "on the 14th", "the 3rd at noon" */
const NTH_ALONE =
  /(?<=\b(?:on|by|until|till|since|from|before|after|for) the )(?<it>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?=$|[.,;!?)\n]| (?:at|and|when|because|but|she|he|they|we|i|with|in the|to|so|after|before|which|\u2013|-) )/dgi;

/** "Christmas Day 2019" */
const FEASTS =
  /(?<![A-Za-z\u00c0-\u024f])(?<it>(?:Christmas|Boxing|New Year['\u2019]?s?|Valentine['\u2019]?s|Easter|Good Friday|Thanksgiving|Hallowe['\u2019]?en|(?:Mother|Father)['\u2019]?s['\u2019]?|Eid|Diwali)(?: (?:Day|Eve|Sunday|Monday|morning|night))?,? (?:of |in )?(?:19|20)\d\d)(?!\d)/dgi;

/** Quick to see, and in few texts. */
const NAMES = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** A day or a year, in figures or words, of which every date with a month's name has one. */
const A_DAY =
  /\d|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|teenth|tieth/i;

export const dates: Detector = function* (text) {
  for (const pattern of NAMES.test(text) && A_DAY.test(text) ? NAMED : []) {
    yield* matches(text, pattern, ({ groups = {} }, { start, end }) =>
      isMonth(groups['month'] ?? '', text, start, end),
    );
  }
  if (!/\d/.test(text)) return;
  for (const pattern of FIGURES) {
    yield* matches(text, pattern, ({ groups = {} }) => isDate(groups));
  }
  yield* hinted(/(?:19|20)\d\d/, text, FEASTS);
  yield* hinted(/\d[/.]\d/, text, PAIR, ({ groups = {} }) => isDate(groups));
  yield* hinted(/\d(?:st|nd|rd|th)/i, text, NTH_ALONE);
};

function isDate({ a, b, month }: Readonly<Record<string, string>>): boolean {
  if (month !== undefined) return true;
  const [first, second] = [Number(a), Number(b)];
  const [less, more] = first < second ? [first, second] : [second, first];
  return less >= 1 && less <= 12 && more <= 31;
}

/** "may 3" and "march 3" may be verbs, "mar" and "sec" parts of words. */
function isMonth(month: string, text: string, start: number, end: number): boolean {
  // "second may be": nothing but words.
  const piece = text.slice(start, end);
  if (/^(?:may|march|mar|jun|sep|dec|jan|oct|nov|apr|aug|jul|feb)$/.test(month)) {
    if (/^(?:may|march|mar)$/.test(month)) {
      const led = /\b(?:on|since|until|till|by|from|before|after|last|next|this|the|of) (?:the )?$/;
      if (!/\d/.test(piece)) return / of /.test(piece);
      const leads = /^\d/.test(piece) || led.test(before(text, start, 14));
      if (!leads && !/\d{4}|\d(?:st|nd|rd|th)/.test(piece)) return false;
    }
    return !/^ (?:be|have|not)\b/.test(after(text, end, 6));
  }
  // "the second May", "First March" without a number or "of": rather a word.
  if (!/\d/.test(piece))
    return (
      / of /.test(piece) ||
      (/^[A-Za-z\u00c0-\u024f]+\.?,? (?:the )?[A-Za-z\u00c0-\u024f]/u.test(piece) &&
        !/(?:first|second)$/i.test(piece)) ||
      / of /.test(piece)
    );
  return true;
}
