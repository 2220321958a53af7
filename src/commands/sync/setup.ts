import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../context.js';
import { Cancelled, LockedError, UserError } from '../../errors.js';
import { ensureHome, ensureFolder } from '../../files/folders.js';
import type { Git } from '../../journal/sync/git.js';
import { FORMS, MAIN, prepareRemote, readRemote, type Remote } from '../../journal/sync/remote.js';
import {
  forgetSync,
  initRepository,
  readConfig,
  readRefs,
  REMOTE,
  setRemote,
  tidyRepository,
} from '../../journal/sync/repository.js';
import { hasVaultKey } from '../../journal/layout.js';
import { recallRemote, rememberRemote } from '../../journal/sync/remembered.js';
import { LATER, withoutPassword } from '../../journal/sync/trouble.js';
import { openSide } from './open.js';
import { syncWith } from './run.js';

/** `selfcare sync setup REMOTE`; returns the exit code. */
export async function setup(context: Context, typed: string): Promise<number> {
  const { out } = context;
  const remote = readRemote(typed, context);
  const side = await openSide(context);
  const { git, home, folder } = side;
  const isNew = !existsSync(git.folder);
  const before = isNew ? undefined : await ownRepository(git, context);
  ensureHome(home);
  ensureFolder(folder);
  if (remote.path !== undefined && (await prepareRemote(context, remote.path, home))) {
    out.note(`Made a repository in ${remote.path}.`);
  }
  const known = isNew ? undefined : await rememberRemote(git);
  let code: number;
  try {
    if (isNew) await initRepository(git);
    if (before !== remote.url) await changeRemote(git, remote);
    code = await syncWith(context, side, remote);
  } catch (error) {
    // Everything is as it was; a git that was stopped begins nothing any more.
    if (!known) rmSync(git.folder, { recursive: true, force: true });
    else await recallRemote((await openSide(context)).git, known, context);
    out.note(
      before === undefined
        ? 'Sync is not set up: name the place again when this is mended.'
        : `Sync is set up as it was: ${withoutPassword(before)}.`,
    );
    throw orSetUp(error);
  }
  if (before !== undefined && before !== remote.url) {
    out.note(`It was ${withoutPassword(before)} until now.`);
  }
  if (code === 0 && side.recipient === undefined && hasVaultKey(folder)) await introduce(context);
  return code;
}

/** A trouble with git, with a hint that holds where no sync is set up that could go on. */
function orSetUp(error: unknown): unknown {
  if (!(error instanceof UserError) || !error.hint?.endsWith(LATER)) return error;
  const [remedy] = error.hint.split(`; ${LATER}`);
  const again = remedy === LATER ? FORMS : `${remedy ?? ''}, then set it up again`;
  return new UserError(error.message, again);
}

/** Opens the vault that has come, where the passphrase can be had; later will do, too. */
async function introduce(context: Context): Promise<void> {
  try {
    await (await context.vault(true)).unlock();
    context.out.note('The vault is open to this machine: from now on writing asks for nothing.');
  } catch (error) {
    if (!(error instanceof LockedError) && !(error instanceof Cancelled)) throw error;
  }
}

/** What was last seen of one remote says nothing about another. */
async function changeRemote(git: Git, remote: Remote): Promise<void> {
  await git.run(['update-ref', '-d', REMOTE]);
  forgetSync(git.folder);
  await setRemote(git, remote);
}

/**
 * The remote of a repository that is there already. One that a person made is taken over where it
 * is on the branch that sync uses; what it held is kept under a name of its own.
 */
async function ownRepository(git: Git, host: Context): Promise<string | undefined> {
  tidyRepository(git.folder, host);
  const { ours, remote, ssh } = await readConfig(git);
  git.useSsh(ssh);
  if (ours) return remote;
  const head = join(git.folder, 'HEAD');
  const { main } = await readRefs(git);
  if (existsSync(head) && readFileSync(head, 'utf8').trim() !== `ref: ${MAIN}`) {
    throw new UserError(
      'the folder journal is a git repository of your own, and not on the branch main',
      'rename its branch with git branch -m main, or move journal/.git away',
    );
  }
  if (main) await git.must(['update-ref', `refs/selfcare/left/${main.slice(0, 12)}`, main]);
  return undefined;
}
