import { statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../errors.js';
import { stage, sweepTemps, writeDurably, type FileHost } from '../files/durable.js';
import { ensureFolder, ensureHome, syncFolder } from '../files/folders.js';
import { Batch, type StagedPack } from './batch.js';
import { codecFor, type Codec } from './codec.js';
import type { Kind } from './entry.js';
import { sha256 } from './ids.js';
import {
  hasRetiredKey,
  listDevices,
  listLoose,
  listPacks,
  looseName,
  NEW_FOLDER,
  packName,
  type JournalFile,
} from './layout.js';
import { pack, verify } from './pack.js';
import { contentOfFile, NO_KEY, openJournalFile, type FileContent, type Opened } from './reader.js';
import { encodeRevision, type Revision } from './revision.js';
import { hasMarks, Sequence } from './sequence.js';
import type { Seeker } from './sift.js';
import { Snapshot } from './snapshot.js';

/** What a store works with. */
export interface StoreOptions {
  /** The home folder; the journal's files are in its folder `journal`. */
  readonly home: string;
  /** This device's id, made at the first write. */
  device(): string;
  /** The first writes; all read, each the files with its suffix. */
  readonly codecs: readonly [Codec, ...Codec[]];
  /** Is called before anything is written: what `codecs` says may be another thing now. */
  renew?(): Promise<void>;
  readonly host: FileHost;
  /** Tells the person about a damaged file, by name. */
  warn(problem: string, hint?: string): void;
}

/** No line has fewer bytes. */
const SHORTEST_LINE = 200;
/** So many loose files are packed together. */
export const PACK_AT = 64;

/** The durable files of the journal: immutable, content-named, one writer a folder. */
export class Store {
  readonly options: StoreOptions;
  readonly folder: string;
  /** Kinds that this run has written, or gone through: what hangs on them is worked out at its end. */
  readonly touched = new Set<Kind>();
  private readonly warned = new Set<string>();
  private wrote = false;

  constructor(options: StoreOptions) {
    this.options = options;
    this.folder = join(options.home, 'journal');
  }

  /** Whether what is written is encrypted. */
  get isSealed(): boolean {
    return this.options.codecs[0].unlock !== undefined;
  }

  /** Whether it cannot be read without asking for the passphrase. */
  get isLocked(): boolean {
    return !this.options.codecs[0].canDecode;
  }

  /** Whether anything was ever written; what it is need not be read for that. */
  get isEmpty(): boolean {
    return this.list(listLoose).length === 0 && this.list(listPacks).length === 0;
  }

  /** Whether something was written here, by the marks, and nothing of it is left. */
  get isGone(): boolean {
    return this.isEmpty && this.warned.size === 0 && hasMarks(join(this.options.home, 'seq'));
  }

  /** The number that this device's next revision gets. */
  async nextSeq(): Promise<number> {
    this.ownFolder();
    return (this.sequence().current() || (await this.highestSeq())) + 1;
  }

  /** What the files say where the mark was lost: undo goes by these numbers. A first write has none. */
  private async highestSeq(): Promise<number> {
    const device = this.options.device();
    let [highest, sealed] = [0, 0];
    for (const file of [...listLoose(this.folder, device), ...listPacks(this.folder, device)]) {
      if (codecFor(file.path, this.options.codecs)?.canDecode === false) {
        // A write asks nobody. There cannot be more lines than there is room for.
        const { size = 0 } = statSync(file.path, { throwIfNoEntry: false }) ?? {};
        sealed += Math.ceil(size / SHORTEST_LINE);
        continue;
      }
      const opened = await this.open(file);
      const { revisions } = opened ? contentOfFile(opened) : { revisions: [] };
      highest = revisions.reduce((most, { seq }) => Math.max(most, seq), highest);
    }
    return highest + sealed;
  }

  /** Writes one revision. When this resolves, it is on the disk. */
  async append(revision: Revision): Promise<void> {
    this.touched.add(revision.kind);
    await this.options.renew?.();
    const { codecs, host } = this.options;
    const bytes = await codecs[0].encode(Buffer.from(`${encodeRevision(revision)}\n`));
    const folder = this.ownFolder();
    writeDurably(join(folder, NEW_FOLDER, looseName(sha256(bytes), codecs[0].suffix)), bytes, host);
    this.sequence().reach(revision.seq);
  }

  /** Many revisions, written on the way and there all at once when it is committed. */
  batch(): Batch {
    const folder = this.ownFolder();
    return new Batch({
      wrote: (kind) => this.touched.add(kind),
      write: (month, lines) => this.stagePack(month, lines),
      committed: (lastSeq) => {
        syncFolder(folder);
        this.sequence().reach(lastSeq);
      },
    });
  }

  /** Writes one pack and returns its path. */
  async writePack(month: string, lines: readonly string[]): Promise<string> {
    const { path, staged } = await this.stagePack(month, lines);
    staged.commit();
    syncFolder(this.ownFolder());
    return path;
  }

  /** As {@link writePack}, and reads it back. */
  async writePackSurely(month: string, lines: readonly string[]): Promise<string> {
    const path = await this.writePack(month, lines);
    await verify(this, path, lines);
    return path;
  }

  private async stagePack(month: string, lines: readonly string[]): Promise<StagedPack> {
    await this.options.renew?.();
    const { codecs, host } = this.options;
    const bytes = await codecs[0].encode(Buffer.from(lines.map((line) => `${line}\n`).join('')));
    const path = join(this.ownFolder(), packName(month, sha256(bytes), codecs[0].suffix));
    return { path, staged: stage(path, bytes, host) };
  }

  /**
   * Opens the vault where it is on and there is anything to read: also what is still plain waits
   * for that, to be encrypted by the run that reads it.
   *
   * @throws LockedError
   */
  async unlock(): Promise<void> {
    const [codec] = this.options.codecs;
    if (!codec.unlock || codec.canDecode) return;
    if (this.list(listLoose).length + this.list(listPacks).length > 0) await codec.unlock();
  }

  /** The journal as it is now. */
  snapshot(): Promise<Snapshot> {
    return Snapshot.take(this);
  }

  /** The files that `list` finds for each device; a folder that cannot be read is told. */
  list(list: (folder: string, device: string) => JournalFile[]): JournalFile[] {
    return listDevices(this.folder).flatMap((device) => {
      try {
        return list(this.folder, device);
      } catch (error) {
        this.tell(`journal/${device}`, `cannot be read (${codeOf(error) ?? 'unknown error'})`);
        return [];
      }
    });
  }

  /** Opens a file, as {@link openJournalFile}; undefined where it is gone. */
  open(file: JournalFile, wanted?: Seeker): Promise<Opened | undefined> {
    return openJournalFile(file, this.options.codecs, wanted);
  }

  /** What an opened file holds; damage is told once. */
  content(opened: Opened): FileContent {
    const content = contentOfFile(opened);
    if (content.damage !== undefined) this.tell(opened.name, content.damage);
    return content;
  }

  private tell(name: string, problem: string): void {
    if (this.warned.has(name)) return;
    this.warned.add(name);
    const hint =
      problem === NO_KEY && hasRetiredKey(this.folder)
        ? '`selfcare vault disable` decrypts it, with the passphrase that it had'
        : 'nothing was deleted; the rest of the journal is readable';
    this.options.warn(`${name} ${problem}`, hint);
  }

  /** The packs of one device and month, as they are now. */
  packsOf(device: string, month: string): JournalFile[] {
    return listPacks(this.folder, device).filter((file) => file.month === month);
  }

  /**
   * Packs this device's loose files when there are enough of them, and removes what dead processes
   * left. Meant for after a write, when the person has been answered.
   */
  async tidy(): Promise<void> {
    if (this.wrote) await this.options.renew?.();
    const { home, codecs, host } = this.options;
    // A run that opened the vault does for the locked ones what only it can do.
    if (!this.wrote && !(codecs[0].unlock && codecs[0].canDecode)) return;
    const device = this.options.device();
    const own = join(this.folder, device);
    const folders = [home, own, join(own, NEW_FOLDER), join(home, 'drafts')];
    for (const folder of folders) sweepTemps(folder, host);
    const loose = listLoose(this.folder, device);
    if (loose.length >= PACK_AT && codecs[0].canDecode) await pack(this, device, loose);
  }

  private ownFolder(): string {
    const { home, device } = this.options;
    const folder = join(this.folder, device());
    ensureHome(home);
    ensureFolder(join(folder, NEW_FOLDER));
    this.wrote = true;
    return folder;
  }

  private sequence(): Sequence {
    return new Sequence(join(this.options.home, 'seq'), this.options.device());
  }
}
