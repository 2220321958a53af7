import type { Context } from '../context.js';
import { fold } from './fold.js';

/** What a question is laid out for. */
type Asking = Pick<Context, 'out'>;

/** Columns of what follows a question that is answered with yes or no. */
const YES_NO = 6;

/** Columns of the range that follows a question for a number, and of the number. */
const RANGE = 30;

/** Columns that an answer of a few words takes. */
const WORDS = 20;

/** A question in lines that a narrow terminal need not break. */
export function laid({ out }: Asking, question: string): string {
  return fold(question, out.width - 2);
}

/** As {@link laid}, with room for an answer behind it, or below. */
export function laidOpen(context: Asking, question: string): string {
  const text = laid(context, question);
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return last.length + WORDS > context.out.width - 3 ? `${text}\n` : text;
}

/** As {@link laid}, with what follows a question for a number below where it does not fit. */
export function laidScale(context: Asking, question: string): string {
  const text = laid(context, question);
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return last.length + RANGE > context.out.width - 3 ? `${text}\n` : text;
}

/** As {@link laid}, for a question that is answered with yes or no. */
export function laidYesNo({ out }: Asking, question: string): string {
  return fold(question, out.width - 2 - YES_NO);
}
