import type { Command } from 'commander';
import type { Context } from '../context.js';

/**
 * Binds a run to a commander action: `run` gets the context with this command line's flags, then
 * commander's arguments and options; a number that it returns is the exit code.
 */
export type Action = <A extends unknown[]>(
  run: (context: Context, ...parsed: A) => unknown,
) => (...args: unknown[]) => Promise<void>;

/** What a command module gives: it defines its options, and binds a typed run to each action. */
export interface CommandModule {
  define(command: Command, action: Action): void;
}
