import type { IdentifierType, Span } from '../../care/identifiers/span.js';

const NAMED: Readonly<Record<IdentifierType, readonly [one: string, many: string]>> = {
  name: ['name', 'names'],
  date: ['date', 'dates'],
  age: ['age', 'ages'],
  phone: ['phone number', 'phone numbers'],
  email: ['e-mail address', 'e-mail addresses'],
  url: ['web address', 'web addresses'],
  ip: ['IP address', 'IP addresses'],
  ssn: ['national or health number', 'national or health numbers'],
  'record-number': ['record number', 'record numbers'],
  account: ['account or card number', 'account or card numbers'],
  address: ['address', 'addresses'],
  postcode: ['postcode', 'postcodes'],
  organisation: ['organisation', 'organisations'],
};

/** A type as a person calls it. */
export function typeWord(type: IdentifierType): string {
  return NAMED[type][0];
}

/** "2 names, 1 date": counts and types, nothing of the text. */
export function countWords(spans: readonly Pick<Span, 'type'>[]): string {
  const counts = new Map<IdentifierType, number>();
  for (const { type } of spans) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .map(([type, count]) => `${count} ${NAMED[type][count === 1 ? 0 : 1]}`)
    .join(', ');
}

/** "1 possible identifier" */
export function possible(count: number): string {
  return count === 1
    ? '1 possible identifier'
    : `${count.toLocaleString('en-GB')} possible identifiers`;
}
