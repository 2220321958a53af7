import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../errors.js';
import { removeQuietly, writeDurably, writeQuickly, type FileHost } from '../files/durable.js';
import { ensureFolder, ensureHome } from '../files/folders.js';
import type { Codec } from './codec.js';
import { randomId } from './ids.js';
import { isAt } from './moment.js';

/** What has been typed and not yet saved. */
export interface Draft {
  readonly id: string;
  /** When it was begun. */
  readonly at: string;
  readonly zone: string;
  /** The name of the template. */
  readonly template: string;
  /** One text a question; a single one where the template has none. */
  readonly answers: readonly string[];
  readonly tags: readonly string[];
  readonly mood: number | null;
  readonly star: boolean;
  /** The entry that is being edited; absent for a new one. */
  readonly entry?: string;
  /** Somebody is writing it at this moment, in another terminal. */
  readonly busy?: true;
}

const FORMAT = 1;
/** How long a draft may wait for the disk to have it for sure, in milliseconds. */
const SURE_AFTER = 1000;
/** Not touched for this long, a draft is nobody's, whoever has its writer's number now. */
const BUSY_FOR = 30 * 60_000;

/** The unfinished entries in the folder `drafts` of the home folder. */
export class Drafts {
  readonly folder: string;
  private readonly home: string;
  private readonly codec: Codec;
  private readonly host: FileHost;
  private readonly sureAt = new Map<string, number>();
  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(home: string, codec: Codec, host: FileHost) {
    this.home = home;
    this.folder = join(home, 'drafts');
    this.codec = codec;
    this.host = host;
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
    const bytes = await this.codec.encode(Buffer.from(text));
    const path = this.path(draft.id);
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
  }

  private makeSure(path: string, bytes: Uint8Array): void {
    try {
      writeDurably(path, bytes, this.host);
    } catch {
      // It was written once; the next key tries again.
    }
  }

  /** Forgets a draft: its entry is saved, or the person threw it away. */
  discard(id: string): void {
    clearTimeout(this.later);
    removeQuietly(this.path(id));
    removeQuietly(join(this.folder, `${id}.md`));
  }

  /** Every draft of an entry that has words, the one touched last first. */
  async list(): Promise<Draft[]> {
    return (await this.all()).filter(({ template }) => !template.includes(':'));
  }

  /**
   * What another command keeps of its own questions, the one touched last first.
   *
   * @param template a name with a colon, which no template has
   */
  async listOf(template: string): Promise<Draft[]> {
    return (await this.all()).filter((draft) => draft.template === template);
  }

  private async all(): Promise<Draft[]> {
    const found: { draft: Draft; touched: number }[] = [];
    const ids = new Set(this.names().map((name) => /^([a-z2-7]{8})\.(?:json|md)/.exec(name)?.[1]));
    for (const id of ids) {
      const draft = id === undefined ? undefined : await this.read(id);
      if (draft?.answers.some((answer) => answer.trim() !== '')) {
        const { pid, ...own } = draft;
        const touched = this.touched(draft.id);
        const busy = this.isBusy(pid, touched) ? { busy: true as const } : {};
        found.push({ draft: { ...own, ...busy }, touched });
      }
    }
    return found.sort((a, b) => b.touched - a.touched).map(({ draft }) => draft);
  }

  private isBusy(pid: number | undefined, touched: number): boolean {
    const { host } = this;
    if (typeof pid !== 'number' || pid === host.pid || !host.isAlive(pid)) return false;
    return host.now().getTime() - touched < BUSY_FOR;
  }

  private async read(id: string): Promise<Stored | undefined> {
    const draft = await this.stored(id);
    const edited = this.text(join(this.folder, `${id}.md`));
    if (edited === undefined) return draft;
    // What stands in the editor's file is newer than what it was opened with. It is a draft by
    // itself too: an editor that did not wait may save after the run, and a draft may be damaged.
    const about = draft ?? { id, at: this.touchedAt(id), zone: 'UTC', tags: [], mood: null };
    return { star: false, ...about, template: 'free', answers: [edited] };
  }

  private async stored(id: string): Promise<Stored | undefined> {
    try {
      const plain = await this.codec.decode(readFileSync(this.path(id)));
      const value: unknown = JSON.parse(Buffer.from(plain).toString('utf8'));
      if (!isDraft(value)) return undefined;
      const mood = [1, 2, 3, 4, 5].find((each) => each === value.mood) ?? null;
      return { ...value, id, mood };
    } catch {
      return undefined;
    }
  }

  private text(path: string): string | undefined {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  }

  /** When a draft or its editor's file was last written, in milliseconds since 1970. */
  private touched(id: string): number {
    const times = [this.path(id), join(this.folder, `${id}.md`)].map(
      (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0,
    );
    return Math.max(...times);
  }

  private touchedAt(id: string): string {
    return new Date(this.touched(id)).toISOString().replace('Z', '+00:00');
  }

  private names(): string[] {
    try {
      return readdirSync(this.folder);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  private prepare(): void {
    ensureHome(this.home);
    ensureFolder(this.folder);
  }

  private path(id: string): string {
    return join(this.folder, `${id}.json${this.codec.suffix}`);
  }
}

/** A draft as it is kept: with the process that wrote it last. */
type Stored = Draft & { readonly pid?: number };

function isDraft(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  const { at, zone, template, answers, tags } = value as Partial<Record<keyof Draft, unknown>>;
  const isTexts = (list: unknown) =>
    Array.isArray(list) && list.every((each) => typeof each === 'string');
  return (
    isAt(at) &&
    typeof zone === 'string' &&
    typeof template === 'string' &&
    isTexts(answers) &&
    isTexts(tags)
  );
}
