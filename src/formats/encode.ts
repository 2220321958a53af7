import { entryJson, type Entry } from '../journal/entry.js';

/** The formats that entries can be written in. */
export const EXPORT_FORMATS = ['jsonl', 'json'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Characters that are gathered before they are handed on: fewer, larger writes. */
const BATCH = 65_536;

/** An entry as one line of JSON, without the line end. */
export function entryLine(entry: Entry): string {
  return JSON.stringify(entryJson(entry));
}

/**
 * Entries as text, in pieces of some 64 KB: an object a line, or (`json`) one array that has an
 * entry a line.
 *
 * @param count is called with each entry's number, from 1
 */
export async function* encode(
  entries: AsyncIterable<Entry>,
  format: ExportFormat,
  count: (written: number) => void = () => undefined,
): AsyncGenerator<string> {
  const [open, between, close] = format === 'json' ? ['[\n', ',\n', '\n]\n'] : ['', '\n', '\n'];
  let text = '';
  let written = 0;
  for await (const entry of entries) {
    text += (written === 0 ? open : between) + entryLine(entry);
    count(++written);
    if (text.length < BATCH) continue;
    yield text;
    text = '';
  }
  if (written > 0) yield text + close;
  else if (format === 'json') yield '[]\n';
}
