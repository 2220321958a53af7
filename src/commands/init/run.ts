import type { Context } from '../../context.js';
import { hookFor } from '../../shell/hooks.js';
import { readShell } from '../options/shell.js';
import { installLine } from './install.js';

/** `init SHELL`: the hook on stdout; to a person who looks at it, where it goes on stderr. */
export async function init(
  context: Pick<Context, 'env' | 'flags' | 'home' | 'out' | 'platform' | 'stdout' | 'userHome'>,
  word: string | undefined,
): Promise<void> {
  const shell = readShell(word, 'init', context);
  const { flags, out, platform } = context;
  const home = flags.home === undefined ? {} : { home: await context.home() };
  await out.raw(hookFor(shell, { platform, ...home }));
  if (context.stdout.isTTY)
    out.note(`To have it in every new shell: ${installLine(shell, context)}`);
}
