import { join } from 'node:path';
import { journalFiles } from '../../journal/check/files.js';
import { inspect } from '../../journal/check/inspect.js';
import { codecFor, type Codec } from '../../journal/codec.js';

/** The lines that this home can read, each by its letters. */
export async function linesHere(home: string, codecs: readonly Codec[]): Promise<Set<string>> {
  const here = new Set<string>();
  for (const file of journalFiles(join(home, 'journal'))) {
    const found = await inspect(file, async (path, stored) => {
      const codec = codecFor(path, codecs);
      return codec?.canDecode ? codec.decode(stored) : 'locked';
    });
    for (const { line } of found?.lines.marks ?? []) here.add(line);
  }
  return here;
}
