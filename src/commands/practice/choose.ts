import { BUILT_IN } from '../../care/practices/built-in.js';
import { noSuchPractice } from '../../care/practices/names.js';
import { lengthOf, type Practice } from '../../care/practices/practice.js';
import type { Context } from '../../context.js';
import { UsageError, UserError } from '../../errors.js';
import { openPrompts } from '../../terminal/prompts.js';
import { minutes } from '../session/words.js';
import { brokenWords, isBroken, ownNames, ownPractices, readOwn } from './own.js';

/**
 * The practice of this name, built in or the person's own.
 *
 * @throws UsageError where there is none, UserError where its file has a mistake
 */
export async function practiceNamed(home: string, typed: string): Promise<Practice> {
  const wanted = typed.trim().toLowerCase();
  const built = BUILT_IN.find(({ name }) => name === wanted);
  if (built) return built;
  const own = ownNames(home);
  const name = own.find((each) => each === wanted);
  if (name === undefined) {
    const { refused, hint } = noSuchPractice(typed, own);
    throw new UsageError(refused, hint);
  }
  const found = await readOwn(home, name);
  if (!isBroken(found)) return found;
  throw new UserError(brokenWords(found), found.allowed);
}

/**
 * Lets a person choose from all that can be practised.
 *
 * @throws UsageError where there is nobody to ask, Cancelled where the person leaves
 */
export async function choosePractice(context: Context): Promise<Practice> {
  const own = await ownPractices(await context.home());
  const all = [...BUILT_IN, ...own.whole];
  if (!context.interactive) {
    const known = all.map(({ name }) => name).join(', ');
    throw new UsageError('which practice? there is no terminal to ask in', `name one of ${known}`);
  }
  const prompts = await openPrompts(context);
  return prompts.select({
    message: 'Which practice?',
    choices: all.map((practice) => ({
      value: practice,
      name: `${practice.title}, ${minutes(lengthOf(practice.steps) * 1000)}`,
      description: practice.summary,
    })),
  });
}
