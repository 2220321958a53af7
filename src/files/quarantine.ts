import { constants, copyFileSync, existsSync, readFileSync, renameSync, unlinkSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { codeOf, UserError } from '../errors.js';
import { ensureFolder, syncFile, syncFolder } from './folders.js';

/**
 * Moves a file of the home folder into `quarantine/<stamp>/`, where nothing reads it and nothing
 * is lost. What stands there under its name stays: the newcomer gets another.
 *
 * @param stamp names the folder of one repair
 * @returns where it is now, relative to the home folder, with `/` between its parts
 * @throws the system's error; then it is where it was
 */
export function quarantine(home: string, path: string, stamp: string): string {
  const target = place(home, path, stamp);
  try {
    renameSync(path, target);
    syncFolder(dirname(target));
    syncFolder(dirname(path));
  } catch (error) {
    // The journal may be a link to another disk.
    if (codeOf(error) !== 'EXDEV') throw error;
    copy(path, target);
    unlinkSync(path);
  }
  return named(home, target);
}

/** As {@link quarantine}, but leaves the file where it is, too. */
export function quarantineCopy(home: string, path: string, stamp: string): string {
  const target = place(home, path, stamp);
  copy(path, target);
  return named(home, target);
}

function place(home: string, path: string, stamp: string): string {
  const way = relative(home, path);
  if (way === '' || way.startsWith('..') || isAbsolute(way)) {
    throw new UserError('what is outside of the home folder is left alone');
  }
  const wanted = join(home, 'quarantine', stamp, way);
  let target = wanted;
  for (let n = 2; existsSync(target); n++) target = `${wanted}.${n}`;
  ensureFolder(dirname(target));
  return target;
}

function named(home: string, target: string): string {
  return relative(home, target).split(sep).join('/');
}

/** Copies a file for sure: the copy is on the disk and reads back as the file does. */
function copy(path: string, target: string): void {
  copyFileSync(path, target, constants.COPYFILE_EXCL);
  syncFile(target);
  syncFolder(dirname(target));
  if (!readFileSync(path).equals(readFileSync(target))) {
    throw new UserError('a copy does not read back as it was', 'check the disk');
  }
}
