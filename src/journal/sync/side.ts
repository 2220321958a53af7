import type { FileHost } from '../../files/durable.js';
import { isWhole, pathsIn, sizeOf, STATIC } from './folder.js';
import type { Git } from './git.js';
import { readGone } from './gone.js';
import { judgeKeys, type Keys } from './keys.js';
import { haveOtherKeys } from './merge.js';
import { keepFiles, keepText, readTree } from './objects.js';
import { isKey, sumOf, travels, type Blob, type Tree } from './paths.js';
import { isDisabled, planOf, type Plan, type Situation } from './plan.js';
import { Refused } from './refused.js';
import { lastSync, readRefs } from './repository.js';
import { troubleOf } from './trouble.js';

/** One device's side of a sync. */
export interface Side {
  readonly git: Git;
  readonly host: FileHost;
  readonly home: string;
  /** The folder `journal`. */
  readonly folder: string;
  readonly device: string;
  /** To whom this device encrypts; undefined where the vault is not on for it. */
  readonly recipient: string | undefined;
  /** Names what is set aside in this run. */
  readonly stamp: string;
}

/** How a side stands to the remote. */
export interface Standing extends Situation {
  readonly plan: Plan;
  /** The remote's commit; absent where it has none. */
  readonly remote?: string;
  /** The commit that this side last had in common with it. */
  readonly main?: string;
  readonly notes: ReadonlyMap<string, readonly string[]>;
}

/** Looks at the folder, at what was last in common, and at the remote as it was last seen. */
export async function standingOf(side: Side): Promise<Standing> {
  const { git, home, folder, device } = side;
  const vault = side.recipient !== undefined;
  const refs = await readRefs(git);
  const base = await readTree(git, await baseOf(git, refs));
  const theirs = await readTree(git, refs.remote);
  const notes = readGone(home);
  const gone = new Set([...notes.values()].flat());
  const situation = { base, theirs, here: pathsIn(folder), device, gone, vault };
  return { ...situation, ...refs, notes, plan: planOf(situation) };
}

/** What both sides come from: none where the remote was made anew. */
async function baseOf(
  git: Git,
  { main, remote }: { main?: string; remote?: string },
): Promise<string | undefined> {
  if (main === undefined || remote === undefined || main === remote) return remote && main;
  const ended = await git.run(['merge-base', main, remote]);
  if (ended.code > 1) throw troubleOf(ended);
  return ended.code === 0 ? ended.stdout.toString('utf8').trim() : undefined;
}

/** What this side says the journal is, as a tree. */
export interface Ours {
  readonly tree: Tree;
  /** The keys that stand in the folder, in use or not, whole or not. */
  readonly keys: Tree;
  readonly judged: Keys;
  /** New files that are not what their names say: they stay here. */
  readonly damaged: readonly string[];
  /** Files that are not what their names say, of which git has another version. */
  readonly sick: readonly string[];
}

/**
 * Keeps what is new in the folder, and makes this side's tree.
 *
 * @throws UserError, LockedError where the sides must not be joined
 */
export async function oursOf(side: Side, standing: Standing): Promise<Ours> {
  const { git, folder, recipient } = side;
  const { base, theirs, here, plan, vault } = standing;
  if (isDisabled(standing)) {
    throw new Refused(
      'this journal travels as a vault, and the vault was taken off on this machine',
      '`selfcare vault enable` goes on with it; for a plain one, move journal/.git away on each ' +
        'machine and set up an empty remote',
    );
  }
  if (base.size === 0 && holdsOther(theirs)) {
    throw new Refused('the remote holds something else', 'name an empty repository');
  }
  const keep = (paths: readonly string[]) =>
    keepFiles(git, paths, (path) => sizeOf(folder, path) ?? 0);
  const keys = await keep([...here].filter(isKey));
  const before = lastSync(git.folder)?.recipient ?? recipient;
  const judged = await judgeKeys(side, standing, keys);
  const { sound } = judged;
  if (haveOtherKeys(base, sound, judged.theirs) || (vault && before !== recipient))
    throw otherKey(vault);
  const damaged = plan.add.filter((path) => !isWhole(folder, path));
  const sick = plan.keep.filter((path) => here.has(path) && !isWhole(folder, path));
  const bad = new Set(damaged);
  // What a name does not vouch for may have been changed.
  const open = plan.keep.filter((path) => here.has(path) && !isKey(path) && !sumOf(path));
  const fresh = plan.add.filter((path) => !bad.has(path) && !isKey(path));
  const kept = await keep([...fresh, ...open]);
  const tree = new Map<string, Blob>();
  for (const path of plan.keep) {
    const blob = base.get(path);
    if (blob) tree.set(path, blob);
  }
  for (const [path, blob] of [...kept, ...(vault ? sound : [])]) tree.set(path, blob);
  for (const [name, text] of STATIC) {
    if (!tree.has(name) && !theirs.has(name)) tree.set(name, await keepText(git, text));
  }
  return { tree, keys, judged, damaged, sick };
}

/** Whether a repository is somebody's work and not a journal; a host may have put a file in it. */
function holdsOther(tree: Tree): boolean {
  const paths = [...tree.keys()].filter((path) => !path.startsWith('.'));
  return paths.some((path) => !travels(path) && !/^(?:README|LICEN[CS]E)[^/]*$/i.test(path));
}

/** The refusal of a vault with another key. */
export function otherKey(vault: boolean): Refused {
  return new Refused(
    vault
      ? 'this machine and the remote have vaults with different keys'
      : 'a vault was begun on this machine, and the remote has one with another key',
    'nothing was joined. To join: `selfcare vault disable` here, `selfcare sync setup` with this ' +
      'place, `selfcare vault enable`, `selfcare sync`',
  );
}
