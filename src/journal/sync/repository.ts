import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { writeDurably, writeQuickly, type FileHost } from '../../files/durable.js';
import { closeToOthers } from './folder.js';
import type { Git } from './git.js';
import { MAIN, type Remote } from './remote.js';
import { troubleOf } from './trouble.js';

export const REMOTE = 'refs/remotes/origin/main';

/** A lock that is older than this is nobody's, in milliseconds: git holds one for an instant. */
const STALE = 30_000;
/** As {@link STALE}, where other machines may be at work, whose clocks are others. */
const STALE_REMOTE = 600_000;

/** What git leaves when something that a person began by hand was not finished. */
const UNFINISHED = [
  'MERGE_HEAD',
  'MERGE_MODE',
  'MERGE_MSG',
  'AUTO_MERGE',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'REBASE_HEAD',
  'rebase-merge',
  'rebase-apply',
  'sequencer',
];

/** What a repository's settings say. */
export interface Config {
  readonly remote?: string;
  /** Whether selfcare made it, or took it over. */
  readonly ours: boolean;
  readonly ssh?: string;
}

/** Makes the repository; nothing of a person's templates comes into it. */
export async function initRepository(git: Git): Promise<void> {
  mkdirSync(git.folder, { recursive: true, mode: 0o700 });
  closeToOthers(git.folder);
  await git.must(['init', '-q', '--template=']);
  await git.must(['symbolic-ref', 'HEAD', MAIN]);
}

