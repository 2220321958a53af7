import { hasHours, readHours } from '../../care/hours.js';
import { UserError } from '../../errors.js';
import { fold } from '../../terminal/fold.js';
import { set } from '../hours/change.js';
import { readWeek } from '../hours/typed-week.js';
import { laidOpen } from '../../terminal/questions.js';
import type { Desk } from './desk.js';

/** When the person works. */
export async function askHours(desk: Desk): Promise<void> {
  const { context, prompts } = desk;
  const hours = (await context.settings()).read('hours', readHours);
  const question = hasHours(hours)
    ? 'Your hours, if they are others now:'
    : 'When do you work? For example mon-fri 9:00-17:30:';
  const typed = await prompts.input({
    message: laidOpen(desk.context, question),
    validate: (text) => {
      const wrong = text.trim() === '' ? undefined : slip(text);
      return wrong === undefined || fold(wrong, context.out.width);
    },
  });
  if (typed.trim() !== '') await set(context, typed.trim().split(/\s+/), {});
}

/** What is needed instead of text that cannot be read as hours. */
function slip(text: string): string | undefined {
  try {
    readWeek(text.trim().split(/\s+/));
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [error.message, error.hint].filter(Boolean).join('; ');
  }
}
