import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably, type FileHost } from '../../files/durable.js';
import type { Git } from './git.js';
import { moveRef, NOTE, readRefs, REMOTE } from './repository.js';

/** What a repository knows of its remote, so that it can be as it was. */
export interface Remembered {
  readonly files: readonly (readonly [path: string, bytes: Buffer | undefined])[];
  /** The remote's commit, as it was last seen. */
  readonly seen: string | undefined;
}

/** Looks at what a repository knows of its remote. */
export async function rememberRemote(git: Git): Promise<Remembered> {
  const files = ['config', NOTE].map((name) => {
    const path = join(git.folder, name);
    return [path, existsSync(path) ? readFileSync(path) : undefined] as const;
  });
  return { files, seen: (await readRefs(git)).remote };
}

/** Makes it as it was. */
export async function recallRemote(
  git: Git,
  { files, seen }: Remembered,
  host: FileHost,
): Promise<void> {
  for (const [path, bytes] of files) {
    if (bytes) writeDurably(path, bytes, host);
    else rmSync(path, { force: true });
  }
  const { remote } = await readRefs(git);
  if (seen !== undefined) await moveRef(git, REMOTE, seen, remote);
  else if (remote !== undefined) await git.run(['update-ref', '-d', REMOTE]);
}
