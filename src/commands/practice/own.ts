import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isMistake } from '../../care/practices/located.js';
import { refusePracticeName } from '../../care/practices/names.js';
import { ownPractice } from '../../care/practices/own.js';
import type { Practice } from '../../care/practices/practice.js';
import { codeOf } from '../../errors.js';
import { NO_FILE, NO_FILE_WORDS, readText } from '../../files/read.js';

/** A file of the person's own that cannot be practised, and why. */
export interface Broken {
  readonly name: string;
  /** As it is shown: `practices/evening.json`. */
  readonly file: string;
  /** Counted from 1; null where the file as a whole is meant. */
  readonly line: number | null;
  readonly problem: string;
  readonly allowed: string;
}

export const OWN_FOLDER = 'practices';

/** A file of more bytes than this is no practice. */
const LARGEST = 200_000;

/** The person's own practices: the files `practices/<name>.json` of the home folder, by name. */
export async function ownPractices(
  home: string,
): Promise<{ readonly whole: readonly Practice[]; readonly broken: readonly Broken[] }> {
  const found = await Promise.all(namesIn(home).map((name) => readOwn(home, name)));
  return {
    whole: found.filter((each): each is Practice => !isBroken(each)),
    broken: found.filter(isBroken),
  };
}

/** The names that can be typed for them. */
export function ownNames(home: string): string[] {
  return namesIn(home).filter((name) => refusePracticeName(name) === undefined);
}

/** The names of all files that are meant as practices. */
function namesIn(home: string): string[] {
  let files: string[];
  try {
    files = readdirSync(join(home, OWN_FOLDER));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
  const meant = files.filter((file) => /^[^.].*\.json$/i.test(file)).sort();
  return meant.map((file) => file.replace(/\.json$/, ''));
}

/** One of them; whatever is wrong with its file is told and not thrown. */
export async function readOwn(home: string, name: string): Promise<Practice | Broken> {
  const file = `${OWN_FOLDER}/${/\.json$/i.test(name) ? name : `${name}.json`}`;
  const broken = (problem: string, allowed: string, line: number | null = null): Broken => {
    return { name, file, line, problem, allowed };
  };
  const refusal = refusePracticeName(name);
  if (refusal) return broken(refusal.refused, refusal.hint ?? '');
  let text: string;
  try {
    const path = join(home, file);
    if (statSync(path).size > LARGEST) return broken('is too large', `at most ${LARGEST} bytes`);
    text = readText(path);
  } catch (error) {
    const code = codeOf(error) ?? 'unknown';
    const words = { [NO_FILE]: NO_FILE_WORDS, EISDIR: 'is a folder' }[code];
    return broken(words ?? `cannot be read (${code})`, 'it must be a file that you can read');
  }
  const { jsonTree } = await import('../../formats/json-tree.js');
  const tree = jsonTree(text);
  const practice = isMistake(tree) ? tree : ownPractice(name, tree);
  if (!isMistake(practice)) return practice;
  return broken(practice.problem, practice.allowed, practice.line);
}

/** Whether what was read is a file with a mistake. */
export function isBroken(value: Practice | Broken): value is Broken {
  return 'problem' in value;
}

/** `practices/evening.json, line 7: "seconds" is missing in a step` */
export function brokenWords({ file, line, problem }: Broken): string {
  return line === null ? `${file}: ${problem}` : `${file}, line ${line}: ${problem}`;
}
