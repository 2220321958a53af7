import { ibanRemainder, luhn } from './checks.js';
import { before, matches, type Detector } from './span.js';

const IBAN =
  /(?<![A-Za-z\u00c0-\u024f\d])(?<it>[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?)(?![A-Za-z\u00c0-\u024f\d])/dg;
const CARD = /(?<![\w.+-])(?<it>\d{4}(?:[ -]?\d){9,15})(?![\w-]|\.\d)/dg;
const CALLED =
  /(?<![A-Za-z\u00c0-\u024f\d])(?:(?:bank |savings |current |checking )?(?:account|acct|a\/c|acc)(?: (?:number|no\.?|num|#))?|sort code|routing(?: (?:number|no\.?|#))?|bsb|swift(?:\/bic)?(?: code)?|bic|iban|(?:credit|debit|bank|visa|mastercard|amex|payment)(?: card)?(?: (?:number|no\.?|details|ending(?: in)?|#))?|card (?:number|no\.?|ending(?: in)?|#)|ifsc(?: code)?)(?: (?:is|was|ending(?: in)?|ends(?: in)?|of|with|and))*[ :#=.-]{0,4}(?<it>(?=[A-Z]{0,6}\d)[A-Z\d]{1,34}(?:[ -](?=[A-Z]{0,4}\d)[A-Z\d]{1,20}){0,8})(?![A-Za-z\u00c0-\u024f\d])/dgi;

/** Accounts and cards: by their check, or by the word before them. */
export const accounts: Detector = function* (text) {
  if (!/\d\d/.test(text)) return;
  yield* matches(text, IBAN, (match) => {
    const iban = match[0].replaceAll(' ', '');
    return (
      iban.length >= 15 &&
      iban.length <= 34 &&
      (ibanRemainder(iban) || /iban|account/.test(before(text, match.index, 30)))
    );
  });
  yield* matches(text, CARD, (match) => {
    const digits = match[0].replaceAll(/\D/g, '');
    return (
      digits.length >= 13 &&
      digits.length <= 19 &&
      (luhn(digits) || /card|visa|amex|mastercard|credit|debit/.test(before(text, match.index, 40)))
    );
  });
  for (const { start, end } of matches(text, CALLED)) {
    // What follows in words is none of it.
    const number =
      /^(?:[A-Z\d-]*\d[A-Z\d-]*)(?: [A-Z\d-]*\d[A-Z\d-]*)*/i.exec(text.slice(start, end))?.[0] ??
      '';
    if (number.replaceAll(/\D/g, '').length >= 4) yield { start, end: start + number.length };
  }
};
