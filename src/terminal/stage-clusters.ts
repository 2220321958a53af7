/** The second cell of a character of two columns. */
export const COVERED = 0xffff;

/** One UTF-16 unit and one column each, and none of the codes below. */
const SIMPLE = /^[ -~\u00a0-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u259f\u2800-\u28ff]*$/;

/** Codes of UTF-16 that stand for no character of any language: here, for one of the table. */
const FIRST = 0xe000;
const LAST = 0xf8ff;

/** The characters of a text as a person counts them; undefined where each is one plain cell. */
export function clustersOf(text: string): string[] | undefined {
  if (SIMPLE.test(text)) return undefined;
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  return [...segments].map(({ segment }) => segment);
}

/** Characters that need more than one cell's code, by a code that a cell can hold. */
export class Clusters {
  private readonly codes = new Map<string, number>();
  private readonly texts: string[] = [];

  codeOf(cluster: string): number {
    if (cluster.length === 1 && SIMPLE.test(cluster)) return cluster.charCodeAt(0);
    const known = this.codes.get(cluster);
    if (known !== undefined) return known;
    const code = FIRST + this.texts.length;
    if (code > LAST) return '?'.charCodeAt(0);
    this.codes.set(cluster, code);
    this.texts.push(cluster);
    return code;
  }

  /** Undefined for a code that is a character's own. */
  textOf(code: number): string | undefined {
    return code < FIRST || code > LAST ? undefined : this.texts[code - FIRST];
  }
}
