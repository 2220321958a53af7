import { matches, type Detector } from './span.js';

const UK =
  /(?<![A-Za-z\u00c0-\u024f\d])(?<it>(?:GIR ?0AA|(?:[A-PR-UWYZ]\d[\dA-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y]\d[\dABEHMNPRVWXY]?) ?\d[ABD-HJLNP-UW-Z]{2}))(?![A-Za-z\u00c0-\u024f\d])/dgi;
const CANADA =
  /(?<![A-Za-z\u00c0-\u024f\d])(?<it>[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d)(?![A-Za-z\u00c0-\u024f\d])/dgi;
const STATES =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming';
const US = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f\\d])(?:${STATES}),? {1,2}(?<it>\\d{5}(?:-\\d{4})?)(?![A-Za-z\\u00c0-\\u024f\\d])`,
  'dg',
);
const PLUS_FOUR = /(?<![\w.-])(?<it>\d{5}-\d{4})(?![\w-])/dg;
const AUSTRALIA =
  /(?<![A-Za-z\u00c0-\u024f\d])(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT|New South Wales|Victoria|Queensland|Western Australia|South Australia|Tasmania),? (?<it>\d{4})(?![A-Za-z\u00c0-\u024f\d])/dg;
const NETHERLANDS =
  /(?<![A-Za-z\u00c0-\u024f\d])(?<it>[1-9]\d{3} ?(?!SA|SD|SS|AM|PM)[A-Z]{2})(?= [A-Z\u00c0-\u00d6\u00d8-\u00de\u0104\u0106\u010c\u010e\u0110\u0118\u011a\u011e\u0130\u0141\u0143\u0147\u0150\u0152\u0158\u015a\u015e\u0160\u0164\u016e\u0170\u0179\u017b\u017d][a-z\u00df-\u00f6\u00f8-\u017f]+)/dg;
/** "10115 Berlin" after a street or a comma */
const CITY =
  /(?<=\d[a-z]?, |strasse \d{1,4}, |stra\u00dfe \d{1,4}, )(?<it>\d{5})(?= [A-Z\u00c0-\u00d6\u00d8-\u00de\u0104\u0106\u010c\u010e\u0110\u0118\u011a\u011e\u0130\u0141\u0143\u0147\u0150\u0152\u0158\u015a\u015e\u0160\u0164\u016e\u0170\u0179\u017b\u017d][a-z\u00df-\u00f6\u00f8-\u017f]+)/dg;
const CALLED =
  /(?<![A-Za-z\u00c0-\u024f\d])(?:post ?codes?|postal codes?|zip(?: ?codes?)?|pin ?codes?|eircode)(?: (?:is|was|of|area|for [A-Za-z\u00c0-\u024f]{1,20}(?: is)?))*[ :#=-]{0,3}(?<it>(?=[A-Z]{0,2}\d)[A-Z\d]{2,8}(?:[ -](?=[A-Z]{0,2}\d)[A-Z\d]{2,5})?)(?![A-Za-z\u00c0-\u024f\d])/dgi;

export const postcodes: Detector = function* (text) {
  if (!/\d/.test(text)) return;
  for (const pattern of [UK, CANADA, US, AUSTRALIA, NETHERLANDS, CITY, CALLED]) {
    yield* matches(text, pattern);
  }
  yield* matches(text, PLUS_FOUR);
};
