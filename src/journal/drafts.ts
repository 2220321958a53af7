import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readRegular } from '../files/read.js';
import { removeQuietly, writeDurably, writeQuickly, type FileHost } from '../files/durable.js';
import { ensureFolder, ensureHome } from '../files/folders.js';
import type { Codec } from './codec.js';
import { hasWords, parseStored, type Draft, type Stored } from './draft.js';
import {
  draftName,
  lastTouched,
  listDraftFiles,
  readIfThere,
  waitingOf,
  type DraftFile,
  type Waiting,
} from './draft-files.js';
import { randomId } from './ids.js';

export type { Draft } from './draft.js';
export type { Waiting } from './draft-files.js';

type Codecs = readonly [Codec, ...Codec[]];

const FORMAT = 1;
/** How long a draft may wait for the disk to have it for sure, in milliseconds. */
const SURE_AFTER = 1000;
/** Not touched for this long, a draft is nobody's, whoever has its writer's number now. */
const BUSY_FOR = 30 * 60_000;

/** The unfinished entries in the folder `drafts` of the home folder. */
export class Drafts {
  readonly folder: string;
  private readonly home: string;
  private codecs: Codecs;
  private readonly host: FileHost;
  private readonly renew: (() => Promise<Codecs>) | undefined;
  private readonly sureAt = new Map<string, number>();
  /** Whether what this run kept last of a draft has words. */
  private readonly worded = new Map<string, boolean>();
  private kept: { draft: Draft; path: string } | undefined;
  /** Names of files that could not be read when drafts were last listed; they stay. */
  readonly damaged = new Set<string>();
  private later: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param codecs the first writes; all read, each the files with its suffix
   * @param renew the codecs as they are now: the vault may be turned on while a text is written
   */
  constructor(home: string, codecs: Codecs, host: FileHost, renew?: () => Promise<Codecs>) {
    this.home = home;
    this.folder = join(home, 'drafts');
    this.codecs = codecs;
    this.host = host;
    this.renew = renew;
  }

  /** A new draft's id. */
  newId(): string {
    return randomId(8, this.host.random);
  }

  /** Writes the text that an editor opens for a draft, and returns its path. */
  openForEditor(id: string, text: string): string {
    this.prepare();
    const path = join(this.folder, `${id}.md`);
    writeDurably(path, Buffer.from(text === '' ? '' : `${text.trimEnd()}\n`), this.host);
    return path;
  }

  /**
   * Keeps a draft as it is now. A killed program loses nothing of it; a power cut at most the last
   * second.
   */
  async keep(draft: Draft): Promise<void> {
    this.prepare();
    const { pid } = this.host;
    const text = `${JSON.stringify({ v: FORMAT, pid, ...draft, busy: undefined })}\n`;
    const codec = await this.codec();
    const bytes = await codec.encode(Buffer.from(text));
    const path = join(this.folder, draftName(draft, codec.suffix));
    const isFirst = this.kept?.path !== path;
    this.kept = { draft, path };
    this.worded.set(draft.id, hasWords(draft));
    const now = this.host.now().getTime();
    clearTimeout(this.later);
    if (now - (this.sureAt.get(draft.id) ?? 0) >= SURE_AFTER) {
      this.sureAt.set(draft.id, now);
      writeDurably(path, bytes, this.host);
    } else {
      writeQuickly(path, bytes, this.host);
      // Who stops to think must not wait for the next key to be safe.
      this.later = setTimeout(() => this.makeSure(path, bytes), SURE_AFTER).unref();
    }
    // What was kept before the vault was enabled stands there in plain.
    const sealed = codec.suffix !== '';
    if (isFirst) this.remove(draft.id, (file) => file.path !== path && (!file.isText || sealed));
  }

  /** Keeps once more what was kept last, where the vault was turned on or off since. */
  async keepAnew(): Promise<void> {
    const { draft, path = '' } = this.kept ?? {};
    if (draft && basename(path) !== draftName(draft, (await this.codec()).suffix)) {
      await this.keep(draft);
    }
  }

  /** Whether what is kept from now on is encrypted. */
  async isSealing(): Promise<boolean> {
    return (await this.codec()).suffix !== '';
  }

  private async codec(): Promise<Codec> {
    this.codecs = (await this.renew?.()) ?? this.codecs;
    return this.codecs[0];
  }

  private makeSure(path: string, bytes: Uint8Array): void {
    try {
      writeDurably(path, bytes, this.host);
    } catch {
      // It was written once; the next key tries again.
    }
  }

  /** Loads what keeping needs, so that the first key that is typed is kept as quickly as others. */
  warm(): void {
    this.codecs[0].encode(new Uint8Array()).catch(() => undefined);
  }

