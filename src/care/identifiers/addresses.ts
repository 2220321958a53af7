import { hasInnerCapital } from './letters.js';
import { before, hinted, matches, type Detector } from './span.js';

const TYPES =
  'Street|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Drive|Dr|Close|Cl|Court|Ct|Crescent|Cres|Place|Pl|Square|Sq|Terrace|Tce|Terr|Gardens|Gdns|Grove|Gr|Way|Walk|Hill|Row|Mews|Parade|Pde|Boulevard|Blvd|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Trail|Trl|Loop|Rise|View|Green|Park|Mount|Bank|Wharf|Quay|Yard|Gate|Path|Alley|Vale|Meadows?|Estate|House|Heights|Villas?|Plaza|Broadway|Esplanade|Marg|Nagar|Turnpike|Pike|Passage|Manor|Ridge|Run|Point|Crossing|Commons|Fields?|Causeway|Mansions|Lodge|Towers?|Apartments|Buildings|Cottages?|Barn|Hall';
const STREETS =
  'Street|Road|Avenue|Lane|Drive|Close|Crescent|Terrace|Gardens|Mews|Boulevard|Parade|St|Rd|Ave|Blvd|Cres';
const WORD =
  "[A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d\\d][A-Za-z\\u00c0-\\u024f\\d.'\u2019-]{0,30}";
const UNIT =
  '(?:(?:Flat|Apartment|Apt\\.?|Unit|Suite|Ste\\.?|Room|Rm|No\\.?|Plot|House|Block|Floor|#) ?#?[\\dA-Z]{1,6}(?:[,/ ]|, ))?';
const AFTER_UNIT =
  '(?:,? ?(?:Flat|Apartment|Apt\\.?|Unit|Suite|Ste\\.?|Floor|#) ?#?[\\dA-Z]{1,6})?';
/** What may follow on the same line: the town. */
const TOWN =
  "(?:, ?[A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f'\u2019.-]{1,30}(?: [A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f'\u2019.-]{1,30}){0,2}(?![A-Za-z]?\\d)){0,3}";

