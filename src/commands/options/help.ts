import { Help, type Command } from 'commander';
import { EVERYWHERE } from './flags.js';
import { SIDE_BY_SIDE } from './width.js';

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

/**
 * Help with what every command understands at its end: what is the command's own comes first, for
 * a small screen shows the end and a hurried reader the beginning.
 */
export function commonLast(this: Help, command: Command, helper: Help): string {
  const parts = Help.prototype.formatHelp.call(this, command, helper).trimEnd().split('\n\n');
  const isCommon = (part: string) => part.split('\n', 1)[0]?.includes(EVERYWHERE) === true;
  const ordered = [...parts.filter((part) => !isCommon(part)), ...parts.filter(isCommon)];
  return `${ordered.join('\n\n')}\n`;
}
