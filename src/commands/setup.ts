import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';

/** `selfcare setup`: a short conversation about how it should be. */
export const define: CommandModule['define'] = (setup, action) => {
  setup
    .description(
      'A few questions about how you want it: two minutes, and each can be left out. Whenever you leave, your answers are kept, and it goes on from there.',
    )
    .action(action(async (context) => (await import('./setup/run.js')).setup(context)));
  examples(setup, [
    ['selfcare setup', 'begins, goes on, or shows what is set'],
    ['selfcare setup --json', 'what is set, for a script'],
  ]);
};
