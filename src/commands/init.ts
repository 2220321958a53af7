import type { Command } from 'commander';
import type { Action } from './command.js';
import { examples } from './options/examples.js';
import { shellArgument } from './options/shell.js';

/** `selfcare init SHELL`: what a shell loads to say at its prompt what is due. */
export function define(init: Command, action: Action): void {
  init
    .description('The lines that let your shell say, at its prompt, what is due.')
    .addArgument(shellArgument())
    .action(
      action(async (context, shell: string | undefined) =>
        (await import('./init/run.js')).init(context, shell),
      ),
    );
  examples(init, [
    ['selfcare init zsh >~/.selfcare.zsh', 'then `. ~/.selfcare.zsh` in your ~/.zshrc'],
    ['selfcare init fish >~/.config/fish/conf.d/selfcare.fish', ''],
  ]);
}
