import { UserError } from '../errors.js';
import type { FileHost } from '../files/durable.js';
import type { Content, Entry, NewEntry } from './entry.js';
import { ID_LETTERS, randomId, REV_LETTERS } from './ids.js';
import { importAll, type Imported, type ImportResult } from './importing.js';
import { groupBy, resolve, toEntry, type Resolved } from './merge.js';
import { inOrder, withSiblings } from './order.js';
import type { Query } from './query.js';
import { contentKey, contentOf, monthOf, type Draft, type Revision } from './revision.js';
import type { Snapshot } from './snapshot.js';
import { Store, type StoreOptions } from './store.js';
import { tagsIn } from './tags.js';
import { lastOperation, type Undone } from './undo.js';

export type { Imported, ImportResult } from './importing.js';
export type { Undone } from './undo.js';

/** The shared journal core: the one log that all commands read and write. */
export class Journal {
  readonly store: Store;
  /** The entries that this run has added; undefined once it has changed others. */
  added: readonly Entry[] | undefined = [];
  private readonly host: FileHost;
  private readonly known = new WeakMap<Entry, Resolved>();

  constructor(options: StoreOptions) {
    this.store = new Store(options);
    this.host = options.host;
  }

  /** Saves a new entry. When this resolves, the entry is on the disk. */
  async add(entry: NewEntry): Promise<Entry> {
    const content = contentOf(entry);
    const tags = [...content.tags, ...tagsIn(content.text)];
    const saved = await this.save({
      ...contentOf({ ...content, tags }),
      entry: randomId(ID_LETTERS, this.host.random),
      parent: null,
    });
    if (this.added) this.added = [...this.added, saved];
    return saved;
  }

  /** Saves a new revision, where it says anything new; new words replace the entry's siblings too. */
  async revise(entry: Entry, changes: Partial<Content>): Promise<Entry> {
    const before = await this.resolved(entry);
    // Words that were tags and are gone from the text are tags no longer.
    const gone = changes.text === undefined ? [] : tagsIn(entry.text);
    const kept = entry.tags.filter((tag) => !gone.includes(tag));
    const tags = [...(changes.tags ?? kept), ...tagsIn(changes.text ?? entry.text)];
    const { merges, ...next } = follows(before);
    const content = contentOf({ ...entry, ...changes, tags });
    if (!merges && contentKey(content) === contentKey(contentOf(before.entry))) return before.entry;
    this.added = undefined;
    // A star or a mood says nothing about the other version's words, which must not vanish by it.
    const joins = changes.text !== undefined && merges ? { merges } : {};
    return this.save({ ...content, ...next, ...joins });
  }

  /** Deletes an entry with a tombstone; {@link undo} brings it back. */
  async remove(entry: Entry): Promise<void> {
    const before = await this.resolved(entry);
    this.added = undefined;
    const { at, zone, kind } = entry;
    await this.save({ ...contentOf({ at, zone, kind }), ...follows(before), deleted: true });
  }

  /** Takes back the last write, edit, delete or import of this device that still stands. */
  async undo(): Promise<Undone> {
    const snapshot = await this.store.snapshot();
    const { device } = this.store.options;
    const undone = snapshot.isEmpty ? undefined : await lastOperation(snapshot, device());
    if (!undone)
      throw new UserError('there is nothing to undo', 'every change of this device is taken back');
    const { drafts, ...rest } = undone;
    this.added = undefined;
    let seq = await this.store.nextSeq();
    const revisions = drafts.map((draft) => this.complete(draft, seq++));
    const [only] = revisions;
    if (revisions.length === 1 && only) await this.store.append(only);
    else {
      const batch = this.store.batch();
      for (const revision of revisions) await batch.add(revision);
      await batch.commit();
    }
    const now = groupBy(revisions, ({ entry }) => entry).values();
    return { ...rest, entries: [...now].flatMap((each) => resolve(each)?.entry ?? []) };
  }

  /** Entries that match, newest first, one by one. Opens only the files it must. */
  async *entries(query: Query): AsyncGenerator<Entry> {
    let left = query.limit ?? Infinity;
    if (left <= 0) return;
    for await (const resolved of inOrder(await this.store.snapshot(), query, 'newest')) {
      yield this.remember(resolved);
      if (--left <= 0) return;
    }
  }

  /** Entries that match, newest first. */
  async read(query: Query): Promise<Entry[]> {
    const found = [];
    for await (const entry of this.entries(query)) found.push(entry);
    return found;
  }

