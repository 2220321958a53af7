import type { Context } from '../../context.js';
import { promptSink } from '../../terminal/listen.js';
import { openPrompts } from '../../terminal/prompts.js';
import { dateOf, KEEP_IT, paperKey } from './paper-key.js';

/** Asks whether a paper key is wanted, and shows it on the terminal alone; without one, nothing. */
export async function offerPaperKey(
  context: Context,
  identity: string,
  recipient: string,
): Promise<void> {
  if (!context.interactive || context.flags.yes) return;
  context.out.note('If you forget the passphrase, only a paper key opens your journal.');
  const { confirm } = await openPrompts(context);
  const wanted = await confirm({ message: 'Show a paper key now?', default: false });
  if (!wanted) {
    context.out.note('`selfcare vault export-key` shows it whenever you like.');
    return;
  }
  const lines = ['', ...paperKey(identity, recipient, dateOf(context)), '', ...KEEP_IT, ''];
  promptSink(context).write(lines.map((line) => `${line}\n`).join(''));
  while (!(await confirm({ message: 'Have you got it?', default: true }))) {
    context.out.note('Take your time: it stands above. The vault is turned on when you have it.');
  }
}
