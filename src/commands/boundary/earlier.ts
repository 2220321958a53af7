import type { Context } from '../../context.js';
import { longDate } from '../../terminal/dates.js';
import { openPrompts } from '../../terminal/prompts.js';
import { wrapText } from '../../terminal/wrap.js';
import type { Begun } from './draft.js';

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
