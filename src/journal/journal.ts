import type { Content, Entry, NewEntry } from './entry.js';
import type { Query } from './query.js';

/** An entry from a file: only `at` and `text` are sure; what is missing is derived or defaulted. */
export type Imported = Pick<Content, 'at' | 'text'> &
  Partial<Content> & { readonly id?: string; readonly rev?: string; readonly device?: string };

/** What an import did: entries added, and those that were here already. */
export interface ImportResult {
  readonly added: number;
  readonly known: number;
}

/** The shared journal core: the one log that all commands read and write. */
export interface Journal {
  readonly device: string;
  /** Saves a new entry. When this resolves, the entry is on the disk. */
  add(entry: NewEntry): Promise<Entry>;
  /** Saves a new revision of an entry. */
  revise(entry: Entry, changes: Partial<Content>): Promise<Entry>;
  /** Deletes an entry with a tombstone; {@link undo} brings it back. */
  remove(entry: Entry): Promise<void>;
  /** Entries that match, newest first. Opens only the files it must. */
  read(query: Query): Promise<Entry[]>;
  /**
   * Every entry that matches with its siblings as entries of their own, oldest first: what an
   * export carries.
   */
  all(query: Query): AsyncIterable<Entry>;
  /** The entry that a reference names: a unique prefix of its id of 3 or more, or `last`. */
  find(ref: string): Promise<Entry>;
  /**
   * Adds entries from elsewhere; nothing is added when the source throws. An entry without an id
   * gets one derived from its content, so the same import twice adds nothing.
   */
  import(entries: AsyncIterable<Imported>): Promise<ImportResult>;
}
