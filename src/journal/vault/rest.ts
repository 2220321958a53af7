import { readRegular } from '../../files/read.js';
import { codeOf } from '../../errors.js';
import { removeQuietly } from '../../files/durable.js';
import { codecFor } from '../codec.js';
import type { JournalFile } from '../layout.js';
import { convert, filesOf, publish, removeOld, type Direction, type Place } from './convert.js';

/** What was done about files that were still in the form that is being left. */
export interface Rest {
  /** Their names, for people. */
  readonly done: readonly string[];
  /** Those that could not be brought into the new form, and are as they were. */
  readonly left: readonly string[];
  /** Those of `done` that were damaged before, and are in the new form as they are. */
  readonly damaged?: readonly string[];
  /** Drafts that another run is writing at this moment. */
  readonly busy?: readonly string[];
}

/** A writer that began before the switch may add files while the others are being removed. */
const PASSES = 20;

/**
 * Brings what is still in the old form into the new one, a file at a time, and removes each old one
 * only when the new one was read back. What the new form has already is not written twice.
 *
 * @throws only what writing throws: what cannot be read is left where it is, and named
 */
export async function convertRest(direction: Direction, place: Place): Promise<Rest> {
  const { from, to } = direction;
  const done: string[] = [];
  const left = new Map<string, string>();
  const known = new Map<string, Set<string>>();
  for (let pass = 0; pass < PASSES; pass++) {
    const files = filesOf(place.journal, from, to).filter(({ path }) => !left.has(path));
    if (files.length === 0) break;
    for (const file of files) {
      const lines = await linesOf(file, direction);
      if (lines === undefined) {
        left.set(file.path, file.name);
        continue;
      }
      const there = known.get(file.device) ?? (await linesOfDevice(file.device, direction, place));
      known.set(file.device, there);
      // A file without a line is damaged, and stays for a person to look at, in the new form.
      if (lines.length > 0 && lines.every((line) => there.has(line))) removeQuietly(file.path);
      else {
        const converted = await convert(file, direction, place);
        if (!converted) continue;
        publish([converted]);
        removeOld([converted]);
        for (const line of lines) there.add(line);
      }
      done.push(file.name);
    }
  }
  return { done, left: [...left.values()] };
}

/** Everything that one device has in the new form. */
async function linesOfDevice(
  device: string,
  direction: Direction,
  { journal }: Place,
): Promise<Set<string>> {
  const lines = new Set<string>();
  for (const file of filesOf(journal, direction.to, direction.from)) {
    if (file.device !== device) continue;
    for (const line of (await linesOf(file, direction)) ?? []) lines.add(line);
  }
  return lines;
}

/** The lines of a file in either form; none where it is gone, undefined where it cannot be read. */
async function linesOf(
  file: JournalFile,
  { from, to }: Direction,
): Promise<readonly string[] | undefined> {
  try {
    const plain = await codecFor(file.path, [from, to])?.decode(readRegular(file.path));
    const text = plain && Buffer.from(plain).toString('utf8');
    return text?.split('\n').filter((line) => line !== '');
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? [] : undefined;
  }
}
