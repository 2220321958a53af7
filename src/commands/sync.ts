import { UsageError } from '../errors.js';
import type { CommandModule } from './command.js';
import { examples } from './options/examples.js';

/** `selfcare sync`: the same journal on several machines, through git. */
export const define: CommandModule['define'] = (sync, action) => {
  sync
    .description('Send what is new here and fetch what is new elsewhere, through git.')
    .allowExcessArguments()
    .action(
      action(async (context) => {
        if (sync.args.length > 0) {
          throw new UsageError('that is not a sync command', 'there are setup, status');
        }
        return (await import('./sync/run.js')).run(context);
      }),
    );
  examples(sync, [
    ['selfcare sync setup /media/stick/journal.git', 'once on each machine: a folder, made anew'],
    ['selfcare sync setup git@example.org:me/journal.git', 'or an empty repository somewhere'],
    ['selfcare sync', 'as often as you like'],
    ['selfcare sync status', 'what waits here, without the network'],
  ]);
  const setup = sync
    .command('setup')
    .description('Name the git repository to sync with, and sync for the first time.')
    .argument('<remote>', 'a URL, host:path, or a folder (made where it is absent or empty)')
    .action(
      action(async (context, remote: string) =>
        (await import('./sync/setup.js')).setup(context, remote),
      ),
    );
  examples(setup, [
    ['selfcare sync setup /media/stick/journal.git', ''],
    ['selfcare sync setup git@example.org:me/journal.git', ''],
  ]);
  const status = sync
    .command('status')
    .description('What would travel, and when it last did; asks no network.')
    .action(action(async (context) => (await import('./sync/status.js')).status(context)));
  examples(status, [['selfcare sync status', '']]);
};
