import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { codeOf } from '../errors.js';

/** A file of the journal, by what its name says. */
export interface JournalFile {
  readonly path: string;
  /** For people: relative to the home folder. */
  readonly name: string;
  readonly device: string;
  /** The month of a pack; absent where the name tells none. */
  readonly month?: string;
  /** The SHA-256 that the bytes must have; absent where the name tells none. */
  readonly sum?: string;
}

export const NEW_FOLDER = 'new';

const LOOSE = /^(?:(?<sum>[0-9a-f]{64})(?![0-9a-f]))?.*\.jsonl?(?:[.\s(].*)?$/s;
const PACK =
  /^(?<month>[+-]?\d{4,6}-\d\d)\.(?:(?<sum>[0-9a-f]{64})(?![0-9a-f]))?.*\.jsonl(?:[.\s(].*)?$/s;

/** The name of a pack. */
export function packName(month: string, sum: string, suffix: string): string {
  return `${month}.${sum}.jsonl${suffix}`;
}

/** The name of a file of one write. */
export function looseName(sum: string, suffix: string): string {
  return `${sum}.json${suffix}`;
}

/** Where the vault's key is, in the journal's folder: it travels with what it opens. */
export const KEYS_FOLDER = 'keys';
/** The key in use. */
export const MAIN_KEY = 'main.age';
/** A key that was used before the vault was disabled; what is older still needs it. */
export const RETIRED_KEY = 'retired.age';

/** Whether the journal has a vault's key in use. */
export function hasVaultKey(folder: string): boolean {
  return existsSync(join(folder, KEYS_FOLDER, MAIN_KEY));
}

/** Whether it has one of a vault that was turned off. */
export function hasRetiredKey(folder: string): boolean {
  return existsSync(join(folder, KEYS_FOLDER, RETIRED_KEY));
}

/** The devices that have written, by their folders. */
export function listDevices(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((each) => !each.isFile() && !each.name.startsWith('.') && each.name !== KEYS_FOLDER)
      .map(({ name }) => name);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || leadsNowhere(dirname(folder)) || leadsNowhere(folder)) {
      throw error;
    }
    return [];
  }
}

/** Whether a link stands here whose target is away, as on a disk that is not plugged in. */
function leadsNowhere(path: string): boolean {
  return !existsSync(path) && lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The files in one device's `new` folder. */
export function listLoose(folder: string, device: string): JournalFile[] {
  return files(folder, device, NEW_FOLDER, LOOSE);
}

/** The packs of one device, listed until two listings agree: a listing is not a snapshot. */
export function listPacks(folder: string, device: string): JournalFile[] {
  const place = join(folder, device);
  let found = names(place);
  for (let last = '', tries = 0; found.join('\n') !== last && tries < 20; tries++) {
    last = found.join('\n');
    found = names(place);
  }
  return files(folder, device, '', PACK, found);
}

function files(
  folder: string,
  device: string,
  below: string,
  pattern: RegExp,
  found = names(join(folder, device, below)),
): JournalFile[] {
  // Joined by hand: `join` looks at every letter of a hundred paths.
  const place = join(folder, device, below) + sep;
  const title = ['journal', device, ...(below ? [below] : []), ''].join('/');
  return found.flatMap((file) => {
    if (file.startsWith('.')) return [];
    const match = pattern.exec(file) ?? LOOSE.exec(file);
    if (!match) return [];
    const { month, sum } = match.groups ?? {};
    return {
      path: place + file,
      name: title + file,
      device,
      ...(month === undefined ? {} : { month }),
      ...(sum === undefined ? {} : { sum }),
    };
  });
}

/** The names in a folder; none where there is no such folder, or it is not one. */
function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return [];
    throw error;
  }
}
