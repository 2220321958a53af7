import { looksLikeKey } from '../check/key.js';
import { sha256 } from '../ids.js';
import { readBlobs } from './objects.js';
import { readOwnKeys } from './own-keys.js';
import { isKey, MAIN_KEY_PATH, type Tree } from './paths.js';
import { Refused } from './refused.js';
import type { Side, Standing } from './side.js';

/** Which keys are taken for what they claim to be. */
export interface Keys {
  /** Those in the folder that may travel. */
  readonly sound: Tree;
  /** The remote, with the key of before where the one it has is none. */
  readonly theirs: Tree;
  /** Git's names of all files that have the shape of a key. */
  readonly shaped: ReadonlySet<string>;
}

/**
 * Tells keys from mishaps. What does not have the shape of a key never travels and never takes the
 * place of one. A key that became another one here is taken for a new passphrase only where this
 * device has written it itself: whether it opens anything only the passphrase could tell.
 *
 * @param standing the keys in the folder, whatever they hold
 * @throws Refused where the remote has a damaged key and nothing here says which one it was
 */
export async function judgeKeys(
  { git, home }: Side,
  { base, theirs }: Pick<Standing, 'base' | 'theirs'>,
  standing: Tree,
): Promise<Keys> {
  const all = [standing, base, theirs].flatMap((tree) => [...tree].filter(([path]) => isKey(path)));
  const shaped = new Set<string>();
  const own = readOwnKeys(home);
  const made = new Set<string>();
  const ids = new Map(all.map(([, blob]) => [blob.id, blob]));
  for await (const [id, bytes] of readBlobs(git, [...ids])) {
    if (looksLikeKey(bytes)) shaped.add(id);
    if (own.has(sha256(bytes))) made.add(id);
  }
  const isGood = (id: string | undefined) => id !== undefined && shaped.has(id);
  const [was, other] = [base, theirs].map((tree) => tree.get(MAIN_KEY_PATH));
  const next = new Map(theirs);
  if (other && !isGood(other.id)) {
    if (!was) throw damagedRemote();
    next.set(MAIN_KEY_PATH, was);
  }
  const isKnown = (id: string) =>
    !isGood(was?.id) || id === was?.id || id === next.get(MAIN_KEY_PATH)?.id || made.has(id);
  const sound = [...standing].filter(
    ([path, { id }]) => isGood(id) && (path !== MAIN_KEY_PATH || isKnown(id)),
  );
  return { sound: new Map(sound), theirs: next, shaped };
}

function damagedRemote(): Refused {
  return new Refused(
    'the vault’s key in the remote is damaged: keys/main.age',
    'nothing was joined; sync on a machine that has the key, which puts it right, or name an ' +
      'empty place with `selfcare sync setup`',
  );
}
