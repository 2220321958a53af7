import { NUMBER_WORDS } from './numbers.js';
import { after, before, hinted, matches, type Detector } from './span.js';

const NUMBER = `(?:1[01]\\d|[1-9]?\\d|${NUMBER_WORDS})`;
const FROM = "(?<![A-Za-z\\u00c0-\\u024f\\d/.,:\u00a3$\u20ac'\u2019-])";
const TO = '(?![A-Za-z\\u00c0-\\u024f\\d])';
const PERSON =
  '(?:she|he|they|who|client|kids|boys|girls|children|sons|daughters|patient|mum|mom|mother|dad|father|son|daughter|sister|brother|boy|girl|baby|child|kid|toddler|teen|teenager|husband|wife|partner|gran|grandma|grandad|grandmother|grandfather|nan|granddad|niece|nephew|cousin|twins|aunt|uncle|student|woman|man|lady|friend|eldest|youngest|oldest|[A-Z][a-z]+|[A-Z]\\.?)';

/** "92-year-old", "92 y/o", "thirty-four years old", "six months old" */
const OLD = new RegExp(
  `${FROM}(?<it>${NUMBER}(?:[- ]?(?:and a half|1/2|\u00bd))?[- ]?(?:years?|yrs?|months?|mths?|weeks?|days?)[- ]?(?:olds?|of age)|${NUMBER}[- ]?(?:y/o|y\\.o\\.?|yo|yr-olds?)|${NUMBER}-(?:something|ish))${TO}(?<next>(?:[ -][A-Za-z\\u00c0-\\u024f]+)?)`,
  'dgi',
);
/** "aged 7", "age 7", "age: 42", "at the age of nine" */
const AGED = new RegExp(
  `${FROM}(?:aged?|ages|age of|turned|turning|turns)(?: (?:is|was|about|around|only|just|between))?:? (?<it>${NUMBER}(?:(?: ?(?:and|-|\u2013|to|,|&) ?${NUMBER}))?)${TO}(?! ?(?:%|o['\u2019]clock|am\\b|pm\\b|minutes?|hours?|sessions?|times|steps|out of|pages|of (?:the|my|us|them)))`,
  'dgi',
);
/** "she is 34", "J. turned 40", "her son is nine" */
const IS = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f\\d])${PERSON}(?: is| are|['\u2019]s|['\u2019]re| was| were|['\u2019]ll be| will be| had just turned)(?: (?:now|only|just|about|almost|nearly|already|still))? (?<it>1[01]\\d|[1-9]?\\d|${NUMBER_WORDS})(?=$|[.,;:!?)\\n]|['\u2019] | (?:and|but|now|years|yrs|next|this|in|on|when|with|today|tomorrow|\u2013|-|or|so|who|already|at the|soon)(?![A-Za-z\\u00c0-\\u024f]))`,
  'dg',
);
/** "her 50th birthday" */
const BIRTHDAY = new RegExp(
  `${FROM}(?<it>(?:1[01]\\d|[1-9]?\\d)(?:st|nd|rd|th)|eighteenth|twenty-first|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth)(?= birthday)`,
  'dgi',
);
/** "M34", "34F", "(34)" after a name, "F, 42" */
const SHORT = [
  /(?<![A-Za-z\u00c0-\u024f\d])(?<it>[1-9]\d ?[MF])(?=$|[\s.,;:)/])/dg,
  /(?<=^|[(,;:\n-] ?|\b(?:client|patient|pt|new|referral) )(?<it>[MF] ?[1-9]\d)(?=$|[\s.,;:)/])(?! ?\d[A-Z]{2})/dgi,
  /(?<=[A-Za-z], (?:are|is|was|were) (?:now |only )?)(?<it>[1-9]\d?)(?=$|[.,;!?]| now| and )/dg,
  /(?<=\b(?:client|patient|pt|woman|man|boy|girl|mother|father|son|daughter|sister|brother|student|partner|husband|wife|mum|mom|dad) )(?<it>\([1-9]\d?\))/dgi,
  /(?<=\bat )(?<it>1[3-9]|[2-9]\d)(?=,? (?:she|he|they) )/dgi,
  /(?<=\b[FM],? )(?<it>[1-9]\d)(?=[,.;)\s]|$)/dg,
  /(?<=\b(?:woman|man|boy|girl|lad|lady|person|gentleman|client|patient|student|child|mother|father|widow|widower|guy|kid|teenager|daughter|son) of )(?<it>[1-9]\d?)(?=$|[,.;:!?)\s])/dgi,
  /(?<=\b(?:widowed|orphaned|married|diagnosed|pregnant|adopted|died|engaged|divorced|school|retired|sectioned|home|career|smoking|drinking|using|a (?:mother|father|parent|mum|dad|widow|widower)) (?:aged |again )?at )(?<it>[1-9]\d)(?=$|[,.;!?)\n]| (?:and|but|to|with|because|she|he|they|after|when))/dgi,
  /(?<=[A-Z\u00c0-\u00d6\u00d8-\u00de\u0104\u0106\u010c\u010e\u0110\u0118\u011a\u011e\u0130\u0141\u0143\u0147\u0150\u0152\u0158\u015a\u015e\u0160\u0164\u016e\u0170\u0179\u017b\u017d][A-Za-z\u00c0-\u024f.]{0,20},? )(?<it>\([1-9]\d?\))/dg,
  /(?<=[A-Z\u00c0-\u00d6\u00d8-\u00de\u0104\u0106\u010c\u010e\u0110\u0118\u011a\u011e\u0130\u0141\u0143\u0147\u0150\u0152\u0158\u015a\u015e\u0160\u0164\u016e\u0170\u0179\u017b\u017d][a-z\u00df-\u00f6\u00f8-\u017f]{1,20}, )(?<it>[1-9]\d)(?=,| and |\.|;| \(|\)|$|\n)/dg,
  /(?<=\b(?:female|male|woman|man|boy|girl|client|patient), )(?<it>[1-9]\d?)(?=[,.;)\s])/dgi,
  /(?<=\b(?:my|her|his|their|our) )(?<it>[1-9]\d?)(?=[- ]?(?:yr|year)s?\b)/dgi,
];
/** What is old and no person. */
const THINGS =
  /^[ -](?:car|house|home|building|marriage|relationship|scar|clinic|practice|laptop|computer|phone|dog|cat|puppy|kitten|book|building|school|injury|wound|friendship|business|tradition|email|message|article|study|habit|argument|feud|bike|kettle|plant|tree|sofa|chair|carpet|boiler|model|data|news|notes|coat|problem|trauma)s?$/i;
const NOT_A_PERSON =
  /^(?:It|This|That|There|What|Here|How|Session|Room|Score|Phq|PHQ|GAD|Total|Step|Chapter|Page|Day|Week|Month|Number|Group|Limit|Time|Today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Lunch|Average|Max|Minimum|Maximum|Energy|Mood|Tension|Sleep|Stress|Pain|Level|Rating|Anxiety)\b/;

/** Quick to see, and in few texts. */
const NUMBERS =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twent|thirt|fort|fift|sixt|sevent|eight|ninet|fourteen)/i;

/** See {@link hinted}. */
const OLD_HINT = /old|of age|y\/o|y\.o|yo(?![a-z])|-(?:something|ish)/i;
const AGED_HINT = /(?<![a-z])(?:age|turn)/i;
const IS_HINT =
  /(?:is|are|['\u2019]s|['\u2019]re|was|were|be|turned) (?:[a-z]+ )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twent|thirt|fort|fift|ninet)/;

export const ages: Detector = function* (text) {
  if (!NUMBERS.test(text)) return;
  yield* hinted(OLD_HINT, text, OLD, ({ groups = {} }) => !THINGS.test(groups['next'] ?? ''));
  yield* hinted(
    AGED_HINT,
    text,
    AGED,
    (match, { start }) =>
      !/^turn/i.test(match[0]) ||
      !/\b(?:it|we|page|pages|things|clock|i) $/.test(
        before(text, start - match[0].length + (match.groups?.['it'] ?? '').length, 10),
      ),
  );
  yield* hinted(
    IS_HINT,
    text,
    IS,
    (match, { end }) =>
      !NOT_A_PERSON.test(match[0]) &&
      !/^ (?:in (?:the|a|total|all|line)|and a (?:half|quarter)|on (?:the|a|my)|at the (?:back|end)|or (?:so )?minutes)/.test(
        after(text, end, 20),
      ),
  );
  yield* hinted(/birthday/i, text, BIRTHDAY);
  if (!/\d/.test(text)) return;
  for (const pattern of SHORT) yield* matches(text, pattern);
};
