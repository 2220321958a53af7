import type { Entry } from '../../journal/entry.js';
import type { Search } from './view.js';

/**
 * A search for entries that hold all of some words or phrases, in any order, whatever their case
 * and accents.
 */
export function finder(words: readonly string[]): Search & {
  readonly matches: (entry: Entry) => boolean;
  readonly runs: readonly string[];
} {
  const wanted = words.map(fold).filter((word) => word !== '');
  const pattern = new RegExp(
    wanted
      .map(escape)
      .sort((a, b) => b.length - a.length)
      .join('|'),
    'g',
  );
  // What looks the same in a file as in a text: neither escaped nor folded.
  const runs = wanted.flatMap((word) => word.split(/[^a-z0-9]+/)).filter((run) => run !== '');
  return {
    runs,
    matches: ({ text }) => {
      const folded = fold(text);
      return wanted.every((word) => folded.includes(word));
    },
    firstHit: (text) => {
      const folded = fold(text);
      const found = wanted.map((word) => folded.indexOf(word)).filter((at) => at >= 0);
      return folded.length === text.length && found.length > 0 ? Math.min(...found) : 0;
    },
    highlight: (line, color) => {
      const folded = fold(line);
      // Folding that changes a line's length would mark the wrong letters.
      if (wanted.length === 0 || folded.length !== line.length) return line;
      let shown = '';
      let done = 0;
      for (const match of folded.matchAll(pattern)) {
        const end = match.index + match[0].length;
        shown += line.slice(done, match.index) + color.inverse(line.slice(match.index, end));
        done = end;
      }
      return shown + line.slice(done);
    },
  };
}

/** Without case, accents and the kind of white space. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most text is plain, where the rest would change nothing.
  if (/^[ -~]*$/.test(lower)) return lower;
  // Made here, and not where every search must read it: that costs half a millisecond.
  return lower.normalize('NFD').replaceAll(new RegExp('\\p{M}', 'gu'), '').replaceAll(/\s/g, ' ');
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
