import type { Entry } from './entry.js';
import { groupBy, openHeads } from './merge.js';
import { contentOf, homeOf, type Draft, type Revision } from './revision.js';
import type { Snapshot } from './snapshot.js';

/** What an undo did. */
export interface Undone {
  /** What was taken back. */
  readonly what: 'write' | 'edit' | 'delete' | 'import';
  /** The entries as they are now; none where writing them was taken back. */
  readonly entries: readonly Entry[];
  readonly count: number;
}

type Step = Pick<Revision, 'entry' | 'rev' | 'seq' | 'op' | 'parent'> & { home: string };

/**
 * The last operation of a device that still stands, as the revisions that take it back. What other
 * commands recorded (a breath, a check-in) is passed over, unless it was edited or deleted.
 */
export async function lastOperation(
  snapshot: Snapshot,
  device: string,
): Promise<(Omit<Undone, 'entries'> & { drafts: Draft[] }) | undefined> {
  const steps = new Map<string, Step>();
  const undone = new Set<string>();
  for (const month of snapshot.months()) {
    for (const revision of await snapshot.revisions(month)) {
      if (revision.undoes !== undefined) undone.add(revision.undoes);
      if (madeBy(revision) !== device) continue;
      if (revision.undoes !== undefined || isRecording(revision)) continue;
      const { entry, rev, seq, op, parent } = revision;
      steps.set(rev, { entry, rev, seq, parent, home: homeOf(revision), ...(op ? { op } : {}) });
    }
  }
  const open = [...steps.values()].filter(({ rev, op }) => !undone.has(op ?? rev));
  const last = open.reduce<Step | undefined>((a, b) => (a && a.seq >= b.seq ? a : b), undefined);
  if (!last) return undefined;
  const batch = last.op === undefined ? [last] : open.filter(({ op }) => op === last.op);
  const drafts: Draft[] = [];
  let what: Undone['what'] = last.op === undefined ? 'write' : 'import';
  for (const [home, group] of groupBy(batch, (step) => step.home)) {
    const histories = groupBy(await snapshot.revisions(home), ({ entry }) => entry);
    for (const step of group) {
      const mine = histories.get(step.entry) ?? [];
      const revision = mine.find(({ rev }) => rev === step.rev);
      if (!revision) continue;
      if (last.op === undefined && step.parent !== null)
        what = revision.deleted ? 'delete' : 'edit';
      drafts.push(takeBack(revision, mine, device));
    }
  }
  return { what, drafts, count: drafts.length };
}

/** A breath or the like, as the command that made it saved it. */
function isRecording({ kind, parent, op }: Revision): boolean {
  return parent === null && kind !== 'journal' && op === undefined;
}

/** The device that wrote it: an import keeps the name of the device that each entry came from. */
function madeBy({ op, device }: Revision): string {
  return op?.split('.')[0] ?? device;
}

/**
 * The revision that puts an entry back to what it was before `revision`. What another device made
 * of it meanwhile is not replaced, and stays as a sibling.
 */
function takeBack(revision: Revision, history: readonly Revision[], device: string): Draft {
  const before = history.find(({ rev }) => rev === revision.parent);
  const { at, zone, kind } = revision;
  const merges = openHeads(history)
    .filter((head) => head.rev !== revision.rev && madeBy(head) === device)
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
