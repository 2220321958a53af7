import { listLoose, listPacks, type JournalFile } from './layout.js';
import { groupBy, resolve, type Resolved } from './merge.js';
import type { Opened } from './reader.js';
import { homeOf, monthNumber, monthOf, monthsOf, type Revision } from './revision.js';
import { sift, type Seeker } from './sift.js';
import type { Store } from './store.js';

/**
 * The journal at one moment, read a month at a time: a question about one month opens that month's
 * packs and the few loose files, and holds no more than it needs.
 */
export class Snapshot {
  private readonly store: Store;
  private readonly loose: ReadonlyMap<string, Revision[]>;
  private readonly packs: ReadonlyMap<string, JournalFile[]>;

  private constructor(
    store: Store,
    loose: ReadonlyMap<string, Revision[]>,
    packs: ReadonlyMap<string, JournalFile[]>,
  ) {
    this.store = store;
    this.loose = loose;
    this.packs = packs;
  }

  /**
   * Takes a snapshot: loose files are read now, packs when they are asked for. Packs are listed
   * after the loose files were read, so that what a packing moves in between is seen at least once.
   */
  static async take(store: Store): Promise<Snapshot> {
    await store.unlock();
    const loose = new Map<string, Revision[]>();
    const read = async (files: readonly JournalFile[]) => {
      for (const file of files) {
        const opened = await store.open(file);
        for (const revision of opened ? store.content(opened).revisions : []) {
          for (const month of monthsOf(revision)) push(loose, month, revision);
        }
      }
    };
    await read(store.list(listLoose));
    const listed = store.list(listPacks);
    const packs = groupBy(
      listed.filter(({ month }) => month !== undefined),
      ({ month }) => month ?? '',
    );
    await read(listed.filter(({ month }) => month === undefined));
    return new Snapshot(store, loose, packs);
  }

  /** Whether nothing was ever written. */
  get isEmpty(): boolean {
    return this.loose.size === 0 && this.packs.size === 0;
  }

  /** The months that hold anything, newest first. */
  months(): string[] {
    const months = new Set([...this.loose.keys(), ...this.packs.keys()]);
    return [...months]
      .map((month) => ({ month, number: monthNumber(month) }))
      .sort((a, b) => b.number - a.number)
      .map(({ month }) => month);
  }

  /**
   * Every revision that belongs to a month, in no order, perhaps more than once.
   *
   * @param wanted what is looked for; of an entry without it nothing need be found
   */
  async revisions(month: string, wanted?: Seeker): Promise<Revision[]> {
    const found = [...(this.loose.get(month) ?? [])];
    let opened = await this.open(month, wanted);
    if (wanted) {
      if (found.length === 0 && opened.every(({ text, whole }) => whole && text === '')) return [];
      // What one file says of an entry, another may have replaced.
      if (opened.length > 1 || found.length > 0) opened = await this.open(month);
      opened = sift(opened, new Set(found.map(({ entry }) => entry)), wanted);
    }
    for (const file of opened) {
      for (const revision of this.store.content(file).revisions) found.push(revision);
    }
    return found;
  }

  private async open(month: string, wanted?: Seeker): Promise<Opened[]> {
    const found: Opened[] = [];
    const done = new Set<string>();
    let waiting = this.packs.get(month) ?? [];
    while (waiting.length > 0) {
      const gone = new Set<string>();
      for (const file of waiting) {
        done.add(file.path);
        const opened = await this.store.open(file, wanted);
        if (opened) found.push(opened);
        else gone.add(file.device);
      }
      // A pack that has gone was written again into a larger one before it was removed.
      const packs = [...gone].flatMap((device) => this.store.packsOf(device, month));
      waiting = packs.filter(({ path }) => !done.has(path));
    }
    return found;
  }

  /** The entries whose wall time is in a month, in no order. */
  async entries(month: string, wanted?: Seeker): Promise<Resolved[]> {
    const groups = groupBy(await this.revisions(month, wanted), ({ entry }) => entry);
    const visitors = new Map<string, string[]>();
    for (const [entry, revisions] of groups) {
      const home = revisions.map(homeOf).find((each) => each !== month);
      if (home !== undefined) push(visitors, home, entry);
    }
    // An entry that was moved here by an edit has its whole history in the month it came from.
    for (const [home, entries] of visitors) {
      for (const revision of await this.revisions(home)) {
        if (entries.includes(revision.entry)) groups.get(revision.entry)?.push(revision);
      }
    }
    const resolved = [];
    for (const revisions of groups.values()) {
      const entry = resolve(revisions);
      if (entry && monthOf(entry.entry.at) === month) resolved.push(entry);
    }
    return resolved;
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
