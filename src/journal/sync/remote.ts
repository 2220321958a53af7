import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError, UserError } from '../../errors.js';
import { closeToOthers } from './folder.js';
import { Git, type GitContext } from './git.js';

/** The branch that is synced. */
export const MAIN = 'refs/heads/main';

/** Where a journal is synced to. */
export interface Remote {
  /** As git takes it. */
  readonly url: string;
  /** The folder, where it is one of this machine. */
  readonly path?: string;
}

/** What reading a remote needs of the context. */
interface Place {
  readonly cwd: string;
  readonly userHome: string;
}

/**
 * What a person typed for a remote: a URL, `host:path`, or a folder.
 *
 * @throws UsageError where it is none of them
 */
export function readRemote(typed: string, { cwd, userHome }: Place): Remote {
  const text = typed.trim();
  if (text === '' || text.startsWith('-') || /[\u0000-\u001f\u007f]/.test(text)) {
    throw new UsageError('that is no place to sync with', FORMS);
  }
  if (/^file:\/\//i.test(text)) return pathRemote(fileUrlPath(text));
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { url: text };
  if (/^[a-z0-9]+::/i.test(text)) throw new UsageError('that is no place to sync with', FORMS);
  const isPath = /^(?:[a-z]:[\\/]|[./~\\])/i.test(text) || !/^[^/\\]+:/.test(text);
  if (!isPath) return { url: text };
  const path = text.replace(/^~(?=$|[/\\])/, () => userHome);
  return pathRemote(isAbsolute(path) ? path : resolve(cwd, path));
}

/** How a remote may be written. */
export const FORMS = 'for example: /media/stick/journal.git, or git@example.org:journal.git';

function pathRemote(path: string): Remote {
  const url = resolve(path);
  return { url, path: url };
}

function fileUrlPath(text: string): string {
  try {
    return fileURLToPath(text);
  } catch {
    throw new UsageError('that is no place to sync with', FORMS);
  }
}

/** The remote that is set up, as it was kept. */
export function keptRemote(url: string): Remote {
  return isAbsolute(url) ? { url, path: url } : { url };
}

/**
 * Makes a folder of this machine a remote where it is none: a bare repository.
 *
 * @param home the home folder, in which no remote may be
 * @returns whether it was made now
 * @throws UserError where something else stands there
 */
export async function prepareRemote(
  context: GitContext,
  path: string,
  home: string,
): Promise<boolean> {
  const inside = relative(home, path);
  if (inside === '' || (!inside.startsWith(`..${sep}`) && inside !== '..' && !isAbsolute(inside))) {
    throw new UserError('a remote cannot be inside selfcare’s own folder', 'name another folder');
  }
  const standing = lstatSync(path, { throwIfNoEntry: false }) && existsSync(path);
  if (standing === false) {
    throw new UserError(`a link that leads nowhere stands at ${path}`, 'is the disk plugged in?');
  }
  if (standing && !statSync(path).isDirectory()) {
    throw new UserError(`a file stands at ${path}`, 'name a folder, or one that is not there yet');
  }
  const isEmpty = !standing || readdirSync(path).length === 0;
  if (!isEmpty) {
    refuseOther(path);
    return false;
  }
  if (!existsSync(dirname(path))) {
    const hint = 'is the disk plugged in? make the folder first if it is a new one';
    throw new UserError(`there is no folder ${dirname(path)}`, hint);
  }
  try {
    const git = new Git(context, dirname(path), path, '');
    await git.must(['init', '-q', '--bare', '--template=']);
    await git.must(['symbolic-ref', 'HEAD', MAIN]);
  } catch (error) {
    // Half a repository would be refused the next time.
    if (!standing) rmSync(path, { recursive: true, force: true });
    else for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true });
    throw error;
  }
  closeToOthers(path);
  return true;
}

function refuseOther(path: string): void {
  if (existsSync(join(path, '.git'))) {
    const hint = `sync needs a bare repository: name an empty folder, as ${path}.git`;
    throw new UserError(`a working copy of git stands at ${path}`, hint);
  }
  const isRepository = ['HEAD', 'objects'].every((name) => existsSync(join(path, name)));
  if (!isRepository) {
    const hint = 'it was left as it is; name an empty folder, or one that is not there yet';
    throw new UserError(`the folder ${path} holds something else`, hint);
  }
  const config = join(path, 'config');
  if (existsSync(config) && /^\s*bare\s*=\s*false/m.test(readFileSync(config, 'utf8'))) {
    throw new UserError(`a working copy of git stands at ${path}`, 'name an empty folder');
  }
}
