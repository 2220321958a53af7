import type { CommanderError } from 'commander';
import { UsageError } from '../../errors.js';

/** What a command is about, and where its letters are shown, by how its line begins. */
const NAMED: Readonly<Record<string, readonly [what: string, where: string]>> = {
  remind: ['reminder', '`selfcare remind list` shows the name of each'],
  journal: ['entry', '`selfcare journal list` shows the letters of each'],
};

/**
 * Commander says "error: what (Did you mean x?)"; we say the same in our two lines.
 *
 * @param words the command line
 */
export function usageError(
  { code, message }: Pick<CommanderError, 'code' | 'message'>,
  words: readonly string[],
): UsageError {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  if (code === 'commander.missingArgument' && first.endsWith("'ref'")) {
    const typed = words.filter((word) => !word.startsWith('-'));
    const known = NAMED[typed[0] ?? ''];
    if (known) return new UsageError(`no ${known[0]} is named`, known[1]);
  }
  const meant = /\(Did you mean (.*)\?\)/.exec(rest.join(' '))?.[1];
  const hint = meant ? `did you mean ${meant.replace(/^one of /, '')}?` : HELP;
  // A line that begins with a dash may be somebody's words and not a flag.
  const isUnknown = code === 'commander.unknownOption';
  if (isUnknown && /'-\d{1,6}[a-z]{0,3}'$/.test(first)) {
    const typed = first.slice(first.indexOf("'-") + 2, -1);
    return new UsageError(`-${typed} is less than nothing`, `without the dash: ${typed}`);
  }
  const isFlag = !isUnknown || /'--?[a-z][a-z-]*'$/.test(first);
  const what = first.replace(/\.(?: Expected .*)?$/, '');
  return new UsageError(isFlag ? what : 'unknown option', hint);
}

const HELP = 'add --help to the command to see what it takes';
