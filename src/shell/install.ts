import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../errors.js';
import { createDurably, writeDurably, type FileHost } from '../files/durable.js';
import { ensureFolder } from '../files/folders.js';
import { readText } from '../files/read.js';
import { loadsHook, type Target } from './start-files.js';

/** What became of it. */
export type Installed =
  | { readonly state: 'added'; readonly backup?: string }
  | { readonly state: 'there' }
  /** Nothing was changed; `why` completes "… and so it is left as it is". */
  | { readonly state: 'left'; readonly file: string; readonly why: string };

/** Says, at the head of every hook, what made it. */
const OURS = 'Made by `selfcare init';

/**
 * Puts a hook in its place, and the line that loads it at the end of the person's start-up file,
 * once. Their file is written through a link and keeps its mode; what it was is kept beside it.
 */
export function installHook(target: Target, hook: string, host: FileHost): Installed {
  try {
    const start = target.start && readStart(target.start.file);
    if (typeof start === 'string') return left(target.start?.file ?? '', start);
    const before = existsSync(target.hook) ? readText(target.hook) : '';
    if (before !== '' && !before.includes(OURS)) {
      return left(target.hook, 'it holds something else');
    }
    if (before !== hook) {
      ensureFolder(dirname(target.hook));
      writeDurably(throughLinks(target.hook), Buffer.from(hook), host);
    }
    if (!target.start || !start) return { state: before === hook ? 'there' : 'added' };
    if (loadsHook(start.toString('utf8'))) return { state: 'there' };
    ensureFolder(dirname(target.start.file));
    const backup = start.length > 0 ? keepCopy(target.start.file, start, host) : undefined;
    append(target.start.file, start, target.start.line);
    return { state: 'added', ...(backup === undefined ? {} : { backup }) };
  } catch (error) {
    const file = (error as { path?: unknown }).path;
    const named = typeof file === 'string' ? file : (target.start?.file ?? target.hook);
    const code = codeOf(error);
    if (code === undefined) throw error;
    return left(named, `it cannot be written (${code})`);
  }
}

function left(file: string, why: string): Installed {
  return { state: 'left', file, why };
}

/** What stands in a start-up file, or why none can be added to; empty where there is none yet. */
function readStart(file: string): Buffer | string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return Buffer.alloc(0);
  if (!found.isFile()) return 'it is no plain file';
  // Somebody meant that, even where the superuser may write all the same.
  if ((found.mode & 0o222) === 0) return 'it is read-only';
  return readFileSync(file);
}

/** @returns the name of the copy */
function keepCopy(file: string, content: Buffer, host: FileHost): string {
  let name = `${file}.before-selfcare`;
  for (let n = 2; existsSync(name); n++) name = `${file}.before-selfcare-${n}`;
  createDurably(name, content, host);
  if (!readFileSync(name).equals(content)) throw Object.assign(new Error(), { code: 'EIO' });
  return name;
}

/** Adds a line at the end, in place: owner, mode and links stay. All of it is added, or nothing. */
function append(file: string, before: Buffer, line: string): void {
  const isWhole = before.length === 0 || before.at(-1) === 0x0a;
  const bytes = Buffer.from(`${isWhole ? '' : '\n'}${line}\n`);
  const handle = openSync(file, 'a', 0o600);
  try {
    const { size } = fstatSync(handle);
    try {
      if (writeSync(handle, bytes) < bytes.length) {
        throw Object.assign(new Error('short write'), { code: 'ENOSPC', path: file });
      }
      fsyncSync(handle);
    } catch (error) {
      ftruncateSync(handle, size);
      throw error;
    }
  } finally {
    closeSync(handle);
  }
}

/** The file behind a link, so that the link stays; the path itself where there is none. */
function throughLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
