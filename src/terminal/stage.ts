import type { Sink } from './output.js';
import { difference, type Canvas } from './stage-canvas.js';
import type { Palette } from './stage-palette.js';

/** Alternate screen, no cursor, no wrapping at the margin, a paste marked as one. */
const ENTER = '\u001B[?1049h\u001B[?25l\u001B[?7l\u001B[?2004h';
/** All of it back; an update that was left open is closed first. */
const LEAVE = '\u001B[?2026l\u001B[0m\u001B[?2004l\u001B[?7h\u001B[?25h\u001B[?1049l';
const BEGIN_UPDATE = '\u001B[?2026h';
const END_UPDATE = '\u001B[?2026l';

/** The screen while a session is drawn on it. */
export interface Stage {
  readonly columns: number;
  readonly rows: number;
  /** Takes the screen; the next frame is drawn whole. */
  enter(): void;
  /** Shows a frame: one write, of what changed. */
  show(frame: Canvas): void;
  /** Gives the screen back. Synchronous, and harmless when it was given back already. */
  leave(): void;
}

/** A stage on a terminal. */
export function createStage(sink: Sink, palette: Palette): Stage {
  let shown: Canvas | undefined;
  let entered = false;
  return {
    get columns() {
      return Math.max(1, sink.columns ?? 80);
    },
    get rows() {
      return Math.max(1, sink.rows ?? 24);
    },
    enter() {
      shown = undefined;
      entered = true;
      sink.write(ENTER);
    },
    show(frame) {
      // A terminal that does not keep up skips frames; it never gets a queue of old ones.
      if (!entered || (sink as { writableNeedDrain?: boolean }).writableNeedDrain) return;
      const text = difference(shown, frame, palette);
      shown = frame;
      if (text) sink.write(BEGIN_UPDATE + text + END_UPDATE);
    },
    leave() {
      if (!entered) return;
      entered = false;
      sink.write(LEAVE);
    },
  };
}
