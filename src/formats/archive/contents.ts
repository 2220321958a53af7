import { join } from 'node:path';
import { readRegular } from '../../files/read.js';
import { codeOf } from '../../errors.js';
import { survey } from '../../journal/check/survey.js';
import { sha256 } from '../../journal/ids.js';
import { encodeManifest, type Listed } from './manifest.js';
import { MANIFEST, memberKind } from './names.js';
import type { Outgoing } from './tar.js';

/** What went into a backup. */
export interface Packed {
  readonly files: Listed[];
  /** What could not be read. */
  readonly left: string[];
}

/**
 * Everything in a home folder that a backup holds, and its manifest at the end. What a packing
 * moves in between is in it at least once.
 *
 * @param made when this is
 * @param packed what went in, filled on the way
 */
export async function* contentsOf(
  home: string,
  made: Date,
  packed: Packed,
): AsyncGenerator<Outgoing> {
  const done = new Set<string>();
  packed.left.push(...unnamable(home));
  // A pack takes loose files into itself: then there is a name that was not there before.
  for (let names = namesIn(home); names.length > 0;) {
    for (const name of names) {
      done.add(name);
      const bytes = read(home, name, packed);
      if (!bytes) continue;
      packed.files.push({ name, size: bytes.length, sum: sha256(bytes) });
      yield outgoing(name, bytes, made);
    }
    names = namesIn(home).filter((name) => !done.has(name));
  }
  const manifest = { version: 1 as const, made: made.toISOString(), files: packed.files };
  yield outgoing(MANIFEST, encodeManifest(manifest), made);
}

/** A member whose bytes are at hand. All get one time: the same content makes the same archive. */
export function outgoing(name: string, bytes: Uint8Array, made: Date): Outgoing {
  return { name, size: bytes.length, made, chunks: bytes.length > 0 ? [bytes] : [] };
}

/** Files of the journal whose names no archive can carry to every system. */
function unnamable(home: string): string[] {
  return survey(home)
    .filter(({ name, kind }) => kind !== 'folder' && memberKind(name) === undefined)
    .map(({ name }) => name)
    .filter((name) =>
      /^journal\/(?!keys\/)[^/.][^/]*\/(?:new\/)?[^/.][^/]*\.jsonl?(?:[.\s(]|$)/.test(name),
    );
}

function namesIn(home: string): string[] {
  return survey(home)
    .filter(({ name, kind }) => kind !== 'folder' && memberKind(name) !== undefined)
    .map(({ name }) => name);
}

function read(home: string, name: string, packed: Packed): Uint8Array | undefined {
  try {
    return readRegular(join(home, name));
  } catch (error) {
    // Gone: a packing has taken it, and the next look finds where it went.
    if (codeOf(error) !== 'ENOENT' || name.includes('\ufffd')) packed.left.push(name);
    return undefined;
  }
}
