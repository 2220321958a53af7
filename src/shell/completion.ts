import { bashCompletion } from './completion/bash.js';
import { fishCompletion } from './completion/fish.js';
import { nuCompletion } from './completion/nu.js';
import type { Grammar } from './completion/place.js';
import { pwshCompletion } from './completion/pwsh.js';
import { zshCompletion } from './completion/zsh.js';
import type { Shell } from './shells.js';

const COMPLETIONS: Record<Shell, (grammar: Grammar) => string> = {
  zsh: zshCompletion,
  bash: bashCompletion,
  fish: fishCompletion,
  pwsh: pwshCompletion,
  nu: nuCompletion,
};

/** What a shell loads to complete the command line that `grammar` describes. */
export function completionFor(shell: Shell, grammar: Grammar): string {
  return COMPLETIONS[shell](grammar);
}
