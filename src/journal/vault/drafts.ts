import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../errors.js';
import { removeQuietly, writeDurably, type FileHost } from '../../files/durable.js';
import { unpadded, type Direction } from './convert.js';

/**
 * Brings what is typed and not yet saved into the other form, each only removed when the new one
 * reads back. One that cannot be read is left as it is, and so is one that is being written.
 */
export async function convertDrafts(
  home: string,
  { from, to }: Direction,
  host: FileHost,
): Promise<void> {
  const folder = join(home, 'drafts');
  for (const name of names(folder)) {
    const [, id, suffix = ''] = /^([a-z2-7]{8})\.json(\.age)?$/.exec(name) ?? [];
    if (id === undefined || suffix !== from.suffix) continue;
    const path = join(folder, name);
    const target = join(folder, `${id}.json${to.suffix}`);
    try {
      const { atime, mtime } = statSync(path);
      const plain = unpadded(await from.decode(readFileSync(path)), from);
      if (isBusy(plain, host)) continue;
      writeDurably(target, await to.encode(plain), host);
      const again = unpadded(await to.decode(readFileSync(target)), to);
      if (Buffer.compare(again, plain) !== 0) continue;
      // Drafts are shown in the order in which they were touched.
      utimesSync(target, atime, mtime);
      removeQuietly(path);
    } catch {
      // It is there as it was; `selfcare doctor` names it.
    }
  }
}

/** Whether the process that wrote a draft last is at it still. */
function isBusy(plain: Uint8Array, host: FileHost): boolean {
  const { pid } = JSON.parse(Buffer.from(plain).toString('utf8')) as { pid?: unknown };
  return typeof pid === 'number' && pid !== host.pid && host.isAlive(pid);
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
