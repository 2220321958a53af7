import { findIdentifiers } from './find.js';
import { hasPhones } from './phones.js';
import type { Span } from './span.js';

/** As {@link findIdentifiers}; the numbering plans are loaded where the text has a number for them. */
export async function identify(text: string, allow: readonly string[] = []): Promise<Span[]> {
  if (!hasPhones(text)) return findIdentifiers(text, { allow });
  const { phoneCheck } = await import('./phone-library.js');
  return findIdentifiers(text, { allow, phoneCheck: phoneCheck() });
}
