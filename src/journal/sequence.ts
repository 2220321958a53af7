import { closeSync, openSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { removeQuietly } from '../files/durable.js';
import { ensureFolder } from '../files/folders.js';

/**
 * The high-water mark of a device's revisions: an empty file whose name is the number. Renaming it
 * is atomic, needs no room on a full disk and no content that could be damaged. The mark moves only
 * after a revision is safe, so a killed write leaves no gap; a gap means that a file is missing.
 * Two writers at once may share a number, which harms nothing.
 *
 * @param folder where the marks are kept, outside the synced journal
 */
export class Sequence {
  private readonly folder: string;
  private readonly prefix: string;

  constructor(folder: string, device: string) {
    this.folder = folder;
    this.prefix = `${device}.`;
  }

  /** The number of the newest revision, 0 where none is known. */
  current(): number {
    return Math.max(0, ...this.marks());
  }

  /** Notes that `number` is safe. Failing to is no error: the next revision shares the number. */
  reach(number: number): void {
    try {
      const marks = this.marks().sort((a, b) => b - a);
      const [newest, ...older] = marks;
      if (newest === undefined) {
        ensureFolder(this.folder);
        closeSync(openSync(this.path(number), 'w', 0o600));
      } else if (newest < number) renameSync(this.path(newest), this.path(number));
      for (const each of older) removeQuietly(this.path(each));
    } catch {
      // Another writer was quicker, or the folder cannot be written.
    }
  }

  private marks(): number[] {
    try {
      return readdirSync(this.folder)
        .filter((name) => name.startsWith(this.prefix))
        .map((name) => Number(name.slice(this.prefix.length)))
        .filter((number) => Number.isSafeInteger(number) && number > 0);
    } catch {
      // None yet, or none that can be read: then numbers are given twice, which harms nothing.
      return [];
    }
  }

  private path(number: number): string {
    return join(this.folder, this.prefix + String(number));
  }
}

/** Whether any device's mark is there. */
export function hasMarks(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => /^[a-z2-7]{4,32}\.[1-9]\d*$/.test(name));
  } catch {
    return false;
  }
}
