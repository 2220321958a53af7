import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmdirSync,
  statfsSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** What finding a private place needs of the world. */
export interface PlaceHost {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly tempFolder: string;
}

/** A folder in which files for a short while can stand. */
export interface Place {
  readonly folder: string;
  /** Whether it is in memory: what stands there is on no disk, swap space aside. */
  readonly inMemory: boolean;
}

/** tmpfs and ramfs, by statfs(2). */
const IN_MEMORY = [0x01021994, 0x858458f6];
const PIECE = Buffer.alloc(65_536);

/** Where private files may stand, the best place first; the last is the system's for all. */
export function privatePlaces({ env, platform, tempFolder }: PlaceHost): Place[] {
  const memory = platform === 'linux' ? [env['XDG_RUNTIME_DIR'] ?? '', '/dev/shm'] : [];
  const found = [...new Set([...memory, tempFolder])]
    .filter((folder) => folder.startsWith('/') || folder === tempFolder)
    .map((folder) => ({ folder, inMemory: isInMemory(folder) }));
  return found.filter(({ folder, inMemory }) => inMemory || folder === tempFolder);
}

function isInMemory(folder: string): boolean {
  try {
    return IN_MEMORY.includes(statfsSync(folder).type >>> 0);
  } catch {
    return false;
  }
}

/** Makes a new folder for the owner alone, mode 0700, whose name begins with `prefix`. */
export function makePrivate({ folder }: Place, prefix: string): string {
  return mkdtempSync(join(folder, prefix));
}

/**
 * The folders of these places whose names begin so, if they belong to `owner`: anybody may make
 * one in a place that all share.
 */
export function findPrivate(places: readonly Place[], prefix: string, owner: number): string[] {
  return places.flatMap(({ folder }) => {
    const named = names(folder).filter((name) => name.startsWith(prefix));
    return named
      .map((name) => join(folder, name))
      .filter((path) => {
        const found = lstatSync(path, { throwIfNoEntry: false });
        return found?.isDirectory() === true && found.uid === owner;
      });
  });
}

/**
 * Overwrites every file in a folder and removes it with all that is in it. Links are removed and
 * not followed. What cannot be removed stays; it never throws.
 */
export function shred(folder: string): void {
  for (const name of names(folder)) {
    const path = join(folder, name);
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) shred(path);
    else shredFile(path);
  }
  quietly(() => rmdirSync(folder));
}

/** As {@link shred}, for one file. */
export function shredFile(path: string): void {
  quietly(() => {
    const found = lstatSync(path);
    // A second name for the same bytes is somebody's wish to keep them.
    if (!found.isFile() || found.nlink > 1) return;
    const { O_WRONLY, O_NOFOLLOW = 0 } = constants;
    const file = openSync(path, O_WRONLY | O_NOFOLLOW);
    try {
      for (let at = 0; at < found.size;) {
        at += writeSync(file, PIECE, 0, Math.min(PIECE.length, found.size - at), at);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
  quietly(() => unlinkSync(path));
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Gone already, or not ours.
  }
}
