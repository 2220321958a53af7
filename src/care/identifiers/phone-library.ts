import { isValidPhoneNumber } from 'libphonenumber-js/min';
import type { PhoneCheck } from './phones.js';

/** Whose national numbers are known without their code. */
const COUNTRIES = ['GB', 'US', 'AU', 'IN', 'IE', 'NZ', 'ZA', 'NG', 'DE', 'FR'] as const;
/** After so many different numbers a text is a list of numbers, and shape alone decides. */
const ENOUGH = 500;

/** A check by the numbering plans of libphonenumber; each number is looked at once. */
export function phoneCheck(): PhoneCheck {
  const known = new Map<string, boolean>();
  return (written) => {
    const found = known.get(written);
    if (found !== undefined) return found;
    if (known.size >= ENOUGH) return true;
    const isValid = COUNTRIES.some((country) => isValidPhoneNumber(written, country));
    known.set(written, isValid);
    return isValid;
  };
}
