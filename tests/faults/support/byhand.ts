import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { Decrypter } from 'age-encryption';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test, removed when the test ends. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'selfcare-faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Found {
  readonly path: string;
  readonly mode: number;
  readonly isFolder: boolean;
}

/** Everything under a folder, by path relative to it. Links are not followed. */
export function listing(folder: string): Found[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((item) => {
    const path = join(item.parentPath, item.name);
    // Undefined: it was renamed since the folder was read, by a program that is at work in it.
    const mode = lstatSync(path, { throwIfNoEntry: false })?.mode;
    if (mode === undefined) return [];
    return [{ path: relative(folder, path), mode: mode & 0o777, isFolder: item.isDirectory() }];
  });
}

/** Every file under a folder, by path relative to it, sorted. */
export function filesBelow(folder: string): string[] {
  return listing(folder)
    .flatMap(({ path, isFolder }) => (isFolder ? [] : path))
    .sort();
}

/** The names in a folder in the order of writing: those of entries tell none. */
export function asWritten(folder: string): string[] {
  const at = (name: string) => Number(lstatSync(join(folder, name), { bigint: true }).mtimeNs);
  return readdirSync(folder).sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1));
}

/** The SHA-256 of every file under a folder, by path relative to it. */
export function digests(folder: string): Map<string, string> {
  return new Map(
    filesBelow(folder).map((path) => [path, sha256(readFileSync(join(folder, path)))]),
  );
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What a reader without selfcare finds in a journal folder. */
export interface ByHand {
  /** The texts of all revisions, each as often as it is stored. */
  readonly texts: string[];
  /** Files whose bytes are not those that their name promises, or that are no JSON lines. */
  readonly damaged: string[];
  /** Files that are neither entries, packs nor settings: what a killed process left. */
  readonly leftovers: string[];
  readonly packs: number;
}

/** Reads a journal as docs/format.md says, with none of the product's code. */
export function readByHand(home: string): ByHand {
  return readWith(home, (bytes) => bytes.toString('utf8'));
}

const decrypted = new Map<string, string>();

/** As {@link readByHand}, of a vault: with the library of age alone. What is plain is a leftover. */
export async function readVaultByHand(home: string, identity: string): Promise<ByHand> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  for (const { path } of listing(home).filter((found) => SEALED.test(found.path))) {
    const bytes = readFileSync(join(home, path));
    if (decrypted.has(sha256(bytes))) continue;
    // What cannot be decrypted is damaged, which the second look tells.
    const text = await decrypter.decrypt(bytes, 'text').catch(() => undefined);
    if (text !== undefined) decrypted.set(sha256(bytes), text);
  }
  return readWith(home, (bytes) => decrypted.get(sha256(bytes)) ?? 'not decrypted', SEALED);
}

const SEALED = /(?<sha>[0-9a-f]{64})\.jsonl?\.age$/;

function readWith(
  home: string,
  textOf: (bytes: Buffer) => string,
  entries = /(?<sha>[0-9a-f]{64})\.jsonl?$/,
): ByHand {
  const texts: string[] = [];
  const damaged: string[] = [];
  const leftovers: string[] = [];
  let packs = 0;
  for (const { path, isFolder } of listing(home)) {
    if (isFolder || path === 'journal/keys/main.age') continue;
    if (!path.startsWith('journal/')) {
      if (basename(path).startsWith('.') || path.endsWith('.tmp')) leftovers.push(path);
      continue;
    }
    const digest = entries.exec(basename(path))?.groups?.['sha'];
    if (digest === undefined) {
      leftovers.push(path);
      continue;
    }
    const bytes = readFileSync(join(home, path));
    try {
      if (sha256(bytes) !== digest) throw new Error('not what its name promises');
      texts.push(...textsIn(textOf(bytes)));
      if (path.includes('.jsonl')) packs++;
    } catch {
      damaged.push(path);
    }
  }
  return { texts, damaged, leftovers, packs };
}

function textsIn(lines: string): string[] {
  const texts: string[] = [];
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    JSON.parse(line, (key, value: unknown) => {
      if (key === 'text' && typeof value === 'string') texts.push(value);
      return value;
    });
  }
  return texts;
}
