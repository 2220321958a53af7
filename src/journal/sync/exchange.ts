import { join } from 'node:path';
import { codeOf, UserError } from '../../errors.js';
import { putFiles, putStatic, removeFiles } from './folder.js';
import { forgetGone } from './gone.js';
import { keepKey, mendFiles, type Mended } from './mend.js';
import { mergeTrees, type Merged } from './merge.js';
import { commit, readBlobs } from './objects.js';
import { deviceOf, isKey, isPlain, MAIN_KEY_PATH, travels, type Tree } from './paths.js';
import { MAIN } from './remote.js';
import { moveRef, noteSync, REMOTE, settleRepository } from './repository.js';
import { oursOf, otherKey, standingOf, type Ours, type Side, type Standing } from './side.js';
import { talkTroubleOf } from './talk.js';
import { isLocked, isOvertaken, isStuck } from './trouble.js';

/** What a sync did, in files. */
export interface Outcome {
  /** New files of this machine that the remote has now. */
  readonly sent: number;
  /** Files that came. */
  readonly received: number;
  /** Files that were missing here for no good reason, and are there again. */
  readonly restored: number;
  /** Plain files that stay here, because the journal has a vault. */
  readonly held: number;
  /** Files in the remote that anybody can read who has it, though the journal has a vault. */
  readonly open: number;
  /** Files that were damaged here, and are whole again. */
  readonly mended: readonly Mended[];
  /** New files that are not what their names say, and stay here. */
  readonly damaged: readonly string[];
  /** Files that are damaged here and in the remote. */
  readonly sick: readonly string[];
  /** What is wrong with the key that the encrypted files need. */
  readonly key?: 'missing' | 'damaged';
  /** Files of one name with two contents, of which both are kept. */
  readonly doubled: readonly string[];
  /** The passphrase was changed here and elsewhere. */
  readonly rewrapped: boolean;
  /** A merge or the like that was begun by hand was set aside. */
  readonly unfinished: boolean;
}

/** So often a push that came too late is tried anew. */
const TRIES = 6;
/** How long to wait for another git, times the try, in milliseconds. */
const WAIT = 200;

/**
 * Fetches, joins and pushes, until both sides are the same. The folder itself is the truth about
 * this side: nothing waits in the repository, so a run that is cut off at any moment leaves nothing
 * half-done that the next would have to know of.
 *
 * @throws UserError in clear words; then nothing is lost, and the next run goes on
 */
export async function exchange(side: Side): Promise<Outcome> {
  const { git, host, folder } = side;
  const index = join(git.folder, `selfcare-${host.pid}.index`);
  const total = { sent: 0, received: 0, restored: 0 };
  const mended: Mended[] = [];
  let refusal = '';
  for (let tries = 1; tries <= TRIES; tries++) {
    await fetchAll(git);
    const standing = await standingOf(side);
    const ours = await unlessGone(() => oursOf(side, standing));
    if (!ours) continue;
    const merged = mergeTrees(standing.base, ours.tree, ours.judged.theirs, side.device);
    if (!merged) throw otherKey(standing.vault);
    const came = await apply(side, standing, ours, merged);
    total.received += came.received;
    total.restored += came.restored;
    mended.push(...came.mended);
    git.orStop();
    const pushed = await publish(side, standing, merged.tree, index);
    if (typeof pushed === 'string') {
      refusal = pushed;
      await pause(WAIT * tries);
      continue;
    }
    total.sent += pushed;
    putStatic(folder, host);
    forgetGone(standing.notes, (path) => standing.here.has(path));
    const unfinished = await settleRepository(git, index);
    noteSync(git.folder, side.recipient, host);
    if (total.sent + total.received > 0) {
      await git.run(['-c', 'gc.auto=2000', 'gc', '--auto', '-q']);
    }
    const { doubled, rewrapped } = merged;
    const held = standing.plan.held.length;
    const open = standing.vault ? [...merged.tree.keys()].filter(isOpen).length : 0;
    const isLeft = (path: string) => !mended.some((each) => each.path === path);
    const key = merged.tree.get(MAIN_KEY_PATH)?.id;
    const lacks = key === undefined ? 'missing' : 'damaged';
    const isWell = !standing.vault || (key !== undefined && ours.judged.shaped.has(key));
    return {
      ...total,
      held,
      open,
      mended,
      damaged: ours.damaged.filter(isLeft),
      sick: ours.sick.filter((path) => isLeft(path) && merged.tree.has(path)),
      ...(isWell ? {} : { key: lacks }),
      doubled,
      rewrapped,
      unfinished,
    };
  }
  // What stands in the way may have been somebody at work; by now it is not.
  if (isStuck(refusal)) throw await talkTroubleOf(git, { code: 1, stderr: refusal });
  throw new UserError(
    'others wrote to the remote all the time',
    'nothing is lost; sync again in a while',
  );
}

