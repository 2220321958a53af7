import { statSync } from 'node:fs';
import { readChunks, writeChunks } from '../../files/stream.js';
import { IntegrityError } from '../../errors.js';
import { removeQuietly } from '../../files/durable.js';
import { looksLikeKey } from '../../journal/check/key.js';
import {
  keyInUse,
  newIdentity,
  PREVIOUS_KEY,
  readKeyFile,
  recipientOf,
} from '../../journal/vault/keys.js';
import { contentsOf, outgoing, type Packed } from './contents.js';
import { gzipped } from './gzip.js';
import { OUTER_KEY, README, SEALED } from './names.js';
import { readBackup } from './read.js';
import { readmeOf } from './readme.js';
import { sealed } from './seal.js';
import { tarOf, type Outgoing } from './tar.js';

/** A backup that was written and read back. */
export interface Made extends Packed {
  /** Bytes. */
  readonly size: number;
  /**
   * Whether a key is in it that looks as if it opened what is encrypted in it; undefined where
   * nothing is. That it opens, only the passphrase proves.
   */
  readonly key: boolean | undefined;
}

const SEALED_FILE = /^(?:journal|drafts)\/.*\.jsonl?[^/]*\.age(?![a-z0-9])/;

/** Where a backup is written, and to whom. */
export interface Writing {
  readonly home: string;
  /** New files that this may make; the first is the backup, the other is gone in the end. */
  readonly temps: readonly [string, string];
  readonly now: Date;
  /** Whoever the vault encrypts to; undefined where there is no vault. */
  readonly recipient: string | undefined;
  /** Called now and then; throws to stop. */
  check(): void;
}

/**
 * Writes a backup of a home folder and reads it back: every member is compared with what went in.
 *
 * @throws the system's error, what `check` throws, or IntegrityError; then no file is left
 */
export async function writeBackup(writing: Writing): Promise<Made> {
  const packed: Packed = { files: [], left: [] };
  const { temps, recipient } = writing;
  try {
    // The backup is read back with a key that was made for that alone and is forgotten then: the
    // vault's own needs the passphrase.
    const probe = recipient === undefined ? undefined : await newIdentity();
    const key = usableKey(writing.home);
    await (probe === undefined
      ? writePlain(writing, packed)
      : writeSealed(writing, packed, probe, key));
    await verify(temps[0], probe, packed, () => writing.check());
    const isSealed = probe !== undefined || packed.files.some(({ name }) => SEALED_FILE.test(name));
    return {
      ...packed,
      size: statSync(temps[0]).size,
      key: isSealed ? key !== undefined : undefined,
    };
  } catch (error) {
    for (const temp of temps) removeQuietly(temp);
    throw error;
  }
}

async function writePlain(writing: Writing, packed: Packed): Promise<void> {
  await writeChunks(writing.temps[0], gzipped(tarOf(contents(writing, packed))));
}

/** The bytes of the key that opens a vault, where they can be one's. */
function usableKey(home: string): Uint8Array | undefined {
  try {
    // Where a sync brought what is no key, the one of before still opens the vault.
    const files = [keyInUse(home)?.bytes, readKeyFile(home, PREVIOUS_KEY)];
    return files.find((bytes) => bytes !== undefined && looksLikeKey(bytes));
  } catch {
    // It cannot be read; the journal's own files may be.
    return undefined;
  }
}

async function writeSealed(
  writing: Writing,
  packed: Packed,
  probe: string,
  key: Uint8Array | undefined,
): Promise<void> {
  const { temps, now, recipient = '' } = writing;
  const inner = sealed(tarOf(contents(writing, packed)), [recipient, await recipientOf(probe)]);
  const { size } = await writeChunks(temps[1], inner);
  const outer = async function* (): AsyncGenerator<Outgoing> {
    yield outgoing(README, Buffer.from(readmeOf(now, key !== undefined)), now);
    if (key) yield outgoing(OUTER_KEY, key, now);
    yield { name: SEALED, size, made: now, chunks: readChunks(temps[1]) };
  };
  await writeChunks(temps[0], tarOf(outer()));
  removeQuietly(temps[1]);
}

async function* contents({ home, now, check }: Writing, packed: Packed): AsyncGenerator<Outgoing> {
  for await (const file of contentsOf(home, now, packed)) {
    check();
    yield file;
  }
}

async function verify(
  path: string,
  identity: string | undefined,
  packed: Packed,
  check: () => void,
): Promise<void> {
  const written = new Map(packed.files.map(({ name, sum }) => [name, sum]));
  const { files } = await readBackup({ path, sealed: identity !== undefined }, identity, (file) => {
    check();
    if (written.get(file.name) === file.sum) return;
    throw new IntegrityError('the backup does not read back as it was written', 'check the disk');
  });
  if (files.length !== written.size) {
    throw new IntegrityError('the backup does not read back as it was written', 'check the disk');
  }
}
