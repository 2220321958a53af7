import { readFileSync } from 'node:fs';
import type { Context } from '../../context.js';
import type { Draft, Drafts } from '../../journal/drafts.js';
import { tidyText } from '../options/entry.js';
import { decodeText } from '../options/input.js';

/**
 * Opens a text in the person's editor and returns what it became. The file stands among the drafts
 * until the caller discards the draft, so that nothing is lost whatever happens to the program.
 */
export async function throughEditor(
  context: Context,
  drafts: Drafts,
  draft: Draft,
  text: string,
): Promise<string> {
  const { editText } = await import('../../terminal/editor.js');
  await drafts.keep({ ...draft, answers: [text] });
  const path = drafts.openForEditor(draft.id, text);
  await editText({ path, kept: 'your text is kept: see `selfcare journal drafts`' }, context);
  return tidyText(decodeText(readFileSync(path)).text);
}
