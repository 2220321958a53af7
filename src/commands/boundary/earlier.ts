import type { Context } from '../../context.js';
import type { Drafts } from '../../journal/drafts.js';
import { momentAt } from '../../journal/moment.js';
import { clockTime, longDate } from '../../terminal/dates.js';
import { openPrompts } from '../../terminal/prompts.js';
import { wrapText } from '../../terminal/wrap.js';
import { CLOSES, type Begun } from './draft.js';

/** What becomes of a close that was begun on an earlier day. */
export async function earlierClose(
  context: Context,
  { day }: Begun,
): Promise<'go-on' | 'save' | 'discard'> {
  const prompts = await openPrompts(context);
  const message = `You began to close ${longDate(`${day}T`)} and stopped on the way.`;
  return prompts.select({
    message: wrapText(message, context.out.width - 3),
    // What `--yes` takes: nothing that was said is lost.
    default: context.flags.yes ? 'save' : 'go-on',
    choices: [
      { value: 'go-on', name: 'Go on with it, as that day’s' },
      { value: 'save', name: 'Save it as it is, then close today' },
      { value: 'discard', name: 'Throw it away, then close today' },
    ],
  });
}

/** Whether a close that was begun is left alone, because to go on with it takes the passphrase. */
export async function leftSealed(context: Context, drafts: Drafts): Promise<boolean> {
  const [last] = drafts.waiting(CLOSES);
  if (!last?.isSealed) return false;
  if (!context.interactive || context.flags.yes) return true;
  const { at } = momentAt(new Date(last.touched), context.local);
  const message = `You began a close on ${longDate(at)} at ${clockTime(at)} and stopped on the way.`;
  const prompts = await openPrompts(context);
  const choice = await prompts.select({
    message: wrapText(message, context.out.width - 3),
    choices: [
      { value: 'go-on', name: 'Go on with it, with your passphrase' },
      { value: 'anew', name: 'Begin anew; what you said then stays kept' },
    ],
  });
  return choice === 'anew';
}
