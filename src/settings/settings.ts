import { readFileSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readText } from '../files/read.js';
import { codeOf, UserError } from '../errors.js';
import { createDurably, writeDurably, type FileHost } from '../files/durable.js';
import { ensureHome } from '../files/folders.js';
import { KEYS, placeOf, type Key, type ValueOf } from './keys.js';
import { at, parseTree, type Tree } from './tree.js';

type Warn = (problem: string, hint?: string) => void;
/** Takes of a stored table what is allowed, and names what it passes over. */
export type Reader<S, T> = (stored: S, slip: (what: string) => void) => T;

/**
 * The settings in `config.json`. The file is conf's, and conf writes it. Reading goes past conf:
 * importing it costs 27 ms, which is what a whole `journal -m` may take.
 */
export class Settings {
  readonly path: string;
  /** Whether this run has written any. */
  changed = false;
  private readonly home: string;
  private readonly host: FileHost;
  private readonly warn: Warn;
  private tree: Tree;
  private readonly told = new Set<Key>();

  private constructor(home: string, host: FileHost, warn: Warn) {
    this.home = home;
    this.path = join(home, 'config.json');
    this.host = host;
    this.warn = warn;
    this.tree = readTree(this.path, host, warn);
  }

  /** Opens the settings of a home folder; a damaged file is kept aside and named, defaults serve. */
  static open(home: string, host: FileHost, warn: Warn): Settings {
    return new Settings(home, host, warn);
  }

  /**
   * These settings, to be shown: where a file stands in the place of the home, defaults serve a
   * breath, and shown as if they were the person's own they would mislead.
   *
   * @throws the system's error where the home is no folder
   */
  ofHome(): this {
    try {
      if (statSync(this.home).isDirectory()) return this;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return this;
      throw error;
    }
    throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR', path: this.home });
  }

  /** The value of a setting: what the file says where that is allowed, else the default. */
  get<K extends Key>(key: K): ValueOf<K> {
    const { accepts, fallback, allowed } = KEYS[key];
    const stored = at(this.tree, placeOf(key));
    if (stored === undefined) return fallback as ValueOf<K>;
    if (accepts(stored)) return stored as ValueOf<K>;
    // Several parts of a run may ask.
    if (!this.told.has(key)) {
      this.warn(
        `the setting ${key} in ${basename(this.path)} must be ${allowed}; its default serves`,
      );
    }
    this.told.add(key);
    return fallback as ValueOf<K>;
  }

  /** Whether the file has a value of its own for a setting. */
  isSet(key: Key): boolean {
    return at(this.tree, placeOf(key)) !== undefined;
  }

  /**
   * The value of a setting that is about to be added to.
   *
   * @throws UserError where the file's own is not allowed: the default would replace all of it
   */
  whole<K extends Key>(key: K): ValueOf<K> {
    const { accepts, allowed } = KEYS[key];
    if (!this.isSet(key) || accepts(at(this.tree, placeOf(key)))) return this.get(key);
    const hint = 'mend it with `selfcare config edit`; it is as it was';
    throw new UserError(`${key} in ${basename(this.path)} must be ${allowed}`, hint);
  }

  /** A table as `reader` takes it; what that passes over is named, once a run. */
  read<K extends Key, T>(key: K, reader: Reader<ValueOf<K>, T>): T {
    const slips: string[] = [];
    const value = reader(this.get(key), (what) => slips.push(what));
    if (slips.length > 0 && !this.told.has(key)) {
      const what = `${basename(this.path)}, ${key}: ${slips.join(', ')} cannot be read`;
      this.warn(`${what}; the rest serves`, 'mend it with `selfcare config edit`');
      this.told.add(key);
    }
    return value;
  }

  /**
   * Changes a table. Where the file's own holds something that `reader` passes over and `value`
   * lacks, a copy of the file is kept aside first, and named.
   */
  async rewrite<K extends Key>(
    key: K,
    value: ValueOf<K>,
    reader: Reader<ValueOf<K>, unknown>,
  ): Promise<void> {
    const slips = (table: ValueOf<K>) => {
      const found: string[] = [];
      reader(table, (what) => found.push(what));
      return found;
    };
    const still = slips(value);
    const lost = slips(this.whole(key)).filter((what) => !still.includes(what));
    if (lost.length > 0 && !isNewer(this.tree)) {
      const aside = asidePath(this.path, 'kept', this.host);
      createDurably(aside, readFileSync(this.path), this.host);
      const what = `${basename(this.path)}, ${key}: ${lost.join(', ')} could not be read`;
      this.warn(`${what}; the file as it was is kept as ${basename(aside)}`);
      this.told.add(key);
    }
    await this.set(key, value);
  }

  /** Changes a setting; when this resolves it is on the disk. */
  async set<K extends Key>(key: K, value: ValueOf<K>): Promise<void> {
    await this.change((conf) => conf.set(placeOf(key), value));
  }

  /** Takes a setting back to its default. */
  async unset(key: Key): Promise<void> {
    await this.change((conf) => conf.delete(placeOf(key)));
  }

  /** Puts a whole tree of settings in the file's place. */
  async replace(tree: Tree): Promise<void> {
    await this.change((conf) => (conf.store = tree));
  }

  /** The settings as the file holds them. */
  get stored(): Tree {
    return this.tree;
  }

  private async change(
    act: (conf: { set(k: string, v: unknown): void; delete(k: string): void; store: Tree }) => void,
  ): Promise<void> {
    if (isNewer(this.tree)) {
      throw new UserError(
        `${basename(this.path)} was written by a newer selfcare`,
        'update selfcare',
      );
    }
    ensureHome(this.home);
    const { default: Conf } = await import('conf');
    const conf = new Conf<Record<string, unknown>>({
      cwd: this.home,
      configName: 'config',
      configFileMode: 0o600,
      clearInvalidConfig: false,
    });
    // conf's own writer accepts a short write, so on a full disk it would truncate a good file.
    (conf as unknown as { _write(tree: Tree): void })._write = (tree) => {
      const text = JSON.stringify({ version: FORMAT, ...tree }, null, 2);
      writeDurably(this.path, Buffer.from(`${text}\n`), this.host);
    };
    act(conf);
    this.changed = true;
    this.tree = conf.store;
  }
}

/** The version of the file that this program writes. */
const FORMAT = 1;

function isNewer(tree: Tree): boolean {
  return typeof tree['version'] === 'number' && tree['version'] > FORMAT;
}

function readTree(path: string, host: FileHost, warn: Warn): Tree {
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return {};
    warn(`${basename(path)} cannot be read (${codeOf(error) ?? 'unknown'}); defaults serve`);
    return {};
  }
  const tree = parseTree(text);
  if (tree && isNewer(tree)) {
    const what = `${basename(path)} was written by a newer selfcare and is left as it is`;
    warn(`${what}; what this one knows of it serves`, 'update selfcare');
  }
  if (tree) return tree;
  const aside = asidePath(path, 'damaged', host);
  try {
    renameSync(path, aside);
    warn(`${basename(path)} was damaged; it is kept as ${basename(aside)}, and defaults serve`);
  } catch {
    warn(`${basename(path)} is damaged and could not be moved aside; defaults serve`);
  }
  return {};
}

function asidePath(path: string, why: string, host: FileHost): string {
  const stamp = host.now().toISOString().replace(/\D/g, '').slice(0, 17);
  return path.replace(/\.json$/, `.${why}-${stamp}.json`);
}
