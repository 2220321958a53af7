const COLORS = /\u001b\[[0-9;]*m/g;

/**
 * A short remark in lines that a narrow terminal need not break, broken at blanks. Only for words
 * of our own: what a person wrote is laid out by `wrapText`, which takes longer to load.
 *
 * @param columns of the terminal; undefined where there is none, and nothing is broken
 * @param hang what stands before each line that a break has made
 */
export function fold(text: string, columns: number | undefined, hang = ''): string {
  if (!columns || text.length < columns) return text;
  return text
    .split('\n')
    .map((line) => foldLine(line, columns, hang))
    .join('\n');
}

function foldLine(line: string, columns: number, hang: string): string {
  let folded = '';
  let used = 0;
  for (const [index, word] of line.split(' ').entries()) {
    const long = word.replaceAll(COLORS, '').length;
    const breaks = used > 0 && used + 1 + long >= columns;
    folded += (index === 0 ? '' : breaks ? `\n${hang}` : ' ') + word;
    used = index === 0 ? long : breaks ? hang.length + long : used + 1 + long;
  }
  return folded;
}
