import { createHash } from 'node:crypto';
import { readChunks } from '../../files/stream.js';
import { IntegrityError, LockedError, UserError } from '../../errors.js';
import { gunzipped } from './gzip.js';
import { parseManifest, type Listed, type Manifest } from './manifest.js';
import { MANIFEST, memberKind, OUTER_KEY, README, SEALED } from './names.js';
import { unsealed } from './seal.js';
import { membersOf, type Incoming } from './tar.js';

/** A backup that was opened and not yet read. */
export interface Backup {
  readonly path: string;
  readonly sealed: boolean;
  /** The key file that travels with a sealed one, encrypted with the passphrase. */
  readonly key?: Uint8Array;
}

const MB = 1_000_000;
/** No member of a backup is as large; a manifest lists a million files at most. */
const LARGEST = 512 * MB;
const MANIFEST_LARGEST = 200 * MB;
const KEY_LARGEST = 100_000;

/**
 * Looks what kind of backup a file is.
 *
 * @throws UserError where it is none
 */
export async function openBackup(path: string): Promise<Backup> {
  let head: Uint8Array = Buffer.alloc(0);
  for await (const chunk of readChunks(path)) {
    head = chunk;
    break;
  }
  if (head[0] === 0x1f && head[1] === 0x8b) return { path, sealed: false };
  if (Buffer.from(head.subarray(257, 262)).toString('latin1') !== 'ustar') throw notOurs();
  let key: Uint8Array | undefined;
  return guarded(async () => {
    for await (const member of membersOf(readChunks(path))) {
      if (member.name === OUTER_KEY && member.size < KEY_LARGEST) key = await whole(member);
      else if (member.name === SEALED) return { path, sealed: true, ...(key ? { key } : {}) };
      else if (member.name !== README) throw notOurs();
    }
    throw notOurs();
  });
}

/**
 * Every file in a backup, one after another, then its manifest: by then each was found to be what
 * the manifest says, or this throws. Nothing of it may be used before.
 *
 * @param identity opens a sealed one
 * @param take called with each file; reads its chunks, or leaves them
 * @throws IntegrityError where it is damaged; UserError where it is not one of ours
 */
export async function readBackup(
  backup: Backup,
  identity: string | undefined,
  take: (file: Listed, bytes: () => Promise<Uint8Array>) => Promise<void> | void,
): Promise<Manifest> {
  return guarded(async () => {
    const found: Listed[] = [];
    let manifest: Manifest | undefined;
    for await (const member of membersOf(streamOf(backup, identity))) {
      if (manifest) throw notOurs();
      if (member.name === MANIFEST) manifest = readManifest(await whole(member, MANIFEST_LARGEST));
      else found.push(await readFile(member, take));
    }
    if (!manifest) throw damaged('its end is missing');
    compare(found, manifest);
    return manifest;
  });
}

async function readFile(member: Incoming, take: Parameters<typeof readBackup>[2]): Promise<Listed> {
  const { name, size, type } = member;
  if (type !== 'file' || memberKind(name) === undefined) throw notOurs();
  if (size > LARGEST) throw notOurs();
  const hash = createHash('sha256');
  const chunks: Uint8Array[] = [];
  for await (const chunk of member.chunks) {
    hash.update(chunk);
    chunks.push(chunk);
  }
  const file = { name, size, sum: hash.digest('hex') };
  await take(file, () => Promise.resolve(Buffer.concat(chunks)));
  return file;
}

async function* streamOf(backup: Backup, identity: string | undefined): AsyncGenerator<Uint8Array> {
  if (!backup.sealed) return yield* gunzipped(readChunks(backup.path));
  if (identity === undefined) throw new LockedError('the backup is locked');
  for await (const member of membersOf(readChunks(backup.path))) {
    if (member.name === SEALED) yield* unsealed(member.chunks, identity);
  }
}

function compare(found: readonly Listed[], { files }: Manifest): void {
  const listed = new Map(files.map((file) => [file.name, file]));
  const names = new Set(found.map(({ name }) => name));
  if (found.length !== names.size || found.length !== files.length) {
    throw damaged('files are missing in it');
  }
  for (const { name, size, sum } of found) {
    const one = listed.get(name);
    if (one?.size !== size || one.sum !== sum) throw damaged(`${name} is not as it was`);
  }
}

function readManifest(bytes: Uint8Array): Manifest {
  const manifest = parseManifest(bytes);
  if (manifest === 'newer') {
    throw new UserError('this backup was made by a newer selfcare', 'update selfcare');
  }
  if (!manifest) throw notOurs();
  return manifest;
}

async function whole({ size, chunks }: Incoming, largest = KEY_LARGEST): Promise<Uint8Array> {
  if (size > largest) throw notOurs();
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** What libraries say of damage becomes a word of ours; their messages may quote what they read. */
async function guarded<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = (error as { code?: unknown }).code;
    // The disk's own errors tell themselves.
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) throw error;
    throw damaged('it cannot be read to its end');
  }
}

function damaged(why: string): IntegrityError {
  return new IntegrityError(
    `the backup is damaged: ${why}`,
    'nothing was changed; use another backup, or another copy of this one',
  );
}

function notOurs(): UserError {
  return new UserError(
    'this is not a backup of selfcare, or holds what none of its backups holds',
    'nothing was changed; name a file that `selfcare backup` wrote',
  );
}

/** Whether an identity opens a sealed backup. */
export async function opensWith(backup: Backup, identity: string): Promise<boolean> {
  try {
    for await (const chunk of streamOf(backup, identity)) return chunk.length > 0;
    return false;
  } catch {
    return false;
  }
}
