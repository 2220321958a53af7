import { fold } from '../../terminal/fold.js';
import type { Out } from '../../terminal/output.js';

/** A number or an address, and whose it is. */
export interface Row {
  readonly head?: string;
  readonly text: string;
}

/** Heads up to this many columns stand beside their texts. */
const BESIDE = 24;
/** Where there are fewer columns, texts stand below their heads. */
const WIDE = 60;
/** A column a character; of others one cannot know without tables. */
const NARROW = /^[ -~\u00a0-\u02ff]*$/;

/** Rows in lines: a number is never broken, so that it can be read and copied. */
export function rows(all: readonly Row[], { color, width }: Pick<Out, 'color' | 'width'>): string {
  const short = all.flatMap(({ head = '' }) =>
    head.length <= BESIDE && NARROW.test(head) ? head.length : [],
  );
  const column = Math.max(0, ...short) + 2;
  const lay = ({ head, text }: Row) => {
    if (head === undefined) return `  ${fold(text, width - 1).replaceAll('\n', '\n  ')}`;
    const beside = width >= WIDE && head.length + 2 <= column && NARROW.test(head);
    const indent = ' '.repeat(beside ? column + 2 : 6);
    const laid = fold(text, width - indent.length + 1).replaceAll('\n', `\n${indent}`);
    const gap = beside ? ' '.repeat(column - head.length) : `\n${indent}`;
    return `  ${color.bold(head)}${gap}${laid}`;
  };
  return all.map(lay).join('\n');
}
