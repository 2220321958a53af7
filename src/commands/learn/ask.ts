import { readCategory, readHours } from '../../care/learning/category.js';
import { MOST_MONTHS } from '../../care/learning/cycle.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { openPrompts, type Prompts } from '../../terminal/prompts.js';
import { flagWords, orGoOn } from '../options/again.js';
import { clockOf } from '../options/filters.js';
import { introduced } from '../options/introduced.js';
import { titleProblem } from '../options/title.js';
import { laidOpen, laidScale } from '../../terminal/questions.js';
import { laidOut } from './cycle.js';
import { typedDay } from './typed.js';

/** Something learned, as far as it is known before anything is asked. */
interface Asked {
  readonly title: string;
  readonly hours?: number;
  readonly category?: string;
}

/**
 * Asks for what is missing; undefined where the person passes over what is needed.
 *
 * @param at when it was, as it was typed
 */
export async function askForActivity(
  context: Context,
  given: Asked,
  at: string | undefined,
): Promise<Asked | undefined> {
  await introduced(context);
  const prompts = await openPrompts(context);
  return orGoOn(context, async (answered) => {
    let { title, hours, category } = given;
    const next = () =>
      answered(['selfcare', 'learn', 'add', title, ...flagWords({ hours, category, at })]);
    if (title === '') {
      const message = laidOpen(context, 'What did you learn? (Enter leaves)');
      title = (await prompts.input({ message, validate: titleProblem })).trim();
    }
    if (title === '') return undefined;
    next();
    hours ??= readHours(
      await prompts.input({
        message: laidOpen(context, 'How many hours does it count for? (Enter leaves)'),
        validate: (text) =>
          text.trim() === '' || Number(readHours(text)) > 0 || 'hours such as 6 or 1.5, or Enter',
      }),
    );
    if (hours === undefined) return undefined;
    next();
    category ??= readCategory(
      await prompts.input({
        message: laidOpen(
          context,
          'Which kind of learning, as your cycle names it? (Enter passes over it)',
        ),
        validate: (text) =>
          text.trim() === '' || readCategory(text) !== undefined || 'a few words without a colon',
      }),
    );
    return { title, hours, ...(category === undefined ? {} : { category }) };
  });
}

/**
 * Asks how long a cycle lasts and when it begins; undefined where the person passes over it.
 *
 * @param words what the command line says beside these
 */
export async function askForCycle(
  context: Context,
  given: { readonly months?: string; readonly from?: string },
  words: readonly string[],
): Promise<{ months: string; from: string } | undefined> {
  await introduced(context);
  const prompts = await openPrompts(context);
  return orGoOn(context, async (answered) => {
    let { months, from } = given;
    const next = () => answered([...words, ...flagWords({ months, from })]);
    next();
    if (months === undefined) {
      const message = laidScale(context, 'How many months does it last?');
      months = (await prompts.scale({ message, min: 1, max: MOST_MONTHS }))?.toString();
    }
    if (months === undefined) return undefined;
    next();
    from ??= await askForDay(context, prompts, Number(months));
    return from === undefined ? undefined : { months, from };
  });
}

/** Asks for a first day until one can be read; undefined where it is passed over. */
async function askForDay(
  context: Context,
  prompts: Prompts,
  months: number,
): Promise<string | undefined> {
  const clock = await clockOf(context);
  const question = 'On which day does it begin? For example 2026-07-01 (Enter leaves)';
  const message = laidOpen(context, question);
  for (;;) {
    const typed = await prompts.input({ message });
    if (typed.trim() === '') return undefined;
    try {
      const from = await typedDay(typed, clock);
      laidOut({ from, months });
      return from;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      context.out.warn(error.message, error.hint);
    }
  }
}
