import { deviceOf, isKey, isPlain, MAIN_KEY_PATH, travels, type Tree } from './paths.js';

/** What decides what of a folder travels. */
export interface Situation {
  /** The commit that this folder and the remote last had in common. */
  readonly base: Tree;
  /** The remote as it is now. */
  readonly theirs: Tree;
  /** The paths that travel, as they stand in the folder. */
  readonly here: ReadonlySet<string>;
  /** This device's id. */
  readonly device: string;
  /** Paths that were removed because another file holds all of theirs. */
  readonly gone: ReadonlySet<string>;
  /** Whether the vault is on for this device. */
  readonly vault: boolean;
}

/** What this device has to say. */
export interface Plan {
  /** Of the base, what goes on. */
  readonly keep: readonly string[];
  /** What is new here. */
  readonly add: readonly string[];
  /** What this device took away. */
  readonly drop: readonly string[];
  /** What must not travel: it is plain, and the journal has a vault. */
  readonly held: readonly string[];
}

/**
 * Compares a folder with what was last in common. A file that is missing without a word is brought
 * back by the merge, not taken away from the others: only packing and the vault take away, and both say so.
 */
export function planOf({ base, theirs, here, device, gone, vault }: Situation): Plan {
  const sealed = vault || [base, theirs, here].some((paths) => paths.has(MAIN_KEY_PATH));
  const keep: string[] = [];
  const drop: string[] = [];
  for (const path of base.keys()) {
    const replaced = vault && isPlain(path);
    const packed = deviceOf(path) === device && gone.has(path);
    const isMissing = travels(path) && !isKey(path) && !here.has(path);
    (isMissing && (replaced || packed) ? drop : keep).push(path);
  }
  const fresh = [...here].filter((path) => !base.has(path));
  const held = sealed ? fresh.filter((path) => !isKey(path) && isPlain(path)) : [];
  const hidden = new Set(held);
  // A key that is not in use yet belongs to a vault that was begun and never finished.
  const add = fresh.filter((path) => !hidden.has(path) && (vault || !isKey(path)));
  return { keep, add, drop, held };
}

/** Whether the vault of a journal was taken off on this device, and not on the others. */
export function isDisabled({ base, here, vault }: Situation): boolean {
  return !vault && base.has(MAIN_KEY_PATH) && !here.has(MAIN_KEY_PATH);
}
