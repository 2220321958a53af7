import type { Content } from './entry.js';
import { derivedId, ID_LETTERS, REV_LETTERS } from './ids.js';
import { groupBy, openHeads } from './merge.js';
import { contentKey, contentOf, homeOf, monthOf, type Revision } from './revision.js';
import type { Store } from './store.js';
import { tagsIn } from './tags.js';

/** An entry from a file: only `at` and `text` are sure; what is missing is derived or defaulted. */
export type Imported = Pick<Content, 'at' | 'text'> &
  Partial<Content> & { readonly id?: string; readonly rev?: string; readonly device?: string };

/** What an import did: entries added, and those that were here already. */
export interface ImportResult {
  readonly added: number;
  readonly known: number;
  /** Those of the added that had been deleted here. */
  readonly restored: number;
}

/** Who imports, and when. */
export interface Origin {
  readonly device: string;
  /** Names this import, so that it can be undone as one. */
  readonly op: string;
  /** UTC, to the millisecond. */
  readonly time: string;
}

/**
 * Adds entries from elsewhere. The whole source is read first: where it throws, nothing is added.
 * An entry is known where a revision with its id has the same content; one that was deleted, or
 * whose import was undone, comes back.
 */
export async function importAll(
  source: AsyncIterable<Imported>,
  store: Store,
  origin: Origin,
): Promise<ImportResult> {
  const known = await Known.of(store);
  const batch = store.batch();
  let seq = await store.nextSeq();
  let [added, same, restored] = [0, 0, 0];
  try {
    for await (const imported of source) {
      const revision = known.place(imported, origin, seq);
      if (revision) {
        await batch.add(revision);
        seq++;
        added++;
        if (known.isGone(revision.entry)) restored++;
      } else same++;
    }
    await batch.commit();
  } catch (error) {
    batch.drop();
    throw error;
  }
  return { added, known: same, restored };
}

/** What the journal holds already, small enough for a lifetime of entries. */
class Known {
  private readonly homes = new Map<string, string>();
  private readonly revs = new Set<string>();
  private readonly contents = new Set<string>();
  /** What an entry that is deleted here ends in, newest first. */
  private readonly gone = new Map<string, readonly string[]>();

  static async of(store: Store): Promise<Known> {
    const known = new Known();
    const snapshot = await store.snapshot();
    for (const month of snapshot.months()) {
      const revisions = await snapshot.revisions(month);
      for (const revision of revisions) {
        if (!revision.deleted) known.note(revision, contentId(revision.entry, revision));
      }
      known.noteGone(revisions.filter((each) => homeOf(each) === month));
    }
    return known;
  }

  /** Whether an entry was deleted before the import. */
  isGone(entry: string): boolean {
    return this.gone.has(entry);
  }

  /** The revision that adds an imported entry; undefined where it is known. */
  place(imported: Imported, origin: Origin, seq: number): Revision | undefined {
    const { id, rev, device, ...rest } = imported;
    const tags = [...(rest.tags ?? []), ...tagsIn(rest.text)];
    const zone = rest.zone ?? rest.at.slice(-6);
    const content = contentOf({ kind: 'journal', ...rest, zone, tags });
    const entry = id ?? derivedId(ID_LETTERS, 'entry', contentKey({ ...content, zone: '' }));
    const ends = this.gone.get(entry) ?? [];
    const [end, ...merges] = ends;
    const sameAs = contentId(entry, content, ...ends);
    if (this.contents.has(sameAs)) return undefined;
    // A line whose revision is here with other words was edited in the file: an edit of it.
    const edited = rev !== undefined && this.revs.has(rev);
    const home = this.homes.get(entry) ?? monthOf(content.at);
    const revision: Revision = {
      ...content,
      entry,
      rev: end !== undefined || edited || rev === undefined ? sameAs : rev,
      parent: end ?? (edited ? rev : null),
      ...(merges.length > 0 ? { merges } : {}),
      device: device ?? origin.device,
      seq,
      time: origin.time,
      op: origin.op,
      ...(home === monthOf(content.at) ? {} : { home }),
    };
    this.note(revision, sameAs);
    return revision;
  }

  /** @param revisions whole histories */
  private noteGone(revisions: readonly Revision[]): void {
    const deleted = new Set(revisions.filter((each) => each.deleted).map(({ entry }) => entry));
    const histories = revisions.filter(({ entry }) => deleted.has(entry));
    for (const [entry, history] of groupBy(histories, (each) => each.entry)) {
      const heads = openHeads(history);
      const ends = heads.map(({ rev }) => rev);
      if (heads.every((head) => head.deleted)) this.gone.set(entry, ends);
    }
  }

  private note(revision: Revision, sameAs: string): void {
    if (!this.homes.has(revision.entry)) this.homes.set(revision.entry, homeOf(revision));
    this.revs.add(revision.rev);
    this.contents.add(sameAs);
  }
}

/** The same for the same content of the same entry, wherever it is imported. */
function contentId(entry: string, content: Content, ...ends: readonly string[]): string {
  return derivedId(REV_LETTERS, 'revision', entry, contentKey({ ...content, zone: '' }), ...ends);
}
