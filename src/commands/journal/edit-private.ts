import type { Context } from '../../context.js';
import { toUserError } from '../../errors.js';
import type { Draft, Drafts } from '../../journal/drafts.js';
import { lastText, Workbench, type Laid } from '../../journal/workbench.js';
import { editText } from '../../terminal/editor.js';
import { tidyText } from '../options/entry.js';
import { readText } from './through-editor.js';

/**
 * Opens a text in the person's editor while the vault is on: it stands in memory, and what became
 * of it is among the drafts, encrypted, before it is removed from there.
 */
export async function editInPrivate(
  context: Context,
  drafts: Drafts,
  draft: Draft,
  text: string,
): Promise<string> {
  const bench = new Workbench(await context.home(), drafts, context);
  const laid = bench.lay(draft, text);
  if (!laid.inMemory) {
    const where = 'it is overwritten and removed when the editor is closed';
    context.out.note(`No folder in memory was found: your text stands on the disk; ${where}.`);
  }
  const { path, folder } = laid;
  let isOver = false;
  const left = () => (isOver ? readText(path) : tidyText(lastText(folder)?.text ?? ''));
  const kept = () => {
    if (left() !== '') return 'your text is kept: see `selfcare journal drafts`';
    return 'nothing was written';
  };
  const started = (pid: number) => bench.note(laid, draft, pid);
  try {
    await editText({ path, kept, folder, started }, context);
    isOver = true;
    return left();
  } finally {
    await putAway(context, bench, laid, drafts, () => ({ ...draft, answers: [left()] }));
  }
}

/** Keeps what was written, and only then removes the file. */
async function putAway(
  { out }: Context,
  bench: Workbench,
  laid: Laid,
  drafts: Drafts,
  left: () => Draft,
): Promise<void> {
  try {
    const draft = left();
    const isEmpty = draft.answers.every((answer) => answer === '');
    if (isEmpty) drafts.discard(draft.id);
    else await drafts.keep(draft);
  } catch (error) {
    out.warn(
      `your text could not be kept as a draft: ${toUserError(error).message}`,
      `it stands in ${laid.path} until this computer is turned off`,
    );
    return;
  }
  bench.clear(laid);
}
