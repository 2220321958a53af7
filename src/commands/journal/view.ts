import type { ChalkInstance } from 'chalk';
import type { Entry } from '../../journal/entry.js';
import { SHOWN_LETTERS } from '../../journal/ids.js';
import { clockTime, longDate } from '../../terminal/dates.js';
import type { Out } from '../../terminal/output.js';
import { safeText } from '../../terminal/safe.js';
import { wrapText } from '../../terminal/wrap.js';
import { scoredWords, summaryWords } from './summary-words.js';

const INDENT = '  ';

/** What a search looks for, as far as showing it goes. */
export interface Search {
  /** Where the first of the words stands in a text; 0 where that cannot be told. */
  readonly firstHit: (text: string) => number;
  /** Marks the words in a line. */
  readonly highlight: (line: string, color: ChalkInstance) => string;
}

/** The line above an entry: when, its letters, star, mood, kind, tags. */
export function headline(entry: Entry, out: Out): string {
  const { color, symbols } = out;
  const { kind, mood, tags, data, siblings } = entry;
  const parts = [
    color.cyan(entry.id.slice(0, SHOWN_LETTERS)),
    `${longDate(entry.at)} ${color.bold(clockTime(entry.at))}`,
    data['star'] === true ? color.yellow(out.plain ? 'starred' : symbols.star) : '',
    kind === 'journal' ? '' : kind,
    mood === null ? '' : `mood ${mood}`,
    tags.length > 0 ? color.green(tags.map((tag) => `@${safeText(tag)}`).join(' ')) : '',
    siblings ? color.yellow('edited in two places') : '',
  ];
  return wrapText(parts.filter(Boolean).join('  '), out.width, { first: '', rest: INDENT });
}

/**
 * An entry in a list: its headline and the beginning of its text, at most `rows` rows; for a search
 * the part with the first hit. Only what is shown is laid out.
 */
export function preview(entry: Entry, out: Out, rows: number, search?: Search): string {
  const { color, symbols } = out;
  const width = out.width - INDENT.length;
  const text = safeText(summary(entry)).replaceAll('\t', ' ');
  const hit = search?.firstHit(text) ?? 0;
  const start = hit < width * 2 ? 0 : text.slice(0, hit - width).search(/\S*$/);
  const end = start + width * rows * 3;
  const lines = wrapText(text.slice(start, end), width)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const shown = lines.slice(0, rows).map((line) => search?.highlight(line, color) ?? line);
  if (start > 0) shown.unshift(color.dim(symbols.ellipsis));
  if (lines.length > rows || end < text.length) shown.push(color.dim(symbols.ellipsis));
  return [headline(entry, out), ...shown.map((line) => INDENT + line)].join('\n');
}

/** An entry's words; for one without, what its command recorded. Scores stand beside words. */
export function summary(entry: Entry): string {
  const { text, data } = entry;
  const scored = scoredWords(entry);
  if (scored !== undefined) return [scored, text].filter((part) => part !== '').join('\n');
  if (text !== '') return text;
  const words = summaryWords(entry);
  if (words !== undefined) return words;
  return Object.entries(data)
    .filter(([key]) => key !== 'star')
    .map(
      ([key, value]) =>
        `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    )
    .join(', ');
}
