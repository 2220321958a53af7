import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../errors.js';
import { readText } from '../files/read.js';

/** A file among the drafts, by what its name says. */
export interface DraftFile {
  readonly id: string;
  /** `entry`, `edit`, or the command whose questions it holds. */
  readonly kind: string;
  readonly path: string;
  /** It is the text that an editor was given. */
  readonly isText: boolean;
  /** What a codec added to its name. */
  readonly suffix: string;
}

const NAME = /^(?<id>[a-z2-7]{8})\.(?:(?<kind>[a-z]+)\.)?(?<ending>json|md)(?<suffix>\.[a-z]+)?$/;

/** The files in the folder of drafts; none where there is no such folder. */
export function listDraftFiles(folder: string): DraftFile[] {
  return names(folder).flatMap((name) => {
    const { id, kind = 'entry', ending, suffix = '' } = NAME.exec(name)?.groups ?? {};
    if (id === undefined) return [];
    return { id, kind, path: join(folder, name), isText: ending === 'md', suffix };
  });
}

/**
 * The name of a draft's file. It tells what kind of draft it is, so that a locked vault can offer
 * to go on with it.
 */
export function draftName(
  { id, template, entry }: { id: string; template: string; entry?: string | undefined },
  suffix: string,
): string {
  const [command, rest] = template.split(':');
  const kind = rest !== undefined ? command : entry !== undefined ? 'edit' : undefined;
  return `${id}.${kind ? `${kind}.` : ''}json${suffix}`;
}

/** When the newest of some files was last written, in milliseconds since 1970. */
export function lastTouched(files: readonly Pick<DraftFile, 'path'>[]): number {
  const times = files.map(({ path }) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.max(0, ...times);
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** A draft by its name alone, which a locked vault can tell too. */
export interface Waiting {
  readonly id: string;
  /** When it was last touched, in milliseconds since 1970. */
  readonly touched: number;
  /** What is in it cannot be read without the passphrase. */
  readonly isSealed: boolean;
}

/** The drafts of one kind, the one touched last first. */
export function waitingOf(
  files: readonly DraftFile[],
  kind: string,
  isSealed: (file: DraftFile) => boolean,
): Waiting[] {
  const ids = new Set(files.filter((file) => file.kind === kind).map(({ id }) => id));
  const all = [...ids].map((id) => {
    const own = files.filter((file) => file.id === id);
    return { id, touched: lastTouched(own), isSealed: own.some(isSealed) };
  });
  return all.sort((a, b) => b.touched - a.touched);
}

/** A file's text; undefined where it is gone or cannot be read. */
export function readIfThere(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}
