import type { Out } from '../../terminal/output.js';

const RICH = '▁▂▃▄▅▆▇█';
const ASCII = '_.-=*#';

/** A row of marks, each as high as its value; a gap where there is none. */
export function sparkline(
  values: readonly (number | undefined)[],
  [low, high]: readonly [low: number, high: number],
  { symbols }: Pick<Out, 'symbols'>,
): string {
  const marks = symbols.unicode ? RICH : ASCII;
  return values
    .map((value) => {
      if (value === undefined) return ' ';
      const place = Math.round(((value - low) / (high - low)) * (marks.length - 1));
      return marks[Math.min(marks.length - 1, Math.max(0, place))] ?? ' ';
    })
    .join('');
}
