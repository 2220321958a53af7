import { readCategory, readHours } from '../../care/learning/category.js';
import { MOST_MONTHS } from '../../care/learning/cycle.js';
import type { Context } from '../../context.js';
import { openPrompts } from '../../terminal/prompts.js';
import { clockOf } from '../options/filters.js';
import { laidOpen, laidScale } from '../setup/desk.js';
import { typedDay } from './typed.js';
import { introduced } from '../options/introduced.js';

/** Something learned, as far as it is known before anything is asked. */
interface Asked {
  readonly title: string;
  readonly hours?: number;
  readonly category?: string;
}

/** Asks for what is missing; undefined where the person passes over what is needed. */
export async function askForActivity(context: Context, given: Asked): Promise<Asked | undefined> {
  await introduced(context);
  const prompts = await openPrompts(context);
  let { title, hours, category } = given;
  if (title === '') {
    title = (
      await prompts.input({ message: laidOpen({ context }, 'What did you learn? (Enter leaves)') })
    ).trim();
  }
  if (title === '') return undefined;
  if (hours === undefined) {
    const typed = await prompts.input({
      message: laidOpen({ context }, 'How many hours does it count for? (Enter leaves)'),
      validate: (text) =>
        text.trim() === '' || Number(readHours(text)) > 0 || 'hours such as 6 or 1.5, or Enter',
    });
    hours = readHours(typed);
  }
  if (hours === undefined) return undefined;
  category ??= readCategory(
    await prompts.input({
      message: laidOpen(
        { context },
        'Which kind of learning, as your cycle names it? (Enter passes over it)',
      ),
      validate: (text) =>
        text.trim() === '' || readCategory(text) !== undefined || 'a few words without a colon',
    }),
  );
  return { title, hours, ...(category === undefined ? {} : { category }) };
}

/** Asks how long a cycle lasts and when it begins; undefined where the person passes over it. */
export async function askForCycle(
  context: Context,
  { months, from }: { readonly months?: string; readonly from?: string },
): Promise<{ months: string; from: string } | undefined> {
  await introduced(context);
  const prompts = await openPrompts(context);
  if (months === undefined) {
    const message = laidScale({ context }, 'How many months does it last? (Enter leaves)');
    const typed = await prompts.scale({ message, min: 1, max: MOST_MONTHS });
    if (typed === undefined) return undefined;
    months = String(typed);
  }
  if (from === undefined) {
    const question = 'On which day does it begin? For example 2026-07-01 (Enter leaves)';
    const message = laidOpen({ context }, question);
    const typed = await prompts.input({ message });
    if (typed.trim() === '') return undefined;
    from = await typedDay(typed, await clockOf(context));
  }
  return { months, from };
}
