import type { Command } from 'commander';
import type { Action } from './command.js';
import { examples } from './options/examples.js';

/** `selfcare guard`: possible client identifiers in a text. */
export function define(guard: Command, action: Action): void {
  guard
    .description(
      'Find possible client identifiers in a text, on this machine. It cannot find all of them, ' +
        'and certifies nothing. Exit code 1 when it finds some.',
    )
    .argument('[file]', 'a text file; `-` reads standard input')
    .option('--lines', 'take every line for a text of its own; one JSON array a line')
    .action(
      action(async (context, file: string | undefined, options: { lines?: boolean }) => {
        const { guard: run } = await import('./guard/run.js');
        return run(context, file, options);
      }),
    );
  examples(guard, [
    ['selfcare guard letter.txt', 'each finding, in its place'],
    ['pbpaste | selfcare guard - --json', 'for a script: start, end, type, text'],
    ['selfcare config set guard.allow "Ann, Leeds"', 'words that are to be left alone'],
  ]);
}
