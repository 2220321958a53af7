import type { Context } from '../../context.js';
import { guardText } from '../guard/text.js';
import type { Answers } from './answers.js';

/**
 * The answers of a close, looked through for possible identifiers before they are saved: counts are
 * told, or words masked; nothing is asked among questions that are many already.
 */
export async function guardAnswers(context: Context, answers: Answers): Promise<Answers> {
  const { loops, well, hard, intention, recovery } = answers;
  const lines = { well, hard, intention, recovery };
  const given = Object.entries(lines).flatMap(([name, text]) =>
    text === undefined ? [] : [{ name, text }],
  );
  const texts = [
    ...given.map(({ text }) => text),
    ...loops.flatMap(({ text, plan }) => (plan === undefined ? [text] : [text, plan])),
  ];
  if (texts.length === 0) return answers;
  const all = texts.join('\n');
  const guarded = await guardText(context, all, { quietly: true });
  // Each is one line, and no identifier reaches over a line's end.
  const parts = guarded.split('\n');
  if (guarded === all || parts.length !== texts.length) return answers;
  const next = () => parts.shift() ?? '';
  return {
    ...answers,
    ...Object.fromEntries(given.map(({ name }) => [name, next()])),
    loops: loops.map(({ plan }) => {
      const text = next();
      return plan === undefined ? { text } : { text, plan: next() };
    }),
  };
}
