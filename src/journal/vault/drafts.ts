import { readFileSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readRegular, readText } from '../../files/read.js';
import { removeQuietly, writeDurably, type FileHost } from '../../files/durable.js';
import { shredFile } from '../../files/private.js';
import { listDraftFiles, type DraftFile } from '../draft-files.js';
import { unpadded, type Direction } from './convert.js';

/**
 * Brings what is typed and not yet saved into the other form, each only removed when the new one
 * reads back. One that cannot be read is left as it is, and so is one that is being written. A text
 * that an editor left becomes a part of its draft: an encrypted one has no file beside it.
 *
 * @returns the names of those that are being written
 */
export async function convertDrafts(
  home: string,
  { from, to }: Direction,
  host: FileHost,
): Promise<string[]> {
  const busy: string[] = [];
  const files = listDraftFiles(join(home, 'drafts'));
  const convert = async (target: string, file?: DraftFile, text?: DraftFile) => {
    try {
      const { atime, mtime } = statSync((text ?? file)?.path ?? '');
      const stored = file
        ? unpadded(await from.decode(readRegular(file.path)), from)
        : Buffer.from(JSON.stringify(unknownDraft(mtime)));
      if (isBusy(stored, host)) {
        busy.push(`drafts/${basename((file ?? text)?.path ?? '')}`);
        return;
      }
      const plain = text ? withText(stored, readText(text.path)) : stored;
      writeDurably(target, await to.encode(plain), host);
      const again = unpadded(await to.decode(readFileSync(target)), to);
      if (Buffer.compare(again, plain) !== 0) return;
      // Drafts are shown in the order in which they were touched.
      utimesSync(target, atime, mtime);
      if (file) removeQuietly(file.path);
      if (text) shredFile(text.path);
    } catch {
      // It is there as it was; `selfcare doctor` names it.
    }
  };
  for (const file of files.filter(({ isText, suffix }) => !isText && suffix === from.suffix)) {
    const target = file.path.slice(0, file.path.length - from.suffix.length) + to.suffix;
    const text = files.find(({ id, isText }) => isText && id === file.id);
    await convert(target, file, from.suffix === '' ? text : undefined);
  }
  for (const text of from.suffix === '' ? files.filter(({ isText }) => isText) : []) {
    if (files.some(({ id, isText }) => !isText && id === text.id)) continue;
    await convert(join(home, 'drafts', `${text.id}.json${to.suffix}`), undefined, text);
  }
  return busy;
}

/** What is known of a text without a draft: an editor saved it when the draft was gone. */
function unknownDraft(touched: Date): object {
  const at = touched.toISOString().replace('Z', '+00:00');
  return { v: 1, at, zone: 'UTC', template: 'free', tags: [], mood: null, star: false };
}

/** A draft with the text that an editor made of it. */
function withText(stored: Uint8Array, text: string): Uint8Array {
  const draft = JSON.parse(Buffer.from(stored).toString('utf8')) as object;
  return Buffer.from(`${JSON.stringify({ ...draft, template: 'free', answers: [text] })}\n`);
}

/** Whether the process that wrote a draft last is at it still. */
function isBusy(plain: Uint8Array, host: FileHost): boolean {
  const { pid } = JSON.parse(Buffer.from(plain).toString('utf8')) as { pid?: unknown };
  return typeof pid === 'number' && pid !== host.pid && host.isAlive(pid);
}
