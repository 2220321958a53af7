import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Context } from '../../context.js';
import { Cancelled, UsageError, UserError } from '../../errors.js';
import { openBackup, readBackup } from '../../formats/archive/read.js';
import { randomId } from '../../journal/ids.js';
import { Sequence } from '../../journal/sequence.js';
import { deviceId, setVaultRecipient } from '../../settings/state.js';
import { stampOf } from '../keep/stamp.js';
import { linesHere } from './here.js';
import { DEADLINE_KINDS } from '../remind/deadlines-file.js';
import { openKeys, type Keys } from './keys.js';
import { Plan } from './plan.js';
import { tell } from './tell.js';

export interface RestoreOptions {
  readonly dryRun?: boolean;
  readonly settings?: boolean;
}

/** `restore FILE`: the whole backup is checked before anything of it is written. */
export async function restore(
  context: Context,
  named: string,
  { dryRun: dry = false, settings = false }: RestoreOptions,
): Promise<void> {
  context.spareMemory();
  const path = fileOf(context, named);
  const home = await context.home();
  const backup = await openBackup(path);
  const vault = await context.vault();
  const keys = await openKeys(context, vault, backup);
  let stopped = false;
  const release = context.onStop(() => {
    stopped = true;
  });
  const check = () => {
    if (stopped) throw new Cancelled('the restore was stopped; nothing was changed');
  };
  const here = await linesHere(home, [keys.codec, ...vault.codecs]);
  const stamp = stampOf(context);
  const plan = new Plan({ home, keys, here, host: context, stamp, settings, dry });
  try {
    const { made } = await readBackup(backup, keys.identity, check);
    if (keys.adopt) plan.adopt(keys.adopt.file);
    await readBackup(backup, keys.identity, async (file, bytes) => {
      check();
      await plan.take(file.name, await bytes());
    });
    check();
    if (!dry) {
      plan.commit();
      await follow(context, home, keys, plan);
    }
    tell(context, { path, made, dry, adopted: keys.adopt, tally: plan.tally });
  } catch (error) {
    plan.drop();
    throw error;
  } finally {
    release();
  }
}

function fileOf({ cwd }: Context, named: string): string {
  if (named === '')
    throw new UsageError('restore needs a file', 'one that `selfcare backup` wrote');
  const path = resolve(cwd, named);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UserError(`there is no such file: ${path}`, 'check the path');
  if (!stats.isFile()) throw new UserError(`that is no file: ${path}`, 'name a file in it');
  return path;
}

/** What this device knows of itself goes with what came back. */
async function follow(context: Context, home: string, keys: Keys, { tally }: Plan): Promise<void> {
  const own = () =>
    deviceId(
      home,
      context,
      () => randomId(8, context.random),
      (problem, hint) => context.out.warn(problem, hint),
    );
  if (keys.adopt) {
    setVaultRecipient(home, context, own(), keys.adopt.recipient);
    await context.vault(true);
  }
  // Its numbers go on after the highest, as if nothing had been lost.
  if (existsSync(join(home, 'state.json'))) {
    const reached = tally.reached.get(own());
    if (reached !== undefined) new Sequence(join(home, 'seq'), own()).reach(reached);
  }
  // What is due may be another now.
  const journal = await context.journal();
  journal.added = undefined;
  for (const kind of DEADLINE_KINDS) journal.store.touched.add(kind);
}
