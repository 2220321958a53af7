import { join } from 'node:path';
import { writeQuickly, type FileHost } from '../files/durable.js';
import { readText } from '../files/read.js';

/** What a shell's hook goes by: seconds since 1970, and a line of text. */
export interface DueFile {
  /** From when the text may be shown; 0 where nothing is planned. */
  readonly from: number;
  /** One line: the title of a reminder and nothing else. */
  readonly text: string;
  /** After this a shell asks for a fresh plan. */
  readonly stale: number;
}

/** What a shell has shown last. Seconds since 1970. */
export interface Shown {
  /** The `from` of the line. */
  readonly from: number;
  /** When it was shown. */
  readonly at: number;
}

/** Shells without Unicode count bytes, and read 200 of them. */
const BYTES = 200;
const CHARACTERS = 160;

// Made when it is needed: see `journal/tags.ts`.
const UNSEEN = '(?![\\u200c\\u200d])[\\p{Cc}\\p{Cf}\\p{Cs}]';

/** The file as shells read it. */
export function renderDue({ from, text, stale }: DueFile): string {
  return `${seconds(from)}\n${oneLine(text)}\n${seconds(stale)}\n`;
}

/** The file's content, or undefined where it is not one of ours. */
export function parseDue(text: string): DueFile | undefined {
  const { from, line, stale } =
    /^(?<from>\d{0,11})\n(?<line>[^\n]*)\n(?<stale>\d{1,11})\n?$/.exec(text)?.groups ?? {};
  if (line === undefined) return undefined;
  return { from: Number(from), text: oneLine(line), stale: Number(stale) };
}

function seconds(value: number): number {
  return Math.max(0, Math.floor(value));
}

/** Without control characters and marks that hide or turn text; cut at a whole character. */
function oneLine(text: string): string {
  const clean = text.replace(/\s+/g, ' ').replace(new RegExp(UNSEEN, 'gu'), '');
  const letters = [...clean.trim()];
  let kept = letters.slice(0, CHARACTERS);
  if (kept.length < letters.length || Buffer.byteLength(clean) > BYTES) {
    while (Buffer.byteLength(kept.join('')) > BYTES - 3) kept = kept.slice(0, -1);
    kept = [...kept.slice(0, CHARACTERS - 3), '...'];
  }
  return kept.join('');
}

/** The path of the file in a home folder. */
export function duePath(home: string): string {
  return join(home, 'due');
}

/** The plan that shells see now; undefined where there is none, or one that is damaged. */
export function readDue(home: string): DueFile | undefined {
  const text = contentOf(duePath(home));
  return text === undefined ? undefined : parseDue(text);
}

/**
 * Puts a plan in the place of the last one: at once and whole. It can be made anew, so that it need
 * not outlast a power cut.
 */
export function writeDue(home: string, due: DueFile, host: FileHost): void {
  const text = renderDue(due);
  if (contentOf(duePath(home)) === text) return;
  writeQuickly(duePath(home), Buffer.from(text), host);
}

/** What the hooks have written down beside the plan. */
export function readShown(home: string): Shown | undefined {
  const text = contentOf(join(home, 'due.shown')) ?? '';
  const { from, at } = /^(?<from>\d{1,11})(?: (?<at>\d{1,11}))?\s*$/.exec(text)?.groups ?? {};
  return from === undefined ? undefined : { from: Number(from), at: Number(at ?? from) };
}

function contentOf(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}
