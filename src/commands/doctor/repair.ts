import { readFileSync, unlinkSync } from 'node:fs';
import { toUserError } from '../../errors.js';
import { quarantine, quarantineCopy } from '../../files/quarantine.js';
import { inspect, type Inspected } from '../../journal/check/inspect.js';
import { sha256 } from '../../journal/ids.js';
import { monthsOf } from '../../journal/revision.js';
import { stampOf } from '../keep/stamp.js';
import type { Finding, Mend } from './finding.js';
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
  const done: Repaired[] = [];
  const stamp = stampOf(look.context);
  const moved = new Map<string, string>();
  for (const one of found) {
    const { mend } = one;
    try {
      if (!mend) done.push(one);
      else {
        const repaired = moved.get(mend.path) ?? (await carryOut(mend, look, stamp));
        moved.set(mend.path, repaired);
        done.push({ ...one, repaired });
      }
    } catch (error) {
      done.push({ ...one, failed: toUserError(error).message });
    }
  }
  return done;
}

async function carryOut(mend: Mend, look: Look, stamp: string): Promise<string> {
  const found = look.files.find(({ file }) => file.path === mend.path);
  const again = found && mend.do === 'salvage' ? await inspect(found.file, look.open, true) : found;
  if (!again || again.lines.kept.length === 0) return quarantine(look.home, mend.path, stamp);
  // Killed at any point, its lines can be read: here, or in the new packs, or in both.
  const aside = quarantineCopy(look.home, mend.path, stamp);
  await writeAnew(again, look);
  const { path, sum } = again.file;
  // What was written anew may have its very name.
  if (sha256(readFileSync(path)) !== sum) unlinkSync(path);
  return aside;
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
