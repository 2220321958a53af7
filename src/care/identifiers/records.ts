import { matches, type Detector } from './span.js';

const NUMBER = '(?:numbers?|nos?\\.?|nums?\\.?|#|id|code|\u2116)';
/** These need no word for "number" after them. */
const ALONE =
  'mrn|m\\.r\\.n\\.?|urn|umrn|emr|ehr|rio|emis|systmone|nhs trust id|hospital number|chart #|case #|file #|ref|our ref|your ref|ticket|docket|incident|datix|policy #|member id|subscriber id|patient id|client id|client ref|patient ref|case id|record id|group id|plan id|auth(?:orisation|orization)? code|npi|dea|vin|imei|crn|hospital no\\.?|unit no\\.?|service user id|student id|employee id|staff id|badge id|id number|id no\\.?|medicaid|health ?card|ohip|mbi';
/** These do. */
const WITH =
  "medical record|patient|client|case|file|chart|record|reference|policy|claim|insurance|health plan|health insurance|membership|member|subscriber|hospital|prescription|rx|referral|invoice|booking|court|crime|incident|licen[cs]e|driver[\u2019']?s? licen[cs]e|driving licen[cs]e|registration|passport|certificate|visa|prison|prisoner|inmate|badge|employee|staff|student|account ref|group|confirmation|tracking|serial|device|appointment|matter|application|authori[sz]ation|approval|warrant|probation|benefit|housing|tenancy|plate";
const LINK = '(?:[ :#=.,-]|is |was |of |\\(|to )';
const VALUE =
  '(?<it>(?=[A-Z/-]{0,10} ?\\d)[A-Z\\d](?:[A-Z\\d/._-]{0,30}[A-Z\\d])?(?: \\d[A-Z\\d-]{0,15}){0,4}(?: [A-Z]{1,3}(?![A-Za-z\\u00c0-\\u024f\\d]))?)';

const PATTERNS = [
  `(?<![A-Za-z\\u00c0-\\u024f\\d])(?:${ALONE})(?: ${NUMBER})?${LINK}{1,5}${VALUE}(?![A-Za-z\\u00c0-\\u024f\\d])`,
  `(?<![A-Za-z\\u00c0-\\u024f\\d])(?:${WITH})(?: |-)?${NUMBER}${LINK}{0,5}${VALUE}(?![A-Za-z\\u00c0-\\u024f\\d])`,
  `(?<![A-Za-z\\u00c0-\\u024f\\d])(?:passport|licen[cs]e plate|number plate|plate|reg(?:istration)?|licen[cs]e|driving licen[cs]e|policy|claim|case|file|referral|crime ref(?:erence)?|prison)${LINK}{1,5}${VALUE}(?![A-Za-z\\u00c0-\\u024f\\d])`,
].map((source) => new RegExp(source, 'dgi'));

/** Numbers of records, policies, papers: always by the word before them. */
export const records: Detector = function* (text) {
  if (!/\d\d/.test(text)) return;
  const [alone, withNumber, loose] = PATTERNS;
  if (alone) yield* matches(text, alone, (match) => isNumber(match.groups?.['it'] ?? '', 3));
  if (withNumber)
    yield* matches(text, withNumber, (match) => isNumber(match.groups?.['it'] ?? '', 2));
  // "case 12" may be the twelfth of them.
  if (loose)
    yield* matches(
      text,
      loose,
      (match) =>
        isNumber(match.groups?.['it'] ?? '', 4) &&
        !/^(?:19|20)\d\d$/.test(match.groups?.['it'] ?? ''),
    );
};

function isNumber(value: string, digits: number): boolean {
  // "policy no for 20 years"
  if (/^[a-z]+ /.test(value) || /^[A-Za-z]* ?$/.test(value)) return false;
  const count = value.replaceAll(/\D/g, '').length;
  return count >= digits || (count >= 2 && /[A-Z].*\d/i.test(value) && value.length >= 5);
}
