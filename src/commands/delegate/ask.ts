import type { Context } from '../../context.js';
import { openPrompts } from '../../terminal/prompts.js';
import { laidOpen } from '../setup/desk.js';
import { typedMinutes, typedTo } from './typed.js';
import { introduced } from '../options/introduced.js';

/** A task, as far as it is known before anything is asked. */
interface Asked {
  readonly title: string;
  readonly minutes?: number;
  readonly to?: string;
}

/** Asks for what is missing; undefined where the person names no task. */
export async function askForTask(context: Context, given: Asked): Promise<Asked | undefined> {
  await introduced(context);
  const prompts = await openPrompts(context);
  let { title, minutes, to } = given;
  if (title === '') {
    title = (
      await prompts.input({
        message: laidOpen({ context }, 'What need not be yours? (Enter leaves)'),
      })
    ).trim();
  }
  if (title === '') return undefined;
  minutes ??= minutesIn(
    await prompts.input({
      message: laidOpen({ context }, 'How much of your week does it take? (Enter passes over it)'),
      validate: (text) =>
        text.trim() === '' || minutesIn(text) !== undefined || 'such as 90, or 1h30m, or Enter',
    }),
  );
  if (to === undefined) {
    const typed = await prompts.input({
      message: laidOpen({ context }, 'Who could do it? (Enter passes over it)'),
    });
    if (typed.trim() !== '') to = typedTo(typed);
  }
  return {
    title,
    ...(minutes === undefined ? {} : { minutes }),
    ...(to === undefined ? {} : { to }),
  };
}

function minutesIn(typed: string): number | undefined {
  try {
    return typedMinutes(typed);
  } catch {
    return undefined;
  }
}
