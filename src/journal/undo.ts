import type { Entry } from './entry.js';
import { groupBy, openHeads, toEntry } from './merge.js';
import { contentOf, homeOf, type Draft, type Revision } from './revision.js';
import type { Snapshot } from './snapshot.js';

/** What an undo did. */
export interface Undone {
  /** What was taken back. */
  readonly what: 'write' | 'edit' | 'delete' | 'import';
  /** The entries as they are now; none where writing them was taken back. */
  readonly entries: readonly Entry[];
  readonly count: number;
  /** The entry as it was before, or the newest of many. */
  readonly taken: Entry;
}

/** A version that stands again keeps who wrote it, and when. */
type UndoDraft = Draft & Partial<Pick<Revision, 'device' | 'time'>>;

type Step = Pick<Revision, 'entry' | 'rev' | 'seq' | 'time' | 'op' | 'parent'> & { home: string };

/**
 * The last operation of a device that still stands, as the revisions that take it back: whatever
 * it recorded, a breath as well as an entry.
 */
export async function lastOperation(
  snapshot: Snapshot,
  device: string,
): Promise<(Omit<Undone, 'entries'> & { drafts: UndoDraft[] }) | undefined> {
  const steps = new Map<string, Step>();
  // By entry, so that undoing an import that was killed on the way can be gone on with.
  const undone = new Set<string>();
  for (const month of snapshot.months()) {
    for (const revision of await snapshot.revisions(month)) {
      if (revision.undoes !== undefined) undone.add(`${revision.undoes} ${revision.entry}`);
      if (madeBy(revision) !== device) continue;
      if (revision.undoes !== undefined) continue;
      const { entry, rev, seq, time, op, parent } = revision;
      const step = { entry, rev, seq, time, parent, home: homeOf(revision) };
      steps.set(rev, { ...step, ...(op ? { op } : {}) });
    }
  }
  const open = [...steps.values()].filter(
    ({ rev, op, entry }) => !undone.has(`${op ?? rev} ${entry}`),
  );
  const [last] = open.toSorted(lastFirst);
  if (!last) return undefined;
  const batch = last.op === undefined ? [last] : open.filter(({ op }) => op === last.op);
  const drafts: UndoDraft[] = [];
  let what: Undone['what'] = last.op === undefined ? 'write' : 'import';
  let taken: Revision | undefined;
  for (const [home, group] of groupBy(batch, (step) => step.home)) {
    const histories = groupBy(await snapshot.revisions(home), ({ entry }) => entry);
    for (const step of group) {
      const mine = histories.get(step.entry) ?? [];
      const revision = mine.find(({ rev }) => rev === step.rev);
      if (!revision) continue;
      // A tombstone tells nothing of what it stands for.
      if (step === last)
        taken = revision.deleted ? mine.find(({ rev }) => rev === revision.parent) : revision;
      if (last.op === undefined && step.parent !== null)
        what = revision.deleted ? 'delete' : 'edit';
      drafts.push(takeBack(revision, mine, device), ...unmerged(revision, mine));
    }
  }
  if (!taken) throw new Error('what is taken back is there');
  return { what, drafts, count: batch.length, taken: toEntry(taken) };
}

/** Numbers may be shared: by two writers at once, and after a write that was killed before its mark. */
function lastFirst(a: Step, b: Step): number {
  return b.seq - a.seq || (a.time < b.time ? 1 : -1);
}

/** The device that wrote it: an import keeps the name of the device that each entry came from. */
function madeBy({ op, device }: Revision): string {
  return op?.split('.')[0] ?? device;
}

/**
 * The revision that puts an entry back to what it was before `revision`. Only what this device made
 * of `revision` is replaced: anything else that was written meanwhile stays as a sibling.
 */
function takeBack(revision: Revision, history: readonly Revision[], device: string): UndoDraft {
  const byRev = new Map(history.map((each) => [each.rev, each]));
  const before = byRev.get(revision.parent ?? '');
  const { at, zone, kind } = revision;
  const merges = openHeads(history)
    .filter((head) => head.rev !== revision.rev && madeBy(head) === device)
    .filter((head) => descends(head, revision.rev, byRev))
    .map(({ rev }) => rev);
  return {
    ...(before ? contentOf(before) : contentOf({ at, zone, kind })),
    entry: revision.entry,
    parent: revision.rev,
    ...(merges.length > 0 ? { merges } : {}),
    ...(before && !before.deleted ? {} : { deleted: true as const }),
    home: homeOf(revision),
    undoes: revision.op ?? revision.rev,
  };
}

/** The versions that `revision` had made one with its parent, each as it was, to stand again. */
function unmerged(revision: Revision, history: readonly Revision[]): UndoDraft[] {
  const { entry, merges = [], op, rev } = revision;
  return history
    .filter((each) => merges.includes(each.rev) && !each.deleted)
    .map((each) => ({
      ...contentOf(each),
      entry,
      parent: each.rev,
      home: homeOf(revision),
      undoes: op ?? rev,
      device: each.device,
      time: each.time,
    }));
}

/** Whether a revision came out of another, by its parents. */
function descends(from: Revision, rev: string, byRev: ReadonlyMap<string, Revision>): boolean {
  const seen = new Set<string>();
  let each: Revision | undefined = from;
  while (each && !seen.has(each.rev)) {
    if (each.parent === rev) return true;
    seen.add(each.rev);
    each = byRev.get(each.parent ?? '');
  }
  return false;
}
