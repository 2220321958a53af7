import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';

/** `selfcare backup [FILE]`: everything in one file, read back after it was written. */
export const define: CommandModule['define'] = (backup, action) => {
  backup
    .description('Put everything into one file, and read it back to be sure.')
    .argument(
      '[file]',
      'a file that is not there yet, or a folder (default: backups/ in your home)',
    )
    .addHelpText(
      'after',
      '\nWith the vault on the file is encrypted, and no passphrase is needed to make it.',
    )
    .action(
      action(async (context, file: string | undefined) =>
        (await import('./backup/run.js')).backup(context, file),
      ),
    );
  examples(backup, [
    ['selfcare backup', ''],
    ['selfcare backup /media/stick', 'a new file in that folder'],
    ['selfcare restore selfcare-2026-03-10-183000.tar.gz', 'and back'],
  ]);
};
