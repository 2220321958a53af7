import { deviceOf, isKey, isPlain, MAIN_KEY_PATH, travels, type Blob, type Tree } from './paths.js';

/** What three trees make together. */
export interface Merged {
  readonly tree: Tree;
  /** Paths of which both sides are kept, though files of one name should be the same. */
  readonly doubled: readonly string[];
  /** The passphrase was changed here and elsewhere; that of the others counts. */
  readonly rewrapped: boolean;
}

/**
 * Joins two sides path by path: a union, less what one side took away with good reason. Files are
 * never changed once they are written, so there is nothing to conflict; if a path has two contents
 * nevertheless, both stay.
 *
 * @param base what both sides come from; empty where they have nothing in common
 * @param device this device's id: nobody else takes away what is in its folder
 * @returns undefined where each side has a key of its own, so that nothing can be joined
 */
export function mergeTrees(
  base: Tree,
  ours: Tree,
  theirs: Tree,
  device: string,
): Merged | undefined {
  if (haveOtherKeys(base, ours, theirs)) return undefined;
  const takesAway = takenAway(base, theirs, device);
  const tree = new Map<string, Blob>();
  const doubled: string[] = [];
  let rewrapped = false;
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const [was, mine, other] = [base, ours, theirs].map((each) => each.get(path));
    if (was?.id === other?.id || mine?.id === other?.id) put(tree, path, mine);
    else if (was?.id === mine?.id) put(tree, path, other ?? (takesAway(path) ? undefined : mine));
    else if (!mine || !other) put(tree, path, mine ?? other);
    else {
      put(tree, path, other);
      if (path === MAIN_KEY_PATH) rewrapped = true;
      else {
        put(tree, besides(path, mine), mine);
        doubled.push(path);
      }
    }
  }
  return { tree, doubled, rewrapped };
}

function put(tree: Map<string, Blob>, path: string, blob: Blob | undefined): void {
  if (blob) tree.set(path, blob);
}

/** Whether the sides came by their keys without knowing of each other. */
export function haveOtherKeys(base: Tree, ours: Tree, theirs: Tree): boolean {
  if (base.has(MAIN_KEY_PATH)) return false;
  const [mine, other] = [ours.get(MAIN_KEY_PATH), theirs.get(MAIN_KEY_PATH)];
  return mine !== undefined && other !== undefined && mine.id !== other.id;
}

/**
 * Whether the others may take a path away. A device packs its own files, and then a new pack stands
 * in its folder; a vault replaces plain files. Anything else is a mishap, and the file stays.
 */
function takenAway(base: Tree, theirs: Tree, device: string): (path: string) => boolean {
  const busy = new Set([...theirs.keys()].filter((path) => !base.has(path)).map(deviceOf));
  const vault = theirs.has(MAIN_KEY_PATH);
  return (path) => {
    if (!travels(path)) return true;
    if (isKey(path)) return false;
    if (vault && isPlain(path)) return true;
    return deviceOf(path) !== device && busy.has(deviceOf(path));
  };
}

/** A second name beside a path, which readers understand. */
function besides(path: string, { id }: Blob): string {
  return path.replace(/(\.(?:jsonl?|age))/, `.conflict-${id.slice(0, 8)}$1`);
}
