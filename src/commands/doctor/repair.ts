import { readFileSync, unlinkSync } from 'node:fs';
import { toUserError } from '../../errors.js';
import { quarantine, quarantineCopy } from '../../files/quarantine.js';
import { inspect, type Inspected } from '../../journal/check/inspect.js';
import { sha256 } from '../../journal/ids.js';
import { monthsOf } from '../../journal/revision.js';
import { stampOf } from '../keep/stamp.js';
import type { Finding } from './finding.js';
import type { Look } from './look.js';

/** A finding, and what was done about it. */
export interface Repaired extends Finding {
  /** Where the file is now. */
  readonly repaired?: string;
  /** Why nothing could be done. */
  readonly failed?: string;
}

/** Does what can be done without taking anything away: writes anew what can be read, sets aside. */
export async function repair(found: readonly Finding[], look: Look): Promise<Repaired[]> {
  const stamp = stampOf(look.context);
  const results = new Map<string, Pick<Repaired, 'repaired' | 'failed'>>();
  const attempt = async (path: string, act: () => Promise<string> | string) => {
    try {
      results.set(path, { repaired: await act() });
    } catch (error) {
      results.set(path, { failed: toUserError(error).message });
    }
  };
  const mends = new Map(found.flatMap(({ mend }) => (mend ? [[mend.path, mend]] : [])));
  const salvaged: { readonly again: Inspected; readonly aside: string }[] = [];
  // First a copy of every one of them: what is written anew may have the name of another.
  for (const [path, mend] of mends) {
    await attempt(path, async () => {
      const again = mend.do === 'salvage' ? await readAgain(path, look) : undefined;
      if (!again) return quarantine(look.home, path, stamp);
      const aside = quarantineCopy(look.home, path, stamp);
      salvaged.push({ again, aside });
      return aside;
    });
  }
  for (const { again, aside } of salvaged) {
    await attempt(again.file.path, async () => {
      // Killed at any point, its lines can be read: here, or in the new packs, or in both.
      await writeAnew(again, look);
      if (sha256(readFileSync(again.file.path)) !== again.file.sum) unlinkSync(again.file.path);
      return aside;
    });
  }
  return found.map((one) => ({ ...one, ...(one.mend ? results.get(one.mend.path) : {}) }));
}

/** A damaged file with its readable lines; undefined where there is none to be read. */
async function readAgain(path: string, { files, open }: Look): Promise<Inspected | undefined> {
  const found = files.find(({ file }) => file.path === path);
  const again = found && (await inspect(found.file, open, true));
  return again && again.lines.kept.length > 0 ? again : undefined;
}

/** Writes the readable lines of a damaged file into packs of their own, which are read back. */
async function writeAnew({ lines }: Inspected, { context }: Look): Promise<void> {
  const months = new Map<string, Set<string>>();
  for (const { line, revision } of lines.kept) {
    for (const month of monthsOf(revision)) {
      months.set(month, (months.get(month) ?? new Set()).add(line));
    }
  }
  const { store } = await context.journal();
  for (const [month, kept] of months) await store.writePackSurely(month, [...kept].sort());
}
