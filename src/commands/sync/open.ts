import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import { Git } from '../../journal/sync/git.js';
import { gitFolderOf } from '../../journal/sync/gone.js';
import { keptRemote, type Remote } from '../../journal/sync/remote.js';
import { readConfig, tidyRepository } from '../../journal/sync/repository.js';
import type { Side } from '../../journal/sync/side.js';
import { stampOf } from '../keep/stamp.js';

/** This device's side of the sync; makes nothing but, at a first write, the device's id. */
export async function openSide(context: Context): Promise<Side> {
  const home = await context.home();
  const [journal, vault] = [await context.journal(), await context.vault()];
  const device = journal.store.options.device();
  const folder = join(home, 'journal');
  const git = new Git(context, folder, gitFolderOf(home), device);
  const stamp = stampOf(context);
  return { git, host: context, home, folder, device, recipient: vault.recipient, stamp };
}

/** As {@link openSide}, with the remote; undefined where no sync was set up. */
export async function openSynced(
  context: Context,
): Promise<{ side: Side; remote: Remote } | undefined> {
  // A folder that cannot be looked into says nothing about what is set up: the system's error does.
  if (!statSync(gitFolderOf(await context.home()), { throwIfNoEntry: false })) return undefined;
  const side = await openSide(context);
  tidyRepository(side.git.folder, context);
  const { remote, ours, ssh } = await readConfig(side.git);
  side.git.useSsh(ssh);
  return ours && remote !== undefined ? { side, remote: keptRemote(remote) } : undefined;
}

/** What is said where sync is needed and was never set up. */
export function notSetUp(): UserError {
  return new UserError(
    'sync is not set up on this machine',
    'name a place: selfcare sync setup /media/stick/journal.git',
  );
}
