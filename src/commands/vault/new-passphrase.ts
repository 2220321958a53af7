import type { Context } from '../../context.js';
import { UsageError, UserError } from '../../errors.js';
import { givenPassphrase, type PassphraseSource } from '../../terminal/passphrase.js';
import { openPrompts } from '../../terminal/prompts.js';

/** A passphrase below this could be guessed. */
const STRONG = 3;
const ADVICE = 'three or four words that do not belong together make a good one';

/**
 * A new passphrase: from a command or a descriptor, or typed twice. One that is easily guessed is
 * refused; at a terminal the person may insist.
 *
 * @param sources where it may come from, the first that is named
 * @throws UserError where it is weak; UsageError where there is no way to ask
 */
export async function newPassphrase(
  context: Context,
  sources: readonly PassphraseSource[],
): Promise<string> {
  for (const source of sources) {
    const given = await givenPassphrase(source, context);
    if (given === undefined) continue;
    if (await isWeak(given)) {
      throw new UserError('that passphrase would be easy to guess', ADVICE);
    }
    return given;
  }
  if (!context.interactive) {
    throw new UsageError(
      'there is no terminal to ask for a passphrase in',
      'give it with --new-passphrase-command CMD or --new-passphrase-fd N',
    );
  }
  return askTwice(context);
}

async function askTwice(context: Context): Promise<string> {
  const { out, flags } = context;
  const { askHidden } = await import('../../terminal/password.js');
  out.note('Only this passphrase will open what you write, and nobody can reset it.');
  for (;;) {
    const first = await askHidden(context, 'New passphrase');
    if (first === '') {
      out.note(`Nothing was typed. ${sentence(ADVICE)}`);
      continue;
    }
    if (await isWeak(first)) {
      out.note(`That one would be easy to guess. ${sentence(ADVICE)}`);
      const { confirm } = await openPrompts({ ...context, flags: { ...flags, yes: false } });
      if (!(await confirm({ message: 'Use it all the same?', default: false }))) continue;
    }
    if ((await askHidden(context, 'The same once more')) === first) return first;
    out.note('Those two were not the same. Once more, please.');
  }
}

async function isWeak(passphrase: string): Promise<boolean> {
  const { strengthOf } = await import('./strength.js');
  return strengthOf(passphrase) < STRONG;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
