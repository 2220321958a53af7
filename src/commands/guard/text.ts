import type { Context } from '../../context.js';

/** What a caller may say of a text that is about to be saved. */
export interface Guarding {
  /** What the entry said before: what stands there is not asked about again. */
  readonly before?: string;
  /** Only counts are told, whatever the setting: for answers among other questions. */
  readonly quietly?: boolean;
  /** Keeps the text as it is now, so that whoever leaves a question loses nothing. */
  keep?(text: string): Promise<void>;
}

/**
 * Looks for possible identifiers in a text before it is saved, and returns the text to be saved:
 * as it is, or with what the person (or the setting `mask`) replaced. Where nobody can be asked,
 * counts and types are said on stderr, and nothing of the text.
 *
 * @throws Cancelled when the person leaves; what `keep` has kept is then theirs
 */
export async function guardText(
  context: Context,
  text: string,
  how: Guarding = {},
): Promise<string> {
  const settings = await context.settings();
  const mode = settings.get('guard');
  if (mode === 'off') return text;
  const { weigh } = await import('./weigh.js');
  return weigh(context, text, mode, how);
}
