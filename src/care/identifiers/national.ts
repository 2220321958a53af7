import { luhn, nhsNumber, ssnDigits } from './checks.js';
import { before, matches, type Detector } from './span.js';

const US_SSN = /(?<![\w.-])(?<it>\d{3}-\d{2}-\d{4})(?![\w-])/dg;
const NINO =
  /(?<![A-Za-z\u00c0-\u024f\d])(?<it>(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D])(?![A-Za-z\u00c0-\u024f\d])/dgi;
const NHS = /(?<![\d.+-])(?<it>\d{3}[ -]\d{3}[ -]\d{4})(?![\d-])/dg;
/** India's permanent account number, Spain's DNI and NIE, Ireland's PPS */
const LETTERED =
  /(?<![A-Za-z\u00c0-\u024f\d-])(?<it>[A-Z]{3}[PCHABGJLFT][A-Z]\d{4}[A-Z]|[XYZ]-?\d{7}-?[A-Z]|\d{7}[A-W][A-IW])(?![A-Za-z\u00c0-\u024f\d-])/dg;
/** What a number is called before it stands, or is said to be. */
const CALLED =
  /(?<![A-Za-z\u00c0-\u024f\d])(?:ssn|s\.s\.n\.?|social security(?: (?:number|no\.?|num|#))?|social(?= (?:is|number|#))|nino|ni(?: (?:number|no\.?))|national insurance(?: (?:number|no\.?))?|nhs(?: (?:number|no\.?|num|#))?|tfn|tax file(?: (?:number|no\.?))?|medicare(?: (?:number|no\.?|card|#))*|ihi|sin(?: (?:number|no\.?))?|social insurance(?: (?:number|no\.?))?|aadhaar(?: (?:number|no\.?|card))*|nhi(?: (?:number|no\.?))?|pps(?:n| (?:number|no\.?))?|bsn|national id(?:entity)?(?: (?:number|no\.?|card))*|id card(?: (?:number|no\.?))?|nin|bvn|cpf|curp|codice fiscale|tax id(?: (?:number|no\.?))?|tin|itin|ein|ssid|(?:h&c|chi)(?: (?:number|no\.?))?)(?![A-Za-z\u00c0-\u024f])(?: (?:is|was|of|ending(?: in)?|ends(?: in)?|for [A-Za-z\u00c0-\u024f]{1,20}(?: is)?))?[ :#=.-]{0,4}(?<it>(?:[A-Z]{1,4}[ -])?(?=[A-Z]{0,4}\d)[A-Z\d]{1,20}(?:[ -](?:(?=[A-Z]{0,4}\d)[A-Z\d]{1,12}|[A-Z](?![A-Za-z]))){0,6})(?![A-Za-z\u00c0-\u024f\d])/dgi;

/** National and health numbers: by their own check, or by the word before them. */
export const nationals: Detector = function* (text) {
  if (!/\d\d/.test(text)) return;
  yield* matches(
    text,
    US_SSN,
    (match) =>
      ssnDigits(match[0].replaceAll('-', '')) || /ss|social/.test(before(text, match.index, 30)),
  );
  yield* matches(text, NINO);
  yield* matches(
    text,
    NHS,
    (match) =>
      nhsNumber(match[0].replaceAll(/\D/g, '')) &&
      !/(?:call|phone|tel|mobile|cell|number is|text|ring|fax)\D{0,20}$/.test(
        before(text, match.index, 40),
      ) &&
      match[0].includes(' '),
  );
  yield* matches(text, LETTERED);
  for (const { start, end } of matches(text, CALLED)) {
    yield { start, end: endOfNumber(text, start, end) };
  }
};

/** Words after a number are none of it: "123 45 6789 and then". */
function endOfNumber(text: string, start: number, end: number): number {
  const number =
    /^(?:[A-Z\d-]*\d[A-Z\d-]*|[A-Z]{1,3}(?= \d))(?: (?:[A-Z\d-]*\d[A-Z\d-]*|[A-D](?![a-z])))*/i.exec(
      text.slice(start, end),
    );
  return number ? start + number[0].length : end;
}

const IN_GROUPS = /(?<![\d.+-])(?<it>\d{3}[ -]\d{3}[ -]\d{3})(?![\d-])/dg;

/** Three groups of three that pass the check of Canada's social insurance numbers. */
export const insurance: Detector = (text) =>
  matches(text, IN_GROUPS, (match) => luhn(match[0].replaceAll(/\D/g, '')));
