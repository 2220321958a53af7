import { readFileSync } from 'node:fs';
import type { Context } from '../../context.js';
import { codeOf, toUserError } from '../../errors.js';
import type { Draft, Drafts } from '../../journal/drafts.js';
import { tidyText } from '../options/entry.js';
import { decodeText } from '../options/input.js';

/**
 * Opens a text in the person's editor and returns what it became. It is kept among the drafts until
 * the caller discards the draft, so that nothing is lost whatever happens to the program.
 */
export async function throughEditor(
  context: Context,
  drafts: Drafts,
  draft: Draft,
  text: string,
): Promise<string> {
  await drafts.keep({ ...draft, answers: [text] });
  if ((await context.vault()).status !== 'off') {
    const { editInPrivate } = await import('./edit-private.js');
    return editInPrivate(context, drafts, draft, text);
  }
  const { editText } = await import('../../terminal/editor.js');
  const path = drafts.openForEditor(draft.id, text);
  const kept = () => {
    if (readText(path) !== '') return 'your text is kept: see `selfcare journal drafts`';
    drafts.discard(draft.id);
    return 'nothing was written';
  };
  try {
    await editText({ path, kept }, context);
    return readText(path);
  } finally {
    await sealAnew(context, drafts, draft, path);
  }
}

/**
 * The vault may have been turned on while the editor was open: then the text stays encrypted alone.
 * It never throws: what the editor did, and a text that was read well, are worth more.
 */
async function sealAnew(
  { out }: Context,
  drafts: Drafts,
  draft: Draft,
  path: string,
): Promise<void> {
  try {
    const text = readText(path);
    if (text !== '' && (await drafts.isSealing())) await drafts.keep({ ...draft, answers: [text] });
  } catch (error) {
    out.warn(
      `your text could not be encrypted as a draft: ${toUserError(error).message}`,
      `it stands in ${path} until it is saved`,
    );
  }
}

/** What stands in the editor's file; nothing where the editor took it away. */
export function readText(path: string): string {
  try {
    return tidyText(decodeText(readFileSync(path)).text);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}
