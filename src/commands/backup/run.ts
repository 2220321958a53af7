import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Context } from '../../context.js';
import { Cancelled, codeOf, UsageError, UserError } from '../../errors.js';
import { removeQuietly, sweepTemps, tempBeside } from '../../files/durable.js';
import { ensureFolder, ensureHome } from '../../files/folders.js';
import { publish } from '../../files/stream.js';
import { writeBackup, type Made } from '../../formats/archive/write.js';
import { safeLine } from '../../terminal/safe.js';
import { counted } from '../doctor/finding.js';
import { stampOf } from '../keep/stamp.js';
import { countEntries } from './count.js';

/** `backup [FILE]`: 0 when everything is in it, 4 when something, or the key, could not be read. */
export async function backup(context: Context, named: string | undefined): Promise<number> {
  context.spareMemory();
  const home = await context.home();
  if (!existsSync(home)) {
    throw new UserError('there is nothing to back up yet', `nothing was ever saved in ${home}`);
  }
  const vault = await context.vault();
  // A device that was never introduced does not know whom to encrypt to.
  if (vault.status === 'unintroduced') await vault.unlock();
  const place = target(context, home, named, vault.recipient !== undefined);
  const { path, made } = await write(context, home, place, vault.recipient);
  const entries = await countEntries(context, vault);
  tell(context, path, made, entries, vault.recipient !== undefined);
  return made.left.length > 0 || made.key === false ? 4 : 0;
}

/** Where the new file is to stand. */
interface Target {
  readonly path: string;
  /** What the name ends in where it is ours to choose; then another is tried where one stands. */
  readonly ending?: string;
}

/** The file that was named, or one in the folder that was named, or in `backups`. */
function target(
  context: Context,
  home: string,
  named: string | undefined,
  sealed: boolean,
): Target {
  const example = 'for example: selfcare backup b.tar';
  if (named === '') throw new UsageError('that names no file', example);
  if (named === '-') {
    throw new UsageError(
      'a backup goes to no pipe: it is read back after it was written',
      `name a file, ${example}`,
    );
  }
  const ending = sealed ? '.tar' : '.tar.gz';
  const own = `selfcare-${stampOf(context)}${ending}`;
  if (named === undefined) {
    ensureHome(home);
    ensureFolder(join(home, 'backups'));
    return { path: join(home, 'backups', own), ending };
  }
  const path = resolve(context.cwd, named);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isWithin(join(home, 'journal'), isFolder ? path : dirname(path))) {
    throw new UsageError(
      'a backup cannot stand in the folder of the journal: what is there may be carried to other machines',
      'name another place, or none: then it goes to the folder backups in your home',
    );
  }
  return isFolder ? { path: join(path, own), ending } : { path };
}

function isWithin(folder: string, path: string): boolean {
  if (!existsSync(folder) || !existsSync(path)) return false;
  const way = relative(realpathSync(folder), realpathSync(path));
  return way === '' || !(way.split(sep)[0] === '..' || isAbsolute(way));
}

async function write(
  context: Context,
  home: string,
  { path: first, ending }: Target,
  recipient: string | undefined,
): Promise<{ path: string; made: Made }> {
  let path = first;
  const next = (tries: number) => {
    if (ending === undefined) throw taken(path);
    return first.slice(0, first.length - ending.length) + `-${tries}${ending}`;
  };
  for (let tries = 2; existsSync(path); tries++) path = next(tries);
  let stopped = false;
  const release = context.onStop(() => {
    stopped = true;
  });
  const check = () => {
    if (stopped) throw new Cancelled('the backup was stopped; no file was left');
  };
  const temps = [tempBeside(path, context), tempBeside(path, context)] as const;
  try {
    sweepTemps(dirname(path), context);
    const made = await writeBackup({ home, temps, now: context.now(), recipient, check });
    check();
    for (let tries = 2; !publish(temps[0], path); tries++) path = next(tries);
    return { path, made };
  } catch (error) {
    throw told(error, path);
  } finally {
    for (const temp of temps) removeQuietly(temp);
    release();
  }
}

function taken(path: string): UserError {
  return new UserError(`there is a file already: ${path}`, 'name another; nothing was written');
}

function told(error: unknown, path: string): unknown {
  const what = {
    ENOENT: 'there is no such folder',
    ENOTDIR: 'a file stands where a folder is needed',
  }[codeOf(error) ?? ''];
  if (!what) return error;
  return new UserError(
    `the backup cannot be written: ${what}: ${dirname(path)}`,
    'name another place',
  );
}

function tell(
  { out }: Context,
  path: string,
  { files, left, size, key }: Made,
  entries: number | undefined,
  encrypted: boolean,
): void {
  for (const name of left) {
    out.warn(`${name} could not be read and is not in the backup`, 'see `selfcare doctor`');
  }
  if (key === false) {
    out.warn(
      'the key is not in this backup: journal/keys/main.age is missing or damaged, so no passphrase opens the backup',
      'put the key back with `selfcare restore` and an older backup, or from another device, and make a new backup; until then, keep your paper key: it opens this one',
    );
  }
  if (out.json) {
    const counts = { entries: entries ?? null, files: files.length, bytes: size };
    return out.value({ file: path, ...counts, encrypted, key: key ?? null, verified: true, left });
  }
  out.data(path);
  const holds =
    entries === undefined ? counted(files.length, 'file') : counted(entries, 'entry', 'entries');
  const how = encrypted ? 'encrypted, and read back' : 'read back';
  const but = key === false ? '; but its key is missing' : ' to be sure';
  out.note(`${holds}, ${sizeOf(size)}; ${how}${but}.`);
  if (!encrypted)
    out.note(`${safeLine(basename(path))} is not encrypted: keep it where nobody else looks.`);
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
