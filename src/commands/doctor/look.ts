import { join } from 'node:path';
import { existsSync, statfsSync } from 'node:fs';
import { readText } from '../../files/read.js';
import type { Context } from '../../context.js';
import { journalFiles } from '../../journal/check/files.js';
import { inspect, type Inspected } from '../../journal/check/inspect.js';
import type { Mark } from '../../journal/check/lines.js';
import { survey, type Item } from '../../journal/check/survey.js';
import { hasRetiredKey } from '../../journal/layout.js';
import { groupBy } from '../../journal/merge.js';
import { parseTree, type Tree } from '../../settings/tree.js';
import { opening, type Opening } from './opener.js';

/** What every check goes by: the home folder, looked at once. */
export interface Look extends Opening {
  readonly home: string;
  readonly context: Context;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Everything in the home folder. */
  readonly items: readonly Item[];
  /** The files of the journal. */
  readonly files: readonly Inspected[];
  /** Every revision once for each folder that it stands in, by the device whose number it has. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  /** This device's id; absent where there is none yet, or it cannot be read. */
  readonly device: string | undefined;
  readonly state: Read;
  readonly config: Read;
  /** Free bytes on the disk; absent where the system does not say. */
  readonly free: number | undefined;
}

/** A file of settings: its tree, null where it is damaged, undefined where there is none. */
export type Read = Tree | null | undefined;

/**
 * Looks at a home folder and changes nothing in it.
 *
 * @param ask whether a person may be asked for the passphrase
 * @throws LockedError where what is encrypted was to be opened and cannot be
 */
export async function look(context: Context, home: string, ask: boolean): Promise<Look> {
  // Before the vault is opened, which may put it right.
  const state = readTree(join(home, 'state.json'));
  const opened = await opening(context, ask);
  const files: Inspected[] = [];
  for (const file of journalFiles(join(home, 'journal'))) {
    const found = await inspect(file, opened.open);
    if (found) files.push(found);
  }
  const device = state?.['device'];
  return {
    home,
    context,
    now: context.now().getTime(),
    items: existsSync(home) ? survey(home) : [],
    files,
    marks: groupBy(
      files.flatMap(({ lines }) => lines.marks),
      ({ owner }) => owner,
    ),
    device: typeof device === 'string' && isDevice(device) ? device : undefined,
    state,
    config: readTree(join(home, 'config.json')),
    free: freeBytes(home),
    ...opened,
  };
}

/** Whole files that are encrypted and that nothing here opens. */
export function sealedFiles({ files }: Pick<Look, 'files'>): readonly Inspected[] {
  return files.filter(
    ({ encrypted, content, whole }) => encrypted && whole && content === 'refused',
  );
}

/** Whether there are such though the vault is off, and its key is at hand. */
export function isSealed(look: Look): boolean {
  const isOff = look.vault.status === 'off' && hasRetiredKey(join(look.home, 'journal'));
  return isOff && sealedFiles(look).length > 0;
}

/** Whether a word may be a device's id. */
export function isDevice(word: string): boolean {
  return /^[a-z2-7]{4,32}$/.test(word);
}

function readTree(path: string): Read {
  if (!existsSync(path)) return undefined;
  try {
    return parseTree(readText(path)) ?? null;
  } catch {
    return null;
  }
}

function freeBytes(home: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(home);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
