import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';

/** `selfcare doctor`: is everything in the home folder as it should be? */
export const define: CommandModule['define'] = (doctor, action) => {
  doctor
    .description('Look through everything that is stored, and say what is wrong and what to do.')
    .option('--repair', 'write anew what can be read of damaged files, and set those aside')
    .option('--unlock', 'open the vault, too, and read every line in it')
    .addHelpText(
      'after',
      '\nIt never deletes and never shows what you wrote. Exit code 4: something is wrong.',
    )
    .action(
      action(async (context, options: { repair?: true; unlock?: true }) =>
        (await import('./doctor/run.js')).doctor(context, options),
      ),
    );
  examples(doctor, [
    ['selfcare doctor', ''],
    ['selfcare doctor --repair', 'what it sets aside is in the folder quarantine'],
    ['selfcare doctor --json', 'an array of what was found'],
  ]);
};