  /** Forgets a draft: its entry is saved, or the person threw it away. */
  discard(id: string): void {
    clearTimeout(this.later);
    this.remove(id, () => true);
    this.worded.delete(id);
    if (this.kept?.draft.id === id) this.kept = undefined;
  }

  private remove(id: string, isOne: (file: DraftFile) => boolean): void {
    for (const file of listDraftFiles(this.folder)) {
      if (file.id === id && isOne(file)) removeQuietly(file.path);
    }
  }

  /** Whether what is kept cannot be read without the passphrase. */
  get isLocked(): boolean {
    return !this.codecs[0].canDecode;
  }

  /** Whether a draft that this run wrote is kept and has words; asks for no passphrase. */
  async isKept(id: string): Promise<boolean> {
    if (!this.isLocked) return (await this.list()).some((draft) => draft.id === id);
    return this.worded.get(id) === true;
  }

  /**
   * The drafts of one kind by their names, the one touched last first; asks for no passphrase.
   *
   * @param kind `entry`, `edit`, or the command whose questions it holds
   */
  waiting(kind: string): Waiting[] {
    return waitingOf(listDraftFiles(this.folder), kind, (file) => this.isSealed(file));
  }

  /** Every draft of an entry that has words, the one touched last first. */
  async list(): Promise<Draft[]> {
    const all = await this.all(['entry', 'edit']);
    return all.filter(({ template }) => !template.includes(':'));
  }

  /**
   * What another command keeps of its own questions, the one touched last first.
   *
   * @param template a name with a colon, which no template has
   */
  async listOf(template: string): Promise<Draft[]> {
    const all = await this.all([template.split(':', 1)[0] ?? '']);
    return all.filter((draft) => draft.template === template);
  }

  /** @param kinds for these alone a passphrase is asked */
  private async all(kinds: readonly string[]): Promise<Draft[]> {
    const found: { draft: Draft; touched: number }[] = [];
    const files = listDraftFiles(this.folder).filter(
      (file) => kinds.includes(file.kind) || !this.isSealed(file),
    );
    for (const file of files) if (this.isSealed(file)) await this.codecOf(file)?.unlock?.();
    for (const id of new Set(files.map((file) => file.id))) {
      const own = files.filter((file) => file.id === id);
      const draft = await this.read(id, own);
      if (!draft || !hasWords(draft)) continue;
      const { pid, ...rest } = draft;
      const touched = lastTouched(own);
      const busy = this.isBusy(pid, touched) ? { busy: true as const } : {};
      found.push({ draft: { ...rest, ...busy }, touched });
    }
    return found.sort((a, b) => b.touched - a.touched).map(({ draft }) => draft);
  }

  private isBusy(pid: number | undefined, touched: number): boolean {
    const { host } = this;
    if (typeof pid !== 'number' || pid === host.pid || !host.isAlive(pid)) return false;
    return host.now().getTime() - touched < BUSY_FOR;
  }

  private async read(id: string, files: readonly DraftFile[]): Promise<Stored | undefined> {
    const newest = files
      .filter(({ isText }) => !isText)
      .sort((a, b) => lastTouched([b]) - lastTouched([a]));
    let draft: Stored | undefined;
    for (const file of newest) {
      const found = await this.stored(file);
      // One that another run has ended meanwhile is gone, and no harm.
      if (!found && existsSync(file.path)) this.damaged.add(basename(file.path));
      draft ??= found;
    }
    const text = files.find(({ isText }) => isText);
    const edited = text && readIfThere(text.path);
    if (edited === undefined) return draft;
    // What stands in the editor's file is newer than what it was opened with. It is a draft by
    // itself too: an editor that did not wait may save after the run, and a draft may be damaged.
    const at = new Date(lastTouched(files)).toISOString().replace('Z', '+00:00');
    const about = draft ?? { id, at, zone: 'UTC', tags: [], mood: null };
    return { star: false, ...about, template: 'free', answers: [edited] };
  }

  private async stored(file: DraftFile): Promise<Stored | undefined> {
    try {
      const plain = await this.codecOf(file)?.decode(readRegular(file.path));
      return plain && parseStored(plain, file.id);
    } catch {
      return undefined;
    }
  }

  private isSealed(file: DraftFile): boolean {
    return !file.isText && this.codecOf(file)?.canDecode === false;
  }

  private codecOf({ suffix }: DraftFile): Codec | undefined {
    return this.codecs.find((codec) => codec.suffix === suffix);
  }

  private prepare(): void {
    ensureHome(this.home);
    ensureFolder(this.folder);
  }
}
