import type { Shell } from '../../shell/shells.js';

/** A line that has every new shell load the hook. A file is loaded in no time, Node is not. */
export const INSTALL: Readonly<Record<Shell, string>> = {
  zsh: `selfcare init zsh >~/.selfcare.zsh && echo '. ~/.selfcare.zsh' >>~/.zshrc`,
  bash: `selfcare init bash >~/.selfcare.bash && echo '. ~/.selfcare.bash' >>~/.bashrc`,
  fish: 'selfcare init fish >~/.config/fish/conf.d/selfcare.fish',
  pwsh: 'selfcare init pwsh >> $PROFILE',
  nu: 'mkdir $nu.user-autoload-dirs.0; selfcare init nu | save -f $"($nu.user-autoload-dirs.0)/selfcare.nu"',
};
