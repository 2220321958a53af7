import { Argument } from 'commander';
import { UsageError } from '../../errors.js';
import { isShell, SHELLS, type Shell } from '../../shell/shells.js';

/** The argument that names a shell. */
export function shellArgument(): Argument {
  const argument = new Argument('[shell]', 'your shell');
  // For completion; what is said of another shell is said by `readShell`.
  argument.argChoices = [...SHELLS];
  return argument;
}

/** @throws UsageError for a shell that is not known here, and for none */
export function readShell(word: string | undefined, command: string): Shell {
  if (isShell(word)) return word;
  const hint = `for example \`selfcare ${command} zsh\`; it knows ${SHELLS.join(', ')}`;
  throw new UsageError(word === undefined ? 'which shell is it for?' : 'no such shell', hint);
}
