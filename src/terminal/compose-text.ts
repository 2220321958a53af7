let characters: Intl.Segmenter | undefined;
let words: Intl.Segmenter | undefined;

/** Made when first needed, which costs some 7 ms that plain ASCII does not owe. */
function charactersIn(text: string): Iterable<Intl.SegmentData> {
  characters ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return characters.segment(text);
}

function wordsIn(text: string): Iterable<Intl.SegmentData> {
  words ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return words.segment(text);
}

/** Where the line that holds `offset` begins. */
export function lineStart(text: string, offset: number): number {
  // A negative index would be taken for 0, where a line feed may stand.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line that holds `offset` ends, before its line feed. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** The characters of one line, as a reader counts them: an emoji or an accented letter is one. */
export function* charactersOf(line: string): Generator<{ at: number; text: string }> {
  // Plain ASCII needs no Unicode rules, and nearly all lines are that.
  if (/^[\t -~]*$/.test(line)) {
    for (let at = 0; at < line.length; at++) yield { at, text: line.charAt(at) };
  } else {
    for (const { index, segment } of charactersIn(line)) yield { at: index, text: segment };
  }
}

/** The boundary between characters before `offset`; 0 at the start. */
export function before(text: string, offset: number): number {
  const start = lineStart(text, offset);
  if (offset === start) return Math.max(0, offset - 1);
  let last = start;
  for (const { at } of charactersOf(text.slice(start, lineEnd(text, offset)))) {
    if (start + at >= offset) break;
    last = start + at;
  }
  return last;
}

/** The boundary between characters after `offset`; the text's length at its end. */
export function after(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (offset === end) return Math.min(text.length, offset + 1);
  const start = lineStart(text, offset);
  for (const { at } of charactersOf(text.slice(start, end))) {
    if (start + at > offset) return start + at;
  }
  return end;
}

/** The start of the word before `offset`. */
export function wordBefore(text: string, offset: number): number {
  for (let end = offset; end > 0;) {
    const start = lineStart(text, end);
    const found = [...wordsIn(text.slice(start, end))].findLast((one) => one.isWordLike);
    if (found) return start + found.index;
    end = start - 1;
  }
  return 0;
}

/** The end of the word after `offset`. */
export function wordAfter(text: string, offset: number): number {
  for (let start = offset; start < text.length;) {
    const end = lineEnd(text, start);
    for (const { index, segment, isWordLike } of wordsIn(text.slice(start, end))) {
      if (isWordLike) return start + index + segment.length;
    }
    start = end + 1;
  }
  return text.length;
}

/** The boundary between characters at `offset`, or the next one where it falls inside one. */
export function snap(text: string, offset: number): number {
  const previous = before(text, offset);
  return offset === 0 || after(text, previous) === offset ? offset : after(text, offset);
}
