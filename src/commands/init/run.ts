import type { Context } from '../../context.js';
import { hookFor } from '../../shell/hooks.js';
import type { Shell } from '../../shell/shells.js';
import { readShell } from '../options/shell.js';

/** A line that has every new shell load the hook. A file is loaded in no time, Node is not. */
const INSTALL: Record<Shell, string> = {
  zsh: `selfcare init zsh >~/.selfcare.zsh && echo '. ~/.selfcare.zsh' >>~/.zshrc`,
  bash: `selfcare init bash >~/.selfcare.bash && echo '. ~/.selfcare.bash' >>~/.bashrc`,
  fish: 'selfcare init fish >~/.config/fish/conf.d/selfcare.fish',
  pwsh: 'selfcare init pwsh >> $PROFILE',
  nu: 'mkdir $nu.user-autoload-dirs.0; selfcare init nu | save -f $"($nu.user-autoload-dirs.0)/selfcare.nu"',
};

/** `init SHELL`: the hook on stdout; to a person who looks at it, where it goes on stderr. */
export async function init(
  context: Pick<Context, 'env' | 'flags' | 'home' | 'out' | 'platform' | 'stdout'>,
  word: string | undefined,
): Promise<void> {
  const shell = readShell(word, 'init', context);
  const { flags, out, platform } = context;
  const home = flags.home === undefined ? {} : { home: await context.home() };
  await out.raw(hookFor(shell, { platform, ...home }));
  if (context.stdout.isTTY) out.note(`To have it in every new shell: ${INSTALL[shell]}`);
}
