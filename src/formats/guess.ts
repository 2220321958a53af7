import { bareStamps, bracketStamp } from './jrnl-survey.js';

/** The formats that entries can be read from. */
export const IMPORT_FORMATS = ['jsonl', 'jrnl'] as const;

export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/**
 * The format of a file, from how its name ends or else how it begins.
 *
 * @param head some of its first bytes
 */
export function guessFormat(name: string, head: Uint8Array): ImportFormat | undefined {
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'jsonl';
  if (/\.(jrnl|journal|txt)$/i.test(name)) return 'jrnl';
  const text = Buffer.from(head)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (text.startsWith('{')) return 'jsonl';
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  if (/^(JRNLv\d|gAAAAA)/.test(line) || bracketStamp(line)) return 'jrnl';
  return bareStamps(line).next().done ? undefined : 'jrnl';
}
