import { Argument } from 'commander';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { isShell, SHELLS, type Shell } from '../../shell/shells.js';

/** The argument that names a shell. */
export function shellArgument(): Argument {
  const argument = new Argument('[shell]', 'your shell (default: the one that $SHELL names)');
  // For completion; what is said of another shell is said by `readShell`.
  argument.argChoices = [...SHELLS];
  return argument;
}

/**
 * The shell that a word names; without a word, the one that $SHELL names, which is said.
 *
 * @throws UsageError for a shell that is not known here
 */
export function readShell(
  word: string | undefined,
  command: string,
  { env, out }: Pick<Context, 'env' | 'out'>,
): Shell {
  if (isShell(word)) return word;
  const hint = `for example \`selfcare ${command} zsh\`; it knows ${SHELLS.join(', ')}`;
  if (word !== undefined) throw new UsageError('no such shell', hint);
  const own = env['SHELL']
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/\.exe$/i, '');
  if (!isShell(own)) throw new UsageError('which shell is it for?', hint);
  out.note(`For ${own}, which is your shell; for another: selfcare ${command} SHELL`);
  return own;
}
