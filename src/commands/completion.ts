import { Option, type Command } from 'commander';
import type { Action } from './command.js';
import { examples } from './options/examples.js';
import { shellArgument } from './options/shell.js';

/** `selfcare completion SHELL`: what a shell loads to complete selfcare's command line. */
export function define(completion: Command, action: Action): void {
  completion
    .description('The lines that let your shell complete commands, flags and names at Tab.')
    .addArgument(shellArgument())
    // For the completion itself: the words of one kind, a line each.
    .addOption(new Option('--words <kind>').hideHelp())
    .action(
      action(async (context, shell: string | undefined, { words }: { words?: string }) => {
        const run = await import('./completion/run.js');
        return words === undefined ? run.completion(context, shell) : run.words(context, words);
      }),
    );
  examples(completion, [
    ['selfcare completion fish >~/.config/fish/completions/selfcare.fish', ''],
    ['selfcare completion zsh >~/.selfcare-completion.zsh', 'then load it after compinit'],
  ]);
}