async function fetchAll(git: Side['git']): Promise<void> {
  const refs = '+refs/heads/*:refs/remotes/origin/*';
  for (let tries = 1; ; tries++) {
    const ended = await git.run(['fetch', '-q', '--prune', '--no-tags', 'origin', refs]);
    if (ended.code === 0) return;
    if (tries === TRIES || !isLocked(ended.stderr)) throw await talkTroubleOf(git, ended);
    await pause(WAIT * tries);
  }
}

/** Undefined where a file was packed between a look at the folder and a look into the file. */
async function unlessGone(act: () => Promise<Ours>): Promise<Ours | undefined> {
  try {
    return await act();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

interface Came {
  readonly received: number;
  readonly restored: number;
  readonly mended: readonly Mended[];
}

/**
 * Makes the folder what the sides make together. First everything new is there, then what it
 * replaces goes, and only if git has it: a reader at any moment sees all of the journal.
 */
async function apply(
  side: Side,
  { here, base, vault }: Standing,
  { keys, judged, damaged, sick }: Ours,
  { tree }: Merged,
): Promise<Came> {
  const { git, host, folder, device } = side;
  const isNewKey = (path: string, id: string) => judged.shaped.has(id) && keys.get(path)?.id !== id;
  const isNew = (path: string, id: string) =>
    isKey(path) ? travels(path) && isNewKey(path, id) : travels(path) && !here.has(path);
  const wanted = [...tree].filter(([path, { id }]) => isNew(path, id));
  const replaced = wanted.filter(([path]) => here.has(path)).map(([path]) => path);
  const mended = replaced.flatMap((path) => keepKey(side, path, judged.sound.has(path)) ?? []);
  await putFiles(folder, readBlobs(git, wanted), host);
  mended.push(...(await mendFiles(side, [...damaged, ...sick], tree)));
  git.orStop();
  // Without the vault nobody can say here that an encrypted file holds what a plain one does.
  const keepsPlain = tree.has(MAIN_KEY_PATH) && !vault;
  const superseded = [...here].filter(
    (path) =>
      base.has(path) &&
      !tree.has(path) &&
      deviceOf(path) !== device &&
      !(keepsPlain && isPlain(path)),
  );
  removeFiles(folder, superseded);
  const restored = wanted.filter(([path]) => base.has(path) && !here.has(path)).length;
  const ill = wanted.filter(([path]) => mended.some((each) => each.path === path)).length;
  return { received: wanted.length - restored - ill, restored, mended };
}

/**
 * Makes the remote what the sides make together.
 *
 * @returns how many files it lacked; what git said where somebody seems to have been quicker
 */
async function publish(
  { git }: Side,
  { theirs, remote, main }: Standing,
  tree: Tree,
  index: string,
): Promise<number | string> {
  let head = remote;
  let sent = 0;
  if (remote === undefined || !areSame(tree, theirs)) {
    head = await commit(git, tree, remote, index);
    git.orStop();
    const push = ['push', '--porcelain', '--no-verify', 'origin', `${head}:${MAIN}`];
    const ended = await git.run(push);
    const said = ended.stderr + ended.stdout.toString('utf8');
    if (ended.code !== 0 && isOvertaken(said)) return said;
    if (ended.code !== 0) throw await talkTroubleOf(git, { code: ended.code, stderr: said });
    await moveRef(git, REMOTE, head, remote);
    sent = [...tree].filter(
      ([path, { id }]) => travels(path) && theirs.get(path)?.id !== id,
    ).length;
  }
  // Another sync of this machine may have been quicker: then it has seen all of this.
  if (head !== undefined && head !== main) await moveRef(git, MAIN, head, main);
  return sent;
}

function isOpen(path: string): boolean {
  return travels(path) && isPlain(path);
}

function areSame(a: Tree, b: Tree): boolean {
  return a.size === b.size && [...a].every(([path, { id }]) => b.get(path)?.id === id);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