/** Names the remote, and what belongs to it, so that git by hand works as well. */
export async function setRemote(git: Git, remote: Remote): Promise<void> {
  await git.run(['config', '--remove-section', 'remote.origin']);
  const settings = [
    ['remote.origin.url', remote.url],
    ['remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*'],
    ['core.bare', 'false'],
    ['core.autocrlf', 'false'],
    ['selfcare.sync', '1'],
  ];
  if (remote.path !== undefined) {
    // On this machine a person's own hooks would run at the other end, too.
    const hooks = `'${join(remote.path, 'hooks').replaceAll("'", `'\\''`)}'`;
    settings.push(['remote.origin.receivepack', `git -c core.hooksPath=${hooks} receive-pack`]);
  }
  for (const [name = '', value = ''] of settings) {
    await git.must(['config', '--replace-all', name, value]);
  }
}

/** Reads the settings. */
export async function readConfig(git: Git): Promise<Config> {
  const wanted = '^(remote\\.origin\\.url|core\\.sshcommand|selfcare\\.sync)$';
  const { code, stdout, stderr } = await git.run(['config', '-z', '--get-regexp', wanted]);
  // 1: there are none of them.
  if (code > 1) throw troubleOf({ code, stderr });
  const found = new Map<string, string>();
  for (const line of stdout.toString('utf8').split('\0')) {
    const [name = '', ...rest] = line.split('\n');
    found.set(name, rest.join('\n'));
  }
  const [remote, ssh] = ['remote.origin.url', 'core.sshcommand'].map((name) => found.get(name));
  return {
    ours: found.has('selfcare.sync'),
    ...(remote ? { remote } : {}),
    ...(ssh ? { ssh } : {}),
  };
}

/** The commits of the two branches; absent where there is none. */
export async function readRefs(git: Git): Promise<{ main?: string; remote?: string }> {
  const format = '--format=%(refname) %(objectname)';
  const lines = await git.line(['for-each-ref', format, MAIN, REMOTE]);
  const refs = new Map(lines.split('\n').map((line) => line.split(' ') as [string, string]));
  const [main, remote] = [refs.get(MAIN), refs.get(REMOTE)];
  return { ...(main ? { main } : {}), ...(remote ? { remote } : {}) };
}

/**
 * Moves a branch, if it still is where it was.
 *
 * @returns whether it was
 */
export async function moveRef(
  git: Git,
  ref: string,
  to: string,
  from: string | undefined,
): Promise<boolean> {
  return (await git.run(['update-ref', ref, to, from ?? ''])).code === 0;
}

/** Clears away what gits that died have left, and mends a HEAD that was cut off. */
export function tidyRepository(folder: string, host: FileHost): void {
  clearLocks(folder, host, STALE);
  for (const name of readdirSync(folder)) {
    const pid = Number(/^selfcare-(\d+)\.index(?:\.lock)?$/.exec(name)?.[1]);
    if (pid && pid !== host.pid && !host.isAlive(pid)) rmSync(join(folder, name), { force: true });
  }
  const head = join(folder, 'HEAD');
  const text = existsSync(head) ? readFileSync(head, 'utf8') : '';
  if (/^(?:ref: refs\/|[0-9a-f]{40})/.test(text)) return;
  writeDurably(head, Buffer.from(`ref: ${MAIN}\n`), host);
}

/**
 * Removes the locks that gits which died have left in a repository, or in a remote that is a folder
 * of this machine; of what cannot be removed git will speak.
 *
 * @param stale a lock that is older is nobody's, in milliseconds
 */
export function clearLocks(folder: string, host: FileHost, stale: number = STALE_REMOTE): void {
  const now = host.now().getTime();
  for (const lock of ['', 'refs'].flatMap((below) => locksIn(join(folder, below), below !== ''))) {
    try {
      if (now - statSync(lock).mtimeMs > stale) rmSync(lock, { force: true });
    } catch {
      // Let go of at this moment, or not ours.
    }
  }
}

function locksIn(folder: string, deep: boolean): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: deep, encoding: 'utf8' })
    .filter((name) => name.endsWith('.lock'))
    .map((name) => join(folder, name));
}

/**
 * Puts git's own view of the folder right: on the branch, nothing half-finished. A commit that only
 * a HEAD named is kept under a name of its own.
 *
 * @param index the files as they are now
 * @returns whether something had been left half-finished
 */
export async function settleRepository(git: Git, index: string): Promise<boolean> {
  const { folder } = git;
  const head = readFileSync(join(folder, 'HEAD'), 'utf8').trim();
  const left = UNFINISHED.filter((name) => existsSync(join(folder, name)));
  if (head !== `ref: ${MAIN}`) {
    const known = await git.run(['merge-base', '--is-ancestor', 'HEAD', MAIN]);
    const isAlone = known.code === 1 && !head.startsWith('ref:');
    if (isAlone) await git.must(['update-ref', `refs/selfcare/left/${head.slice(0, 12)}`, head]);
    await git.must(['symbolic-ref', 'HEAD', MAIN]);
  }
  for (const name of left) rmSync(join(folder, name), { recursive: true, force: true });
  const env = { GIT_INDEX_FILE: index };
  const { code } = await git.run(['read-tree', '--reset', MAIN], { env });
  if (code === 0) renameSync(index, join(folder, 'index'));
  return left.length > 0 || head !== `ref: ${MAIN}`;
}

/** The file that remembers the last sync. */
export const NOTE = 'selfcare.json';

/** What is remembered of the last sync. */
export interface LastSync {
  /** When it was, in ISO 8601. */
  readonly at: string;
  /** To whom this device encrypted then. */
  readonly recipient?: string;
}

/** What is remembered of the last sync; undefined where there was none. */
export function lastSync(folder: string): LastSync | undefined {
  try {
    const stored: unknown = JSON.parse(readFileSync(join(folder, NOTE), 'utf8'));
    const { lastSync: at, recipient } = stored as Partial<Record<string, unknown>>;
    if (typeof at !== 'string' || Number.isNaN(new Date(at).getTime())) return undefined;
    return { at, ...(typeof recipient === 'string' ? { recipient } : {}) };
  } catch {
    return undefined;
  }
}

/** Forgets the last sync: it was with another remote. */
export function forgetSync(folder: string): void {
  rmSync(join(folder, NOTE), { force: true });
}

/** Notes that a sync has just ended well. */
export function noteSync(folder: string, recipient: string | undefined, host: FileHost): void {
  const text = JSON.stringify({ version: 1, lastSync: host.now().toISOString(), recipient });
  writeQuickly(join(folder, NOTE), Buffer.from(`${text}\n`), host);
}
