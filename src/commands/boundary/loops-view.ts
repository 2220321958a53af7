import { SHOWN_LETTERS } from '../../journal/ids.js';
import type { Out } from '../../terminal/output.js';
import { safeText } from '../../terminal/safe.js';
import { wrapText } from '../../terminal/wrap.js';
import type { LoopEntry } from './workdays.js';

/** Open loops for a person: letters, words, and the plan below. */
export function loopLines(
  loops: readonly LoopEntry[],
  { out }: { readonly out: Pick<Out, 'width' | 'color'> },
): string[] {
  const { width, color } = out;
  return loops.flatMap(({ entry, text, plan }) => {
    const id = entry.id.slice(0, SHOWN_LETTERS);
    const rest = ' '.repeat(SHOWN_LETTERS + 2);
    const words = wrapText(safeText(text), width, { first: rest }).slice(rest.length);
    const lines = [`${color.cyan(id)}  ${words}`];
    if (plan !== undefined) lines.push(color.dim(wrapText(safeText(plan), width, { first: rest })));
    return lines;
  });
}
