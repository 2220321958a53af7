import { existsSync } from 'node:fs';
import type { Context } from '../../context.js';
import { Cancelled, UserError } from '../../errors.js';
import { hasVaultKey } from '../../journal/layout.js';
import { exchange, type Outcome } from '../../journal/sync/exchange.js';
import { clearLocks } from '../../journal/sync/repository.js';
import type { Remote } from '../../journal/sync/remote.js';
import type { Side } from '../../journal/sync/side.js';
import { DEADLINE_KINDS, outdateDeadlines } from '../remind/deadlines-file.js';
import { notSetUp, openSynced } from './open.js';
import { tell } from './tell.js';

/** `selfcare sync`; returns the exit code. */
export async function run(context: Context): Promise<number> {
  const synced = await openSynced(context);
  if (!synced) throw notSetUp();
  const { side, remote } = synced;
  if (remote.path !== undefined && !existsSync(remote.path)) {
    throw new UserError(
      `the remote is not there: ${remote.path}`,
      'plug the disk in, or name another place with `selfcare sync setup`',
    );
  }
  return syncWith(context, side, remote);
}

/** Syncs, says what it did, and lets what goes by the journal know; returns the exit code. */
export async function syncWith(context: Context, side: Side, remote: Remote): Promise<number> {
  // Of a git that died there; nobody else can take them away.
  if (remote.path !== undefined) clearLocks(remote.path, context);
  const hadKey = hasVaultKey(side.folder);
  const outcome = await stoppable(context, side);
  const hasKey = hasVaultKey(side.folder);
  const code = tell(context, remote, outcome, {
    joined: hasKey && !hadKey && side.recipient === undefined,
  });
  if (outcome.received + outcome.restored > 0) await readAnew(context, hasKey);
  return code;
}

async function stoppable(context: Context, { git, ...side }: Side): Promise<Outcome> {
  const release = context.onStop(() => git.stop());
  try {
    return await exchange({ git, ...side });
  } catch (error) {
    if (error instanceof Cancelled) {
      context.out.note('Stopped. Nothing is lost; the next `selfcare sync` goes on.');
    }
    throw error;
  } finally {
    release();
  }
}

/** What is remembered of the journal is older than what came. A locked vault tells nothing yet. */
async function readAnew(context: Context, hasKey: boolean): Promise<void> {
  if (hasKey && (await context.vault()).status !== 'unlocked') {
    return outdateDeadlines(await context.home(), context);
  }
  const { touched } = (await context.journal()).store;
  for (const kind of DEADLINE_KINDS) touched.add(kind);
  try {
    const { allLoops } = await import('../boundary/workdays.js');
    await allLoops(context);
  } catch {
    // The next command that reads the loops says what is wrong with them.
  }
  const { replan } = await import('../remind/after.js');
  await replan(context, true);
}
