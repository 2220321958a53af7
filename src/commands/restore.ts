import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';
import type { RestoreOptions } from './restore/run.js';

/** `selfcare restore FILE`: what a backup holds and this home does not is brought back. */
export const define: CommandModule['define'] = (restore, action) => {
  restore
    .description('Bring back what a backup holds. Entries are joined, and nothing is written over.')
    .argument('<file>', 'a file that `selfcare backup` wrote, on this machine or another')
    .option('--dry-run', 'say what would be brought back, and change nothing')
    .option('--settings', 'take the settings of the backup, too; yours are set aside')
    .addHelpText(
      'after',
      '\nThe whole backup is checked first. Where it is damaged, nothing is changed.',
    )
    .action(
      action(async (context, file: string, options: RestoreOptions) =>
        (await import('./restore/run.js')).restore(context, file, options),
      ),
    );
  examples(restore, [
    ['selfcare restore selfcare-2026-03-10-183000.tar.gz', ''],
    ['selfcare restore --dry-run /media/stick/selfcare-2026-03-10-183000.tar', ''],
  ]);
};
