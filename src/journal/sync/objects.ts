import { rmSync } from 'node:fs';
import type { Git } from './git.js';
import type { Blob, Tree } from './paths.js';
import { troubleOf } from './trouble.js';

const FILE = '100644';

/** The files of a commit; none where there is no commit. */
export async function readTree(git: Git, commit: string | undefined): Promise<Tree> {
  const tree = new Map<string, Blob>();
  if (commit === undefined) return tree;
  const listed = await git.must(['ls-tree', '-r', '-z', '-l', '--full-tree', commit]);
  for (const line of listed.toString('utf8').split('\0')) {
    const [, mode, id, size, path] = /^(\d+) \S+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
    if (mode === undefined || id === undefined || path === undefined) continue;
    tree.set(path, { id, size: Number(size) || 0, mode });
  }
  return tree;
}

/**
 * Keeps files of the folder as blobs, byte for byte, and says git's name for each.
 *
 * @throws an error with the code `ENOENT` where one is gone
 */
export async function keepFiles(
  git: Git,
  paths: readonly string[],
  sizeOf: (path: string) => number,
): Promise<Tree> {
  if (paths.length === 0) return new Map();
  const input = paths.map((path) => `${path}\n`).join('');
  const args = ['hash-object', '-w', '--no-filters', '--stdin-paths'];
  const ended = await git.run(args, { input });
  if (/could not open .*: No such file/.test(ended.stderr)) {
    throw Object.assign(new Error('a file is gone'), { code: 'ENOENT' });
  }
  if (ended.code !== 0) throw troubleOf(ended);
  const names = ended.stdout.toString('utf8').split('\n');
  return new Map(
    paths.map((path, at) => [path, { id: names[at] ?? '', size: sizeOf(path), mode: FILE }]),
  );
}

/** Keeps a text as a blob. */
export async function keepText(git: Git, text: string): Promise<Blob> {
  const id = await git.line(['hash-object', '-w', '--no-filters', '--stdin'], { input: text });
  return { id, size: Buffer.byteLength(text), mode: FILE };
}

/**
 * Makes a commit of a tree.
 *
 * @param index a file of its own: no lock that somebody left stands in the way
 */
export async function commit(
  git: Git,
  tree: Tree,
  parent: string | undefined,
  index: string,
): Promise<string> {
  const env = { GIT_INDEX_FILE: index };
  const lines = [...tree].map(([path, { mode, id }]) => `${mode} ${id} 0\t${path}\0`);
  rmSync(index, { force: true });
  await git.must(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
  const id = await git.line(['write-tree'], { env });
  const parents = parent === undefined ? [] : ['-p', parent];
  return git.line(['commit-tree', id, ...parents, '-m', 'journal']);
}

/** What blobs hold, one after the other. */
export async function* readBlobs(
  git: Git,
  wanted: readonly (readonly [path: string, blob: Blob])[],
): AsyncGenerator<readonly [path: string, bytes: Buffer]> {
  // So many bytes are in memory at once.
  const ROOM = 16_000_000;
  for (let from = 0; from < wanted.length;) {
    let to = from;
    let bytes = 0;
    do bytes += wanted[to++]?.[1].size ?? 0;
    while (to < wanted.length && bytes < ROOM);
    yield* readSome(git, wanted.slice(from, to));
    from = to;
  }
}

async function* readSome(
  git: Git,
  wanted: readonly (readonly [path: string, blob: Blob])[],
): AsyncGenerator<readonly [path: string, bytes: Buffer]> {
  const input = wanted.map(([, { id }]) => `${id}\n`).join('');
  const all = await git.must(['cat-file', '--batch'], { input });
  let at = 0;
  for (const [path] of wanted) {
    const end = all.indexOf(0x0a, at);
    const [, kind, size] = all.toString('latin1', at, end).split(' ');
    if (kind !== 'blob') throw troubleOf({ code: 1, stderr: 'missing blob' });
    at = end + 1 + Number(size);
    yield [path, all.subarray(end + 1, at)];
    at += 1;
  }
}
