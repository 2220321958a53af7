import type { Context } from '../../context.js';
import { promptSink } from '../../terminal/listen.js';
import { openPrompts } from '../../terminal/prompts.js';
import { wrapText } from '../../terminal/wrap.js';
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
  const keep = KEEP_IT.map((line) => wrapText(line, context.out.width));
  const lines = ['', ...paperKey(identity, recipient, dateOf(context)), '', ...keep, ''];
  promptSink(context).write(lines.map((line) => `${line}\n`).join(''));
  try {
    while (!(await confirm({ message: 'Have you got it?', default: true }))) {
      context.out.note('Take your time: it stands above. The vault is turned on when you have it.');
    }
  } catch (error) {
    context.out.note('The vault is off. Throw that key away: another is made the next time.');
    throw error;
  }
}
