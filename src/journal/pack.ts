import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { IntegrityError } from '../errors.js';
import { removeQuietly } from '../files/durable.js';
import type { JournalFile } from './layout.js';
import { contentOfFile } from './reader.js';
import { monthsOf } from './revision.js';
import type { Store } from './store.js';

/**
 * Packs loose files, a pack a month. Every pack is read back and compared before its inputs are
 * removed; a process that is killed in between leaves duplicates, which a union does not mind.
 *
 * @param loose this device's loose files
 */
export async function pack(
  store: Store,
  device: string,
  loose: readonly JournalFile[],
): Promise<void> {
  const months = new Map<string, Set<string>>();
  const inputs: string[] = [];
  for (const file of loose) {
    const opened = await store.open(file);
    const content = opened && contentOfFile(opened);
    // A damaged file stays where it is, for a person to look at.
    if (!content || content.damage !== undefined) continue;
    inputs.push(file.path);
    content.revisions.forEach((revision, index) => {
      for (const month of monthsOf(revision)) {
        const lines = months.get(month) ?? new Set();
        months.set(month, lines.add(content.lines[index] ?? ''));
      }
    });
  }
  for (const [month, lines] of months)
    inputs.push(...(await packMonth(store, device, month, lines)));
  if (existsSync(join(store.folder, '.git'))) {
    const { noteGone } = await import('./sync/gone.js');
    noteGone(store.options.home, inputs, store.options.host);
  }
  for (const path of inputs) removeQuietly(path);
}

/** Writes one month's pack and returns the paths of the packs that it replaces. */
async function packMonth(
  store: Store,
  device: string,
  month: string,
  lines: Set<string>,
): Promise<string[]> {
  const replaced: string[] = [];
  let size = [...lines].reduce((sum, line) => sum + line.length, 0);
  const packs = store
    .packsOf(device, month)
    .map((file) => ({ file, bytes: statSync(file.path).size }))
    .sort((a, b) => a.bytes - b.bytes);
  for (const { file, bytes } of packs) {
    // A pack much larger than what is new is left alone, so that a write costs the same however
    // much there is; the number of packs in a month stays logarithmic.
    if (bytes > 2 * size) break;
    const opened = await store.open(file);
    const content = opened && contentOfFile(opened);
    if (!content || content.damage !== undefined) continue;
    for (const line of content.lines) lines.add(line);
    replaced.push(file.path);
    size += bytes;
  }
  const sorted = [...lines].sort();
  const path = await store.writePackSurely(month, sorted);
  return replaced.filter((each) => basename(each) !== basename(path));
}

/**
 * Reads a pack back and compares it with what was to be written.
 *
 * @throws IntegrityError where they differ
 */
export async function verify(store: Store, path: string, lines: readonly string[]): Promise<void> {
  const codec = store.options.codecs[0];
  const text = Buffer.from(await codec.decode(readFileSync(path))).toString('utf8');
  // What is encrypted ends in blank lines.
  if (text.replace(/\n+$/, '\n') !== lines.map((line) => `${line}\n`).join('')) {
    throw new IntegrityError(
      'a packed file does not read back as it was written',
      'check the disk',
    );
  }
}
