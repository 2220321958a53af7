import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readRegular } from '../../files/read.js';
import { stage, sweepTemps, type FileHost, type Staged } from '../../files/durable.js';
import { ensureFolder, ensureHome, syncFolder } from '../../files/folders.js';
import { quarantine, quarantineCopy } from '../../files/quarantine.js';
import { memberKind } from '../../formats/archive/names.js';
import { listDraftFiles } from '../../journal/draft-files.js';
import { sha256 } from '../../journal/ids.js';
import { parseTree } from '../../settings/tree.js';
import { wantedOf } from './journal-file.js';
import { isSealing, type Keys } from './keys.js';

/** What a restore brings. */
export interface Tally {
  /** Files that are added. */
  added: number;
  /** Files all of whose content is here. */
  known: number;
  /** Of the added, those in whose place a damaged one is set aside. */
  mended: number;
  /** The entries that new lines tell of. */
  readonly entries: Set<string>;
  /** Files of the backup that give way to what is here. */
  readonly own: string[];
  /** How far each device had come. */
  readonly reached: Map<string, number>;
  settings: boolean;
}

export interface PlanOptions {
  readonly home: string;
  readonly keys: Keys;
  /** The lines that are here. */
  readonly here: Set<string>;
  readonly host: FileHost;
  /** Names the folder for what is set aside. */
  readonly stamp: string;
  readonly settings: boolean;
  /** Only counts. */
  readonly dry: boolean;
}

const MAIN = 'journal/keys/main.age';

/** What is to be written: all of it under temporary names, until it gets its names at once. */
export class Plan {
  readonly tally: Tally;
  private readonly options: PlanOptions;
  private readonly staged: { readonly file: Staged; readonly path: string }[] = [];
  /** The folders that files of the backup belong in. */
  private readonly folders = new Set<string>();
  /** What is set aside before the files get their names. */
  private readonly aside: (() => void)[] = [];

  constructor(options: PlanOptions) {
    this.options = options;
    const none = { added: 0, known: 0, mended: 0, settings: false };
    this.tally = { ...none, entries: new Set(), own: [], reached: new Map() };
  }

  /** Takes one file of the backup. */
  async take(name: string, bytes: Uint8Array): Promise<void> {
    const kind = memberKind(name);
    this.folders.add(dirname(this.path(name)));
    if (kind === 'journal') return this.takeJournal(name, bytes);
    if (kind === 'settings') return this.takeSettings(name, bytes);
    if (kind === 'draft') return this.takeDraft(name, bytes);
    // The key in use comes with the vault, or not at all.
    if (kind === 'key' && name === MAIN) return;
    if (existsSync(this.path(name))) return this.giveWay(name, bytes);
    this.add(name, bytes);
  }

  /**
   * The key of the vault that comes along; before all else, so that nothing lies here without it. A
   * damaged one in its place is kept aside.
   */
  adopt(file: Uint8Array): void {
    const { home, stamp } = this.options;
    const path = this.path(MAIN);
    if (existsSync(path)) this.aside.push(() => quarantineCopy(home, path, stamp));
    this.add(MAIN, file);
  }

  /**
   * Gives everything its name. When this returns, it is on the disk, and what a restore that was
   * killed had left is gone.
   */
  commit(): void {
    for (const set of this.aside) set();
    for (const { file } of this.staged) file.commit();
    for (const folder of new Set(this.staged.map(({ path }) => dirname(path)))) syncFolder(folder);
    this.folders.add(dirname(this.path(MAIN)));
    for (const folder of this.folders) sweepTemps(folder, this.options.host);
  }

  /** Forgets all of it. */
  drop(): void {
    for (const { file } of this.staged) file.drop();
  }

  private async takeJournal(name: string, bytes: Uint8Array): Promise<void> {
    const { keys, here } = this.options;
    const wanted = await wantedOf(name, bytes, keys, here);
    for (const entry of wanted?.entries ?? []) this.tally.entries.add(entry);
    for (const [owner, seq] of wanted?.reached ?? []) {
      this.tally.reached.set(owner, Math.max(seq, this.tally.reached.get(owner) ?? 0));
    }
    // Even one that brings nothing new takes the place of its damaged self.
    if (this.isDamagedHere(name, bytes)) this.replace(name, bytes);
    else if (!wanted || existsSync(this.path(wanted.name))) this.tally.known++;
    else this.add(wanted.name, wanted.bytes);
  }

  /** Whether the bytes are what their name promises, and others stand here under that name. */
  private isDamagedHere(name: string, bytes: Uint8Array): boolean {
    const path = this.path(name);
    return name.includes(sha256(bytes)) && existsSync(path) && !isSame(path, bytes);
  }

  private replace(name: string, bytes: Uint8Array): void {
    const { home, stamp } = this.options;
    this.tally.mended++;
    this.aside.push(() => quarantine(home, this.path(name), stamp));
    this.add(name, bytes);
  }

  private takeSettings(name: string, bytes: Uint8Array): void {
    const { home, settings, stamp } = this.options;
    if (!parseTree(Buffer.from(bytes).toString('utf8'))) return;
    const path = this.path(name);
    const stands = existsSync(path);
    if (stands && (!settings || isSame(path, bytes))) return this.giveWay(name, bytes);
    if (stands) this.aside.push(() => quarantineCopy(home, path, stamp));
    this.tally.settings = true;
    this.add(name, bytes);
  }

  private async takeDraft(name: string, bytes: Uint8Array): Promise<void> {
    const { codec, identity, same } = this.options.keys;
    const id = /^drafts\/(?<id>[^.]+)\.(?<kind>[a-z]+\.)?(?<rest>json(?:\.age)?|md)$/.exec(
      name,
    )?.groups;
    const there = listDraftFiles(this.path('drafts'));
    const taken = there.some((file) => file.id === id?.['id']);
    if (!id || taken) return this.giveWay(name, bytes);
    const sealed = name.endsWith('.age');
    if (sealed === isSealing(codec) && (!sealed || same)) return this.add(name, bytes);
    // An editor's file cannot lie here in plain where the vault is on.
    if (id['rest'] === 'md') return this.giveWay(name, bytes);
    const { decryptWith } = await import('../../journal/vault/age.js');
    const plain = sealed && identity !== undefined ? await decryptWith(identity, bytes) : bytes;
    const target = `drafts/${id['id'] ?? ''}.${id['kind'] ?? ''}json${codec.suffix}`;
    this.add(target, await codec.encode(plain));
  }

  private giveWay(name: string, bytes: Uint8Array): void {
    const path = this.path(name);
    if (existsSync(path) && isSame(path, bytes)) this.tally.known++;
    else this.tally.own.push(name);
  }

  private add(name: string, bytes: Uint8Array): void {
    this.tally.added++;
    if (this.options.dry) return;
    const path = this.path(name);
    ensureHome(this.options.home);
    ensureFolder(dirname(path));
    this.staged.push({ path, file: stage(path, bytes, this.options.host) });
  }

  private path(name: string): string {
    return join(this.options.home, name);
  }
}

/** Whether a file has these bytes; one that cannot be read has not. */
function isSame(path: string, bytes: Uint8Array): boolean {
  try {
    return readRegular(path).equals(bytes);
  } catch {
    return false;
  }
}