/** "12 Oak Street", "Flat 3, 14 St Mary's Road, Leeds", "221B Baker St." */
const NUMBERED = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f\\d.\u00a3$\u20ac])(?<it>${UNIT}\\d{1,6}(?:[-/]\\d{1,5})?[A-Za-z]?,? (?:the )?(?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\\.? )?(?:${WORD} ){1,4}?(?:${TYPES})\\b\\.?(?: (?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\\b)?${AFTER_UNIT}${TOWN})`,
  'dg',
);
/** "7 The Crescent" */
const THE =
  /(?<![A-Za-z\u00c0-\u024f\d.])(?<it>\d{1,4}[A-Za-z]?,? The (?:Crescent|Close|Avenue|Drive|Green|Square|Grove|Mews|Terrace|Paddock|Paddocks|Park|Parade|Esplanade|Mall|Strand|Broadway|Lane|Rise|Ridgeway|Orchard|Meadows|Gardens|Street|Cottages|Chase|Links|Spinney|Hollow|Glade|Willows|Oaks|Elms|Limes|Beeches|Cedars))(?![A-Za-z])/dg;
/** The same without capitals, for the types that are nothing else. */
const LOWER =
  /(?<![A-Za-z\u00c0-\u024f\d.\u00a3$\u20ac])(?<it>\d{1,5}[a-z]? (?:[A-Za-z\u00c0-\u024f'\u2019-]{2,20} ){1,2}(?:street|road|avenue|crescent|ave|rd|gardens|mews|boulevard|blvd|lane|close|terrace))(?![A-Za-z\u00c0-\u024f\d])/dg;
const LIVES =
  /(?:lives?|living|lived|moved|moving|staying|stays|address(?: is)?:?|flat|house|home|based|round|at|from|on|in|to|of|near|off) (?:at |in |on |to |from |near |off |just off |round )?$/;
const UNNUMBERED = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f\\d])(?<it>(?:(?:Old|New|North|South|East|West|Upper|Lower|Great|Little|St\\.?) )?[A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f'\u2019-]{2,30}(?: [A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f'\u2019-]{2,30})? (?:${STREETS}))(?![A-Za-z\\u00c0-\\u024f\\d])`,
  'dg',
);
/** "Hauptstraße 12", "Rue de la Paix 5", "Via Roma 12", "Calle Mayor, 3", "12 rue Victor Hugo" */
const ABROAD = [
  /(?<![A-Za-z\u00c0-\u024f\d])(?<it>\d{1,4}[a-z]? [A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f]{2,25}(?:gatan|gata|v\u00e4gen|vej|vegen|stra\u00dfe|strasse|straat|laan|weg|gasse|katu|tie))(?![A-Za-z\u00c0-\u024f])/dg,
  /(?<![A-Za-z\u00c0-\u024f\d])(?<it>[A-Z\u00c0-\u00d6\u00d8-\u00de\u0104\u0106\u010c\u010e\u0110\u0118\u011a\u011e\u0130\u0141\u0143\u0147\u0150\u0152\u0158\u015a\u015e\u0160\u0164\u016e\u0170\u0179\u017b\u017d][A-Za-z\u00c0-\u024f]{2,25}(?:stra\u00dfe|strasse|str\.|gasse|weg|platz|allee|straat|laan|gatan|vej|gade|katu|utca) ?\d{1,4}[a-z]?(?:, \d{4,5} [A-Z\u00c0-\u00d6\u00d8-\u00de\u0104\u0106\u010c\u010e\u0110\u0118\u011a\u011e\u0130\u0141\u0143\u0147\u0150\u0152\u0158\u015a\u015e\u0160\u0164\u016e\u0170\u0179\u017b\u017d][A-Za-z\u00c0-\u024f]{2,25})?)(?![A-Za-z\u00c0-\u024f\d])/dg,
  /(?<![A-Za-z\u00c0-\u024f\d])(?<it>(?:Rue|Via|Calle|Rua|Avenida|Av\.|Piazza|Plaza|Carrer|Strada|Ulica|ul\.|Viale|Corso|Paseo|Pra\u00e7a)(?: (?:de|del|della|dei|la|las|los|le|les|du|des|da|do|dos|das|di))*(?: [A-Z\u00c0-\u00d6\u00d8-\u00de\u0104\u0106\u010c\u010e\u0110\u0118\u011a\u011e\u0130\u0141\u0143\u0147\u0150\u0152\u0158\u015a\u015e\u0160\u0164\u016e\u0170\u0179\u017b\u017d][A-Za-z\u00c0-\u024f'\u2019.-]{1,25}){1,3},? ?\d{1,5}[a-z]?)(?![A-Za-z\u00c0-\u024f\d])/dg,
  /(?<![A-Za-z\u00c0-\u024f\d])(?<it>\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|chemin|impasse|all\u00e9e|via|calle|rua)(?: (?:de|del|della|dei|la|las|los|le|les|du|des|da|do|dos|das|di|l['\u2019]|d['\u2019]))*(?: ?[A-Z\u00c0-\u00d6\u00d8-\u00de\u0104\u0106\u010c\u010e\u0110\u0118\u011a\u011e\u0130\u0141\u0143\u0147\u0150\u0152\u0158\u015a\u015e\u0160\u0164\u016e\u0170\u0179\u017b\u017d][A-Za-z\u00c0-\u024f'\u2019.-]{1,25}){1,3})(?![A-Za-z\u00c0-\u024f\d])/dg,
];
const BOX =
  /(?<![A-Za-z\u00c0-\u024f\d])(?<it>(?:P\.? ?O\.? ?Box|Post Office Box|Private Bag|GPO Box|PSC|Locked Bag) ?#? ?\d{1,7})(?!\d)/dgi;
/** "Flat 12B, Rosewood House", "the third floor flat at Ashby Court" */
const NAMED_HOUSE = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f\\d])(?<it>(?:Flat|Apartment|Apt\\.?|Unit|Room) ?#?[\\dA-Z]{1,5},? (?:[A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f'\u2019-]{1,25} ){1,3}(?:House|Court|Tower|Towers|Heights|Mansions|Lodge|Building|Point|Apartments|Villas?|Block))(?![A-Za-z\\u00c0-\\u024f\\d])`,
  'dg',
);
/** Streets that stand for what is in them. */
const FIGURES_OF_SPEECH =
  /^(?:High|Wall|Main|Downing|Sesame|Coronation|Easy|Harley|Fleet|Quality|Memory|Fast|Slow|Bus|Cycle|Middle|Abbey|Silk|Civvy) /;

/** See {@link hinted}. */
const NUMBERED_HINT = /\d[A-Za-z]?,? (?:the )?[^\sa-z]/;
const LOWER_HINT =
  /street|road|avenue|crescent|ave|rd|gardens|mews|boulevard|blvd|lane|close|terrace/;

export const addresses: Detector = function* (text) {
  if (/\d/.test(text)) {
    yield* hinted(NUMBERED_HINT, text, NUMBERED, (match) => !isMeasure(match[0]));
    yield* hinted(LOWER_HINT, text, LOWER, (match) => !isMeasure(match[0]));
    for (const pattern of ABROAD) yield* matches(text, pattern);
    yield* hinted(/ The [A-Z]/, text, THE);
    yield* hinted(/box|bag|psc/i, text, BOX);
    yield* hinted(/Flat|Ap(?:artmen)?t|Unit|Room/, text, NAMED_HOUSE);
  }
  if (!hasInnerCapital(text)) return;
  yield* matches(
    text,
    UNNUMBERED,
    (match) => !FIGURES_OF_SPEECH.test(match[0]) && LIVES.test(before(text, match.index, 30)),
  );
};

/** "20 Minutes Walk", "3 Steps Way": counted, not lived at. */
function isMeasure(found: string): boolean {
  return /^\d+ (?:minutes?|mins?|hours?|steps?|miles?|metres?|meters?|yards?|weeks?|days?|sessions?|clients?|people|more|of|in|and|or|the|times?|min|years?|new|good|long|km|calls?)\b/i.test(
    found,
  );
}
