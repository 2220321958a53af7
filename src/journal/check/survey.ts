import { lstatSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { join, relative, sep, isAbsolute } from 'node:path';
import { codeOf } from '../../errors.js';

/** One thing in a home folder. */
export interface Item {
  /** For people: relative to the home folder, with `/` between its parts. */
  readonly name: string;
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Permission bits. */
  readonly mode: number;
  /** Bytes. */
  readonly size: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number;
  /** Where a link leads. */
  readonly leads?: 'inside' | 'outside' | 'nowhere';
  /** The system's word for why a folder could not be listed, or nothing known of a file. */
  readonly problem?: string;
}

/** Folders whose insides are a tool's, or can be made again. */
const CLOSED = /(?:^|\/)(?:\.git|\.stversions|\.stfolder|\.dropbox\.cache)$|^cache$/;
/** Links that the journal's reader follows. */
const FOLLOWED = /^journal(?:\/[^/]+)?$/;

/** Everything in a home folder, and the folder itself under the name `.`; never throws. */
export function survey(home: string): Item[] {
  const found: Item[] = [];
  const root = real(home) ?? home;
  const visit = (name: string) => {
    const path = name === '' ? home : join(home, name);
    const stats = statsOf(path, name === '');
    if (!stats) {
      // A name that is no UTF-8 comes with this sign in it, and leads nowhere.
      const none = { kind: 'other' as const, mode: 0, size: 0, modified: 0 };
      if (name.includes('\ufffd')) found.push({ name, path, ...none, problem: 'EILSEQ' });
      return;
    }
    const leads = stats.isSymbolicLink() ? leadsTo(path, root) : undefined;
    const isFolder = stats.isDirectory() || (FOLLOWED.test(name) && leadsToFolder(path));
    const below = isFolder && !CLOSED.test(name) ? names(path) : [];
    found.push({
      name: name === '' ? '.' : name,
      path,
      kind: kindOf(stats),
      mode: stats.mode & 0o777,
      size: stats.size,
      modified: stats.mtimeMs,
      ...(leads ? { leads } : {}),
      ...(typeof below === 'string' ? { problem: below } : {}),
    });
    if (typeof below === 'string') return;
    for (const each of below.sort()) visit(name === '' ? each : `${name}/${each}`);
  };
  visit('');
  return found;
}

function kindOf(stats: Stats): Item['kind'] {
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}

function leadsTo(path: string, root: string): Item['leads'] {
  const target = real(path);
  if (target === undefined) return 'nowhere';
  const way = relative(root, target);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? 'outside' : 'inside';
}

function leadsToFolder(path: string): boolean {
  return statsOf(path, true)?.isDirectory() ?? false;
}

/** The names in a folder, or the system's word for why they cannot be had. */
function names(path: string): string[] | string {
  try {
    return readdirSync(path);
  } catch (error) {
    return codeOf(error) ?? 'unknown error';
  }
}

function statsOf(path: string, follow: boolean): Stats | undefined {
  try {
    return follow ? statSync(path) : lstatSync(path);
  } catch {
    return undefined;
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
