import { bashHook } from './hooks/bash.js';
import { fishHook } from './hooks/fish.js';
import type { HookFor } from './hooks/hook.js';
import { nuHook } from './hooks/nu.js';
import { pwshHook } from './hooks/pwsh.js';
import { zshHook } from './hooks/zsh.js';
import type { Shell } from './shells.js';

const HOOKS: Record<Shell, (target: HookFor) => string> = {
  zsh: zshHook,
  bash: bashHook,
  fish: fishHook,
  pwsh: pwshHook,
  nu: nuHook,
};

/**
 * What a shell loads to say at its prompt what is due. It starts no process but, when the plan has
 * grown stale, one refresh that nobody waits for; nothing of the files it reads is run or shown raw.
 */
export function hookFor(shell: Shell, target: HookFor): string {
  return HOOKS[shell](target);
}
