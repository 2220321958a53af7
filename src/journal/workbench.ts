import { lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAbandoned, type FileHost } from '../files/durable.js';
import {
  findPrivate,
  makePrivate,
  privatePlaces,
  shred,
  type Place,
  type PlaceHost,
} from '../files/private.js';
import { hasWords, isDraft, type Draft } from './draft.js';
import type { Drafts } from './drafts.js';
import { sha256 } from './ids.js';

/** A draft's text, laid out for an editor. */
export interface Laid {
  readonly folder: string;
  readonly path: string;
  /** Whether the folder is in memory and on no disk. */
  readonly inMemory: boolean;
}

/** What a workbench needs of the world. */
export type WorkbenchHost = FileHost & PlaceHost;

const TEXT = 'entry.md';
const ABOUT = 'about.json';

/**
 * Where an editor works while the vault is on: a private folder in memory, which is overwritten
 * and removed afterwards. What stood in it when a program was killed becomes a draft, encrypted as
 * all are, at the next run; that needs no passphrase.
 */
export class Workbench {
  private readonly home: string;
  private readonly drafts: Drafts;
  private readonly host: WorkbenchHost;

  constructor(home: string, drafts: Drafts, host: WorkbenchHost) {
    this.home = home;
    this.drafts = drafts;
    this.host = host;
  }

  /**
   * Lays a text out for an editor.
   *
   * @throws the system's error where there is room nowhere
   */
  lay(draft: Draft, text: string): Laid {
    let failure: unknown;
    for (const place of this.places()) {
      let folder: string | undefined;
      try {
        folder = makePrivate(place, this.prefix());
        const path = join(folder, TEXT);
        write(path, text === '' ? '' : `${text.trimEnd()}\n`);
        const laid = { folder, path, inMemory: place.inMemory };
        this.note(laid, draft);
        return laid;
      } catch (error) {
        if (folder !== undefined) shred(folder);
        failure = error;
      }
    }
    throw failure;
  }

  /** Writes down whose text it is, and which process has it open. */
  note({ folder }: Pick<Laid, 'folder'>, draft: Draft, editor?: number): void {
    const about = { v: 1, pid: this.host.pid, editor, draft: { ...draft, answers: [] } };
    write(join(folder, ABOUT), JSON.stringify(about));
  }

  /** Removes what was laid out. */
  clear({ folder }: Pick<Laid, 'folder'>): void {
    shred(folder);
  }

  /**
   * Makes drafts of the texts that killed programs left, and removes them here. What cannot be
   * kept now stays until the next time; it never throws.
   */
  async takeUp(): Promise<void> {
    const owner = statSync(this.home, { throwIfNoEntry: false })?.uid;
    if (owner === undefined) return;
    for (const folder of findPrivate(this.places(), this.prefix(), owner)) {
      try {
        await this.takeUpOne(folder);
      } catch {
        // A full disk; what is in memory stays there until there is room.
      }
    }
  }

  private async takeUpOne(folder: string): Promise<void> {
    const { pid, editor, draft } = readAbout(folder);
    const left = lastText(folder);
    const owners = [pid, editor].filter((each) => each !== undefined);
    const isLeft = owners.every((each) => isAbandoned(each, left?.touched ?? 0, this.host));
    if (pid === this.host.pid || !isLeft) return;
    if (left && left.text.trim() !== '') {
      const at = new Date(left.touched).toISOString().replace('Z', '+00:00');
      const own = { id: this.drafts.newId(), at, zone: 'UTC', template: 'free', tags: [] };
      const none = { mood: null, star: false };
      await this.drafts.keep({ ...own, ...none, ...draft, answers: [left.text] });
    }
    shred(folder);
  }

  private places(): Place[] {
    return privatePlaces(this.host);
  }

  /** Of this home alone: others on this machine have theirs. */
  private prefix(): string {
    return `selfcare-${sha256(this.home).slice(0, 12)}-`;
  }
}

/** The text as an editor that failed or was killed left it: perhaps in a file of its own. */
export function lastText(folder: string): { text: string; touched: number } | undefined {
  // nano saves so when it must go, and Emacs.
  const found = readdirSync(folder)
    .filter((name) => /^(?:entry\.md(?:\.save(?:\.\d+)?)?|#entry\.md#)$/.test(name))
    .map((name) => join(folder, name))
    .flatMap((path) => {
      const { mtimeMs: touched, size } = lstatSync(path);
      return size > 0 ? [{ path, touched }] : [];
    })
    .sort((a, b) => b.touched - a.touched);
  const [newest] = found;
  return newest && { text: readFileSync(newest.path, 'utf8'), touched: newest.touched };
}

function readAbout(folder: string): { pid?: number; editor?: number; draft?: Draft } {
  try {
    const about = JSON.parse(readFileSync(join(folder, ABOUT), 'utf8')) as Record<string, unknown>;
    const { pid, editor, draft } = about;
    return {
      ...(typeof pid === 'number' && { pid }),
      ...(typeof editor === 'number' && { editor }),
      ...(isDraft(draft) && !hasWords(draft) && { draft }),
    };
  } catch {
    return {};
  }
}

function write(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 });
}
