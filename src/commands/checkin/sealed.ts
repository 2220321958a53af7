import type { Context } from '../../context.js';
import type { Drafts } from '../../journal/drafts.js';
import { momentAt } from '../../journal/moment.js';
import { openPrompts } from '../../terminal/prompts.js';
import { wrapText } from '../../terminal/wrap.js';
import { canReadQuietly } from '../options/readable.js';
import { CHECKINS } from './draft.js';
import { whenWords } from './tell.js';

/**
 * Whether check-ins that were begun are left alone, because to go on with them takes the passphrase.
 * Whoever does not want them may throw them away unread.
 */
export async function leftSealed(context: Context, drafts: Drafts): Promise<boolean> {
  const sealed = () => drafts.waiting(CHECKINS).filter(({ isSealed }) => isSealed);
  const [last] = sealed();
  if (!last || (await canReadQuietly(context))) return false;
  if (context.flags.yes) return true;
  const when = whenWords(momentAt(new Date(last.touched), context.local).at);
  const prompts = await openPrompts(context);
  const choice = await prompts.select({
    message: wrapText(
      `You began a check-in on ${when} and stopped on the way.`,
      context.out.width - 3,
    ),
    choices: [
      { value: 'go-on', name: 'Go on with it, with your passphrase' },
      { value: 'anew', name: 'Begin anew; it stays kept' },
      { value: 'discard', name: 'Throw it away, and begin anew' },
    ],
    default: 'anew',
  });
  if (choice === 'discard') for (const { id } of sealed()) drafts.discard(id);
  return choice !== 'go-on';
}
