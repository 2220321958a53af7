/** The ways to draw a session. */
export const VIEWS = ['circle', 'bar', 'text'] as const;
export type ViewName = (typeof VIEWS)[number];

/** Everything that one frame shows, in words and figures ready to draw. */
export interface Scene {
  /** What to do now: `breathe in`. */
  readonly word: string;
  /** Seconds left of it; empty where none are counted. */
  readonly count: string;
  /** How large the shape is, 0 to 1. */
  readonly level: number;
  /** Time left, as `m:ss`. */
  readonly left: string;
  /** Share of the session behind, 0 to 1. */
  readonly done: number;
  /** A word to the person, above the hint; may wrap. */
  readonly note: string;
  readonly hint: string;
  /** Milliseconds practised: moves the light on the shape. */
  readonly time: number;
}

/** Text cut into lines of at most `width` columns at its blanks. ASCII or one-column text only. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
