import type { Context } from '../../context.js';
import { Cancelled } from '../../errors.js';
import { quote } from '../../shell/quote.js';

/**
 * Asks several things in turn; whoever leaves in the middle is told how to go on from there.
 *
 * @param ask gets a function that takes, after each answer, the words of a command line with all
 * that is known by then
 * @throws Cancelled when the person leaves
 */
export async function orGoOn<T>(
  { out }: Pick<Context, 'out'>,
  ask: (answered: (words: readonly string[]) => void) => Promise<T>,
): Promise<T> {
  let known: readonly string[] | undefined;
  try {
    return await ask((words) => (known = words));
  } catch (error) {
    if (error instanceof Cancelled && known) {
      out.note('Nothing was saved. To go on from there:');
      out.note(known.map(typed).join(' '), { isPasted: true });
    }
    throw error;
  }
}

/** `--hours 6 --at yesterday` of flags that were given; those that were not are left out. */
export function flagWords(flags: Readonly<Record<string, string | number | undefined>>): string[] {
  return Object.entries(flags).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );
}

function typed(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : quote('bash', word);
}
