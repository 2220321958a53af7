import type { Help } from 'commander';

/** Columns from which help has room for a flag and, beside it, what it does. */
export const SIDE_BY_SIDE = 76;

/** A line of help for a narrow terminal: what a flag does stands below it. */
export function stacked(
  this: Help,
  term: string,
  _termWidth: number,
  description: string,
  helper: Help,
): string {
  if (!description) return `  ${term}`;
  const lines = helper.boxWrap(description, (this.helpWidth ?? SIDE_BY_SIDE) - 6).split('\n');
  return [`  ${term}`, ...lines.map((line) => `      ${line}`)].join('\n');
}
