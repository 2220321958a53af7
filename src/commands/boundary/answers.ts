import { safeText } from '../../terminal/safe.js';

/** Something that is still open at the end of a day. */
export interface Loop {
  readonly text: string;
  /** Where, when and how it will be done; absent where it is only captured. */
  readonly plan?: string;
}

/** What a person said while closing a workday. */
export interface Answers {
  readonly notesDue?: number;
  readonly loops: readonly Loop[];
  readonly well?: string;
  readonly hard?: string;
  /** 0 to 10. */
  readonly feeling?: number;
  readonly intention?: string;
  readonly recovery?: string;
}

/** The answers that stand in the entry's text, each under its heading, in this order. */
export const HEADINGS = {
  well: 'Went well',
  hard: 'Was hard',
  intention: 'For the evening',
  recovery: 'To recover',
} as const;

type Heading = keyof typeof HEADINGS;

/**
 * The text of a close with the answers in it; a heading that stands there already gets the new
 * answer, and what is not answered stays as it was.
 */
export function closeText(before: string, answers: Answers): string {
  const parts = before.split(/^(?=## )/m).map((part) => part.trim());
  for (const key of Object.keys(HEADINGS) as Heading[]) {
    const answer = answers[key];
    if (answer === undefined) continue;
    const start = `## ${HEADINGS[key]}`;
    const at = parts.findIndex((part) => part === start || part.startsWith(`${start}\n`));
    // An answer that looks like a heading would be taken for one.
    const words = answer.replace(/^(?:#+\s+)+/, '');
    parts.splice(at === -1 ? parts.length : at, 1, `${start}\n\n${words}`);
  }
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What stands under a heading of a close; undefined where it has none. */
export function answerIn(text: string, key: Heading): string | undefined {
  const part = text.split(/^## /m).find((each) => each.startsWith(`${HEADINGS[key]}\n`));
  return part?.slice(HEADINGS[key].length).trim() || undefined;
}

/** The most notes that can still be to write. */
export const MOST_NOTES = 999;

/** The most letters of one answer: a page; what is longer is an entry of its own. */
export const MOST_LETTERS = 2000;

/**
 * One line of words: nothing at its ends, blanks for its line breaks, no commands to a terminal;
 * undefined where empty.
 */
export function oneLine(text: string): string | undefined {
  return safeText(text).replaceAll(/\s+/g, ' ').trim() || undefined;
}

/** A loop as it is typed after `--loop`: `TEXT :: where, when, how`; colons alone are text. */
export function readLoop(typed: string): Loop | undefined {
  const [before = '', ...after] = typed.split('::');
  const [text, plan] = [oneLine(before), oneLine(after.join('::'))];
  if (text !== undefined) return { text, ...(plan === undefined ? {} : { plan }) };
  const whole = oneLine(typed);
  return whole === undefined || plan !== undefined ? undefined : { text: whole };
}
