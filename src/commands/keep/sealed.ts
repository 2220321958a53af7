import type { Context } from '../../context.js';
import type { Drafts } from '../../journal/drafts.js';
import { momentAt } from '../../journal/moment.js';
import { clockTime, longDate } from '../../terminal/dates.js';
import { openPrompts } from '../../terminal/prompts.js';
import { wrapText } from '../../terminal/wrap.js';
import { canReadQuietly } from '../options/readable.js';

/**
 * Whether what was begun is left alone, because to go on with it takes the passphrase. Whoever
 * does not want it may throw it away unread.
 *
 * @param kind the kind of the drafts
 * @param what as `a check-in`
 */
export async function leftSealed(
  context: Context,
  drafts: Drafts,
  { kind, what }: { readonly kind: string; readonly what: string },
): Promise<boolean> {
  const sealed = drafts.waiting(kind).filter(({ isSealed }) => isSealed);
  const [last] = sealed;
  if (!last || (await canReadQuietly(context))) return false;
  if (context.flags.yes) return true;
  const { at } = momentAt(new Date(last.touched), context.local);
  const when = `${longDate(at)} at ${clockTime(at)}`;
  const prompts = await openPrompts(context);
  const choice = await prompts.select({
    message: wrapText(
      `You began ${what} on ${when} and stopped on the way.`,
      context.out.width - 3,
    ),
    choices: [
      { value: 'go-on', name: 'Go on with it, with your passphrase' },
      { value: 'anew', name: 'Begin anew; it stays kept' },
      {
        value: 'discard',
        name: `Throw ${sealed.length === 1 ? 'it' : `all ${sealed.length}`} away, and begin anew`,
      },
    ],
    default: 'anew',
  });
  if (choice === 'discard') for (const { id } of sealed) drafts.discard(id);
  return choice !== 'go-on';
}
