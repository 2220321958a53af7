import type { Span } from './span.js';

/** A text with each of its identifiers replaced by its type: `[name]`. */
export function maskIdentifiers(text: string, spans: readonly Span[]): string {
  let [masked, from] = ['', 0];
  for (const { start, end, type } of spans) {
    masked += `${text.slice(from, start)}[${type}]`;
    from = end;
  }
  return masked + text.slice(from);
}
