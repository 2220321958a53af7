import type { Context } from '../../context.js';
import { openPrompts } from '../../terminal/prompts.js';
import { flagWords, orGoOn } from '../options/again.js';
import { introduced } from '../options/introduced.js';
import { titleProblem } from '../options/title.js';
import { laidOpen } from '../../terminal/questions.js';
import { taskWords, type TaskEntry } from './read.js';
import { typedMinutes, typedTo } from './typed.js';

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
  return orGoOn(context, async (answered) => {
    let { title, minutes, to } = given;
    const next = () =>
      answered([
        ...['selfcare', 'delegate', 'add', title],
        ...flagWords({ 'minutes-a-week': minutes, to }),
      ]);
    if (title === '') {
      const message = laidOpen(context, 'What need not be yours? (Enter leaves)');
      title = (await prompts.input({ message, validate: titleProblem })).trim();
    }
    if (title === '') return undefined;
    next();
    minutes ??= readable(
      typedMinutes,
      await prompts.input({
        message: laidOpen(context, 'How much of your week does it take? (Enter passes over it)'),
        validate: (text) =>
          text.trim() === '' ||
          readable(typedMinutes, text) !== undefined ||
          'such as 90, or 1h30m, or Enter',
      }),
    );
    next();
    to ??= readable(
      typedTo,
      await prompts.input({
        message: laidOpen(context, 'Who could do it? (Enter passes over it)'),
        validate: (text) =>
          text.trim() === '' ||
          readable(typedTo, text) !== undefined ||
          'a name of at most 100 characters, or Enter',
      }),
    );
    return {
      title,
      ...(minutes === undefined ? {} : { minutes }),
      ...(to === undefined ? {} : { to }),
    };
  });
}

/** Asks which of the tasks is meant; undefined where the person passes over it. */
export async function askWhich(
  context: Context,
  tasks: readonly TaskEntry[],
): Promise<TaskEntry | undefined> {
  await introduced(context);
  const prompts = await openPrompts(context);
  return prompts.select<TaskEntry | undefined>({
    message: 'Which one?',
    choices: [
      ...tasks.map((value) => ({ value, name: taskWords(value) })),
      { value: undefined, name: 'leave it' },
    ],
  });
}

function readable<T>(read: (typed: string) => T, typed: string): T | undefined {
  try {
    return read(typed);
  } catch {
    return undefined;
  }
}
