import { isRefusal, parseCounts, type Refusal } from '../../care/breathing-counts.js';
import { refuseName, type OwnPatterns } from '../../care/breathing-names.js';
import type { Context } from '../../context.js';
import { openPrompts } from '../../terminal/prompts.js';
import { laidOpen } from '../../terminal/questions.js';

/** Asks for what `breathe add` lacks; undefined where the person leaves it. */
export async function askPattern(
  context: Context,
  known: string | undefined,
): Promise<readonly [name: string, counts: string] | undefined> {
  const prompts = await openPrompts(context);
  const input = async (question: string, refuse: (text: string) => Refusal | undefined) => {
    const validate = (typed: string) => {
      const refusal = typed.trim() === '' ? undefined : refuse(typed.trim());
      return refusal === undefined || `${refusal.refused}: ${refusal.hint}`;
    };
    return (await prompts.input({ message: laidOpen(context, question), validate })).trim();
  };
  const name = known ?? (await input('What is it called? (Enter leaves)', refuseName));
  if (name === '') return undefined;
  const question = 'Seconds in-out, or in-hold-out-hold, such as 4-7? (Enter leaves)';
  const counts = await input(question, (text) => {
    const read = parseCounts(text);
    return isRefusal(read) ? read : undefined;
  });
  return counts === '' ? undefined : [name, counts];
}

/** Asks which of one's own patterns is meant. */
export async function askWhich(context: Context, own: OwnPatterns): Promise<string> {
  return (await openPrompts(context)).select({
    message: 'Which pattern is to be forgotten?',
    choices: Object.entries(own).map(([name, counts]) => ({
      value: name,
      name: `${name}, ${counts}`,
    })),
  });
}