  /**
   * Every entry that matches with its siblings as entries of their own, oldest first: what an
   * export carries. With a limit, the newest so many.
   */
  async *all(query: Query): AsyncGenerator<Entry> {
    if (query.limit !== undefined) {
      for (const entry of (await this.read(query)).reverse()) yield* withSiblings(entry);
      return;
    }
    for await (const { entry } of inOrder(await this.store.snapshot(), query, 'oldest')) {
      yield* withSiblings(entry);
    }
  }

  /**
   * The entry that a reference names: a unique prefix of its id of 3 or more letters, or `last`.
   *
   * @throws UserError where it names none, or more than one
   */
  async find(ref: string): Promise<Entry> {
    const snapshot = await this.store.snapshot();
    if (ref === 'last') {
      for await (const last of inOrder(snapshot, { kinds: ['journal'] }, 'newest')) {
        return this.remember(last);
      }
      throw new UserError('there is no journal entry', 'see `selfcare journal list --kind all`');
    }
    const wanted = ref.toLowerCase();
    if (wanted.length < 3) {
      throw new UserError('an entry is named by 3 or more of its letters', 'or by `last`');
    }
    const found = await search(snapshot, wanted);
    const [only] =
      found.entries.length === 1
        ? found.entries
        : found.entries.filter((each) => each.entry.id === wanted);
    if (only) return this.remember(only);
    if (found.entries.length > 1) {
      const ids = found.entries
        .slice(0, 5)
        .map(({ entry }) => entry.id)
        .join(', ');
      throw new UserError(`more than one entry begins with ${ref}`, `add letters: ${ids}`);
    }
    if (found.deleted)
      throw new UserError(
        `the entry ${ref} was deleted`,
        '`selfcare journal undo` takes back the last change',
      );
    // Words that were taken for a reference may be somebody's own.
    const shown = /^[a-z0-9-]{3,64}$/.test(wanted) ? ref : 'that';
    throw new UserError(
      `no entry begins with ${shown}`,
      '`selfcare journal list` shows each entry’s letters',
    );
  }

  /**
   * Adds entries from elsewhere; nothing is added when the source throws. An entry without an id
   * gets one derived from its content, so the same import twice adds nothing.
   */
  async import(entries: AsyncIterable<Imported>): Promise<ImportResult> {
    const { device, host } = this.store.options;
    this.added = undefined;
    const op = `${device()}.${randomId(ID_LETTERS, host.random)}`;
    return importAll(entries, this.store, { device: device(), op, time: this.time() });
  }

  /** Small housekeeping, for after the person has been answered; it never fails. */
  async tidy(): Promise<void> {
    try {
      await this.store.tidy();
    } catch {
      // A full or read-only disk: the next run tries again, and nothing is lost meanwhile.
    }
  }

  private async save(draft: Draft): Promise<Entry> {
    const revision = this.complete(draft, await this.store.nextSeq());
    await this.store.append(revision);
    return toEntry(revision);
  }

  private complete(
    { home, ...draft }: Draft & Partial<Pick<Revision, 'device' | 'time'>>,
    seq: number,
  ): Revision {
    const rev = randomId(REV_LETTERS, this.host.random);
    const moved = home === undefined || home === monthOf(draft.at) ? {} : { home };
    const device = this.store.options.device();
    return { device, time: this.time(), ...draft, ...moved, rev, seq };
  }

  private time(): string {
    return this.host.now().toISOString();
  }

  private remember(resolved: Resolved): Entry {
    this.known.set(resolved.entry, resolved);
    return resolved.entry;
  }

  private async resolved(entry: Entry): Promise<Resolved> {
    const known = this.known.get(entry);
    if (known) return known;
    const found = this.known.get(await this.find(entry.id));
    if (!found) throw new Error('a found entry is known');
    return found;
  }
}

/** What makes a revision the next of an entry. */
function follows({
  entry,
  heads,
  home,
}: Resolved): Pick<Draft, 'entry' | 'parent' | 'merges' | 'home'> {
  const merges = heads.map(({ rev }) => rev).filter((rev) => rev !== entry.rev);
  return {
    entry: entry.id,
    parent: entry.rev,
    ...(merges.length > 0 ? { merges } : {}),
    home,
  };
}

async function search(
  snapshot: Snapshot,
  prefix: string,
): Promise<{ entries: Resolved[]; deleted: boolean }> {
  const entries: Resolved[] = [];
  let deleted = false;
  for (const month of snapshot.months()) {
    const here = await snapshot.revisions(month);
    if (!here.some(({ entry }) => entry.startsWith(prefix))) continue;
    deleted = true;
    entries.push(
      ...(await snapshot.entries(month)).filter(({ entry }) => entry.id.startsWith(prefix)),
    );
  }
  return { entries, deleted };
}
