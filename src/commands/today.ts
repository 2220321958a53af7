import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';

/** `selfcare today`, which is also what `selfcare` alone does. */
export const define: CommandModule['define'] = (command, action) => {
  command
    .description('Where the day stands, what is due, and one suggestion with its reason.')
    .action(action(async (context) => (await import('./today/run.js')).today(context)));
  examples(command, [
    ['selfcare', 'the same, in fewer letters'],
    ['selfcare today --json', 'for a script or a status line'],
  ]);
};
