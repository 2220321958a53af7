import { countWords, possible } from '../guard/words.js';
import { clockTime, longDate } from '../../terminal/dates.js';
import { safeText } from '../../terminal/safe.js';
import type { Span } from '../../care/identifiers/span.js';

/** An entry of the packet, its possible identifiers masked. */
export interface PacketEntry {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  /** What was masked in it, for counting. */
  readonly masked: readonly Pick<Span, 'type'>[];
}

/** The agenda in Markdown: a heading for each entry, the oldest first. */
export function packetText(entries: readonly PacketEntry[]): string {
  const spans = entries.flatMap(({ masked }) => masked);
  const parts = entries.map(
    ({ at, text }) => `## ${longDate(at)}, ${clockTime(at)}\n\n${nested(safeText(text)).trim()}`,
  );
  return `${['# For supervision', maskedWords(spans), ...parts].join('\n\n')}\n`;
}

/** `2 possible identifiers are masked: 1 name, 1 date. No rule finds all: read it before you share it.` */
export function maskedWords(spans: readonly Pick<Span, 'type'>[]): string {
  const read = 'no rule finds all: read it through before you share it';
  if (spans.length === 0) return `No possible identifiers were found to mask; ${read}.`;
  const are = spans.length === 1 ? 'is' : 'are';
  return `${possible(spans.length)} ${are} masked (${countWords(spans)}); ${read}.`;
}

/** Headings of an entry go below those of the packet. */
function nested(text: string): string {
  return text.replaceAll(/^(#{1,4})(?= )/gm, '##$1');
}
