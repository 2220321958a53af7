const BEGIN = '\u001B[?2026h';
const END = '\u001B[?2026l';

/**
 * Cuts what a program writes at its frames, as a terminal does that knows synchronized updates: a
 * frame is on the screen whole or not at all, however its bytes came.
 */
export class Frames {
  private held = '';

  /** What can be shown now, piece by piece; a frame is one piece, and what is beside it another. */
  take(data: string): string[] {
    const pieces: string[] = [];
    let text = this.held + data;
    for (;;) {
      const begin = text.indexOf(BEGIN);
      const end = begin < 0 ? -1 : text.indexOf(END, begin);
      if (begin > 0) pieces.push(text.slice(0, begin));
      if (begin < 0 || end < 0) {
        const from = begin < 0 ? text.length - begun(text) : begin;
        if (begin < 0 && from > 0) pieces.push(text.slice(0, from));
        this.held = text.slice(from);
        return pieces;
      }
      pieces.push(text.slice(begin, end + END.length));
      text = text.slice(end + END.length);
    }
  }

  /** What was held back for its end, which does not come. */
  rest(): string {
    const rest = this.held;
    this.held = '';
    return rest;
  }
}

/** How much of a frame's first sequence stands at the end of a text. */
function begun(text: string): number {
  for (let length = BEGIN.length - 1; length > 0; length--) {
    if (text.endsWith(BEGIN.slice(0, length))) return length;
  }
  return 0;
}
