import { linesOf } from '../../journal/check/lines.js';
import { sha256 } from '../../journal/ids.js';
import { looseName, NEW_FOLDER, packName } from '../../journal/layout.js';
import { decryptWith } from '../../journal/vault/age.js';
import type { Keys } from './keys.js';
import { isSealing } from './keys.js';

/** A file of the journal as it is to be written here. */
export interface Wanted {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The entries that its new lines tell of. */
  readonly entries: readonly string[];
  /** Its highest number, and the device whose number that is. */
  readonly reached: ReadonlyMap<string, number>;
}

const SEALED = /\.jsonl?[^/\\]*\.age(?![a-z0-9])/;

/**
 * What a backup's file brings that is not here; undefined where that is nothing. Files keep the
 * folder of the device that wrote them; one that this home would write otherwise, encrypted or to
 * another key, is written anew.
 *
 * @param here the lines that are here, to which its own are added
 */
export async function wantedOf(
  name: string,
  bytes: Uint8Array,
  keys: Keys,
  here: Set<string>,
): Promise<Wanted | undefined> {
  const [, device = '', ...below] = name.split('/');
  const file = below.at(-1) ?? '';
  const promised = /[0-9a-f]{64}(?![0-9a-f])/.exec(file)?.[0];
  const whole = promised === undefined || sha256(bytes) === promised;
  const sealed = SEALED.test(file);
  const plain = sealed ? await opened(bytes, keys.identity) : bytes;
  // Encrypted to somebody else: it is not ours to judge, and whoever has the key may want it.
  if (!plain) {
    const kept = promised === undefined ? looseIn(device, sha256(bytes), '.age') : name;
    return whole ? { name: kept, bytes, entries: [], reached: new Map() } : undefined;
  }
  const text = Buffer.from(plain).toString('utf8');
  const { kept, marks, lost, newer } = linesOf(text, whole, device, true);
  const fresh = kept.filter((_, index) => !here.has(marks[index]?.line ?? ''));
  if (fresh.length === 0 && newer === 0) return undefined;
  const reached = new Map<string, number>();
  for (const { line, owner, seq } of marks) {
    here.add(line);
    reached.set(owner, Math.max(seq, reached.get(owner) ?? 0));
  }
  const about = { entries: fresh.map(({ revision }) => revision.entry), reached };
  const isAsHere = sealed === isSealing(keys.codec) && (!sealed || keys.same);
  if (isAsHere && promised !== undefined && whole && lost === 0) return { name, bytes, ...about };
  // Lines of a later version are kept as they are, readable to whoever updates.
  const lines = newer > 0 && whole ? text.trimEnd() : fresh.map(({ line }) => line).join('\n');
  const written = await keys.codec.encode(Buffer.from(`${lines}\n`));
  const month = /^([+-]?\d{4,6}-\d\d)\./.exec(file)?.[1];
  const { suffix } = keys.codec;
  const own =
    month === undefined || below[0] === NEW_FOLDER
      ? looseIn(device, sha256(written), suffix)
      : `journal/${device}/${packName(month, sha256(written), suffix)}`;
  return { name: own, bytes: written, ...about };
}

function looseIn(device: string, sum: string, suffix: string): string {
  return `journal/${device}/${NEW_FOLDER}/${looseName(sum, suffix)}`;
}

async function opened(
  bytes: Uint8Array,
  identity: string | undefined,
): Promise<Uint8Array | undefined> {
  if (identity === undefined) return undefined;
  return decryptWith(identity, bytes).catch(() => undefined);
}
