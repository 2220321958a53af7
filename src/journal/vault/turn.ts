import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeQuietly, writeDurably, type FileHost } from '../../files/durable.js';
import { ensureFolder, ensureHome, syncFolder } from '../../files/folders.js';
import { plainCodec, type Codec } from '../codec.js';
import { sha256 } from '../ids.js';
import {
  convert,
  filesOf,
  publish,
  removeOld,
  Unreadable,
  type Converted,
  type Direction,
  type Place,
} from './convert.js';
import { convertDrafts } from './drafts.js';
import { keyPath, MAIN_KEY, olderKey, PENDING_KEY, readKeyFile, RETIRED_KEY } from './keys.js';
import { convertRest, type Rest } from './rest.js';
import { openWork, type Work } from './work.js';

/** What turning the vault on or off works with. */
export interface Turning {
  readonly home: string;
  readonly host: FileHost;
  /** The vault's codec, open. */
  readonly age: Codec;
  /** Notes on the disk that the vault is on for this device, or off: the moment that decides. */
  flip(): void;
  /** Whether the disk has that note. */
  isFlipped(): boolean;
  /** Is told how many files of how many are ready. */
  progress?(done: number, of: number): void;
}

/** New files may come while the others are brought into the other form. */
const ROUNDS = 20;

/**
 * Turns the vault on: the key and every file are written encrypted and read back before the switch,
 * and plain ones removed only after it. Killed before, the journal is as it was; killed after, it is
 * encrypted, and what is left plain goes when the vault is next unlocked.
 *
 * @param key the key file's bytes
 * @throws whatever writing throws; then the journal is as it was
 */
export async function enableVault(key: Uint8Array, options: Turning): Promise<Rest> {
  const { home, host, age } = options;
  ensureHome(home);
  ensureFolder(dirname(keyPath(home, MAIN_KEY)));
  return turn(options, {
    direction: { from: plainCodec, to: age },
    prepare: () => writeDurably(keyPath(home, PENDING_KEY), key, host),
    undo: () => removeQuietly(keyPath(home, PENDING_KEY)),
    before: () => undefined,
    after(ready) {
      moveKey(home, PENDING_KEY, MAIN_KEY);
      // Another one stays: what was encrypted to it may be on another device still.
      if (isSame(readKeyFile(home, RETIRED_KEY), key)) removeQuietly(keyPath(home, RETIRED_KEY));
      publish(ready);
    },
  });
}

/**
 * Turns the vault off: the mirror image. The key stays, retired: what is older than the switch, such
 * as a backup, still needs it.
 *
 * @throws whatever writing throws; then the vault is on as it was
 */
export async function disableVault(options: Turning): Promise<Rest> {
  const { home, age } = options;
  return turn(options, {
    direction: { from: age, to: plainCodec },
    prepare: () => undefined,
    undo(ready) {
      if (!existsSync(keyPath(home, MAIN_KEY))) moveKey(home, RETIRED_KEY, MAIN_KEY);
      for (const { file, target } of ready) if (existsSync(file.path)) removeQuietly(target);
    },
    before(ready, work) {
      work.noteRetiring();
      // Plain files that only the switch made readable nobody would find after a kill.
      publish(ready);
      keepRetired(home);
      moveKey(home, MAIN_KEY, RETIRED_KEY);
    },
    after: () => undefined,
  });
}

interface Steps {
  readonly direction: Direction;
  prepare(): void;
  before(ready: readonly Converted[], work: Work): void;
  /** Takes back what was done, where it did not come to the switch. */
  undo(ready: readonly Converted[]): void;
  after(ready: readonly Converted[]): void;
}

async function turn(options: Turning, steps: Steps): Promise<Rest> {
  const { direction } = steps;
  const journal = join(options.home, 'journal');
  const work = openWork(journal, options.host);
  const place = { journal, work: work.folder, host: options.host };
  let ready: Converted[] = [];
  try {
    steps.prepare();
    ready = await convertAll(direction, place, options);
    steps.before(ready, work);
    options.flip();
  } catch (error) {
    try {
      // Where the disk has the switch all the same, both forms are there, and both are read; where
      // it cannot be asked, that is the safe thing, too.
      if (!options.isFlipped()) steps.undo(ready);
    } catch {
      // The first error is the one that helps.
    } finally {
      work.close();
    }
    throw error;
  }
  // Whatever goes wrong from here on: both forms are there, and both are read.
  try {
    const done = ready.map(({ file }) => file.name);
    const damaged = ready.filter((each) => each.isDamaged).map(({ file }) => file.name);
    try {
      steps.after(ready);
      removeOld(ready);
      const busy = await convertDrafts(options.home, direction, options.host);
      const rest = await convertRest(direction, place);
      return { ...rest, busy, damaged, done: [...done, ...rest.done] };
    } catch {
      // What could not be removed is, when the vault is next unlocked.
      const left = filesOf(journal, direction.from, direction.to).map(({ name }) => name);
      return { done, left };
    }
  } finally {
    work.close();
  }
}

/** Everything that is in the old form, in the new one; what cannot be read is left where it is. */
async function convertAll(
  direction: Direction,
  place: Place,
  { progress }: Turning,
): Promise<Converted[]> {
  const ready = new Map<string, Converted | undefined>();
  for (let round = 0; round < ROUNDS; round++) {
    const files = filesOf(place.journal, direction.from, direction.to);
    const fresh = files.filter(({ path }) => !ready.has(path));
    if (fresh.length === 0) break;
    for (const file of fresh) {
      ready.set(file.path, await convertIfReadable(file, direction, place));
      progress?.(ready.size, files.length);
    }
  }
  return [...ready.values()].filter((each) => each !== undefined);
}

async function convertIfReadable(
  ...[file, direction, place]: Parameters<typeof convert>
): Promise<Converted | undefined> {
  try {
    return await convert(file, direction, place);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** A retired key that is another than the one to be retired gets a name of its own. */
function keepRetired(home: string): void {
  const retired = readKeyFile(home, RETIRED_KEY);
  const main = readKeyFile(home, MAIN_KEY);
  if (!retired || !main || isSame(retired, main)) return;
  moveKey(home, RETIRED_KEY, olderKey(sha256(retired)));
}

function isSame(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0;
}

/** Gives a key file its other name; another device may have done so already. */
export function moveKey(home: string, from: string, to: string): void {
  if (!existsSync(keyPath(home, from))) return;
  renameSync(keyPath(home, from), keyPath(home, to));
  syncFolder(dirname(keyPath(home, to)));
}
