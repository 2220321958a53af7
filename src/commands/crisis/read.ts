import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../context.js';
import { codeOf } from '../../errors.js';
import { readPeople, type Person } from './people.js';

/** What the settings say that is shown here. */
export interface Stored {
  /** Undefined where they cannot be read. */
  readonly people?: readonly Person[];
  /** The file in which they may stand all the same. */
  readonly place?: string;
  readonly country?: unknown;
  /** Says what is wrong, if anything; the lines come first. */
  tell(): void;
}

const NO_FILE = 'is no file, but a pipe, a socket or a device';

export type CrisisContext = Pick<Context, 'env' | 'home' | 'local' | 'out'>;

/**
 * Reads people and country from the file of the settings itself: nothing is opened, moved or
 * mended on the way, and whatever is wrong, it can be told and nothing is thrown.
 */
export async function readStored({ home, out }: CrisisContext): Promise<Stored> {
  const wrong = (what: string, hint?: string): Stored => ({
    tell: () => out.warn(`${what}, and so your people cannot be shown`, hint),
  });
  let folder: string;
  try {
    folder = await home();
  } catch {
    return wrong('the home folder cannot be found');
  }
  let text = '{}';
  try {
    const file = join(folder, 'config.json');
    const stats = statSync(file);
    // Not by `readText`, which lives with the journal: that would be loaded for it.
    if (!stats.isFile())
      return wrong(`config.json ${stats.isDirectory() ? 'is a folder' : NO_FILE}`);
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = codeOf(error) ?? 'unknown';
    if (code !== 'ENOENT') return wrong(`config.json cannot be read (${code})`);
  }
  try {
    const { people: table = {}, country } = record(record(JSON.parse(text))['crisis'] ?? {});
    const slips: string[] = [];
    const people = readPeople(record(table), (what) => slips.push(what));
    const tell = () => {
      if (slips.length > 0) {
        out.warn(`config.json, crisis.people: ${slips.join(', ')} cannot be read`);
      }
    };
    if (people.length === 0 && slips.length > 0) {
      return { place: join(folder, 'config.json'), country, tell };
    }
    const aside = people.length === 0 ? damagedAside(folder) : undefined;
    if (aside === undefined) return { people, country, tell };
    const warn = () =>
      out.warn(
        `${aside} is a damaged file of settings; people you added may stand in it`,
        'read it with an editor; `selfcare crisis add NAME CONTACT` adds them again',
      );
    return { place: join(folder, aside), country, tell: () => (tell(), warn()) };
  } catch {
    const place = join(folder, 'config.json');
    return {
      place,
      ...wrong('config.json is damaged', 'your people may still be read in it, with an editor'),
    };
  }
}

/** Where there are no people, a file that was put aside as damaged may hold them. */
export function damagedAside(folder: string): string | undefined {
  try {
    const aside = readdirSync(folder).filter((name) => /^config\.damaged-.*\.json$/.test(name));
    return aside.sort().at(-1);
  } catch {
    // There is no such folder: nobody was added.
    return undefined;
  }
}

/** @throws TypeError where it is none */
function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new TypeError('not a record');
}
