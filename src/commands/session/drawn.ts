import type { ChalkInstance } from 'chalk';
import type { Sink } from '../../terminal/output.js';
import type { Canvas } from '../../terminal/stage-canvas.js';
import { createStage, type Stage } from '../../terminal/stage.js';
import { createPalette, type Palette } from '../../terminal/stage-palette.js';
import type { Symbols } from '../../terminal/symbols.js';
import type { Frame, Guide, Point } from './clockwork.js';
import { minutes, pauseWords } from './words.js';

/** 25 frames a second. */
const FRAME = 40;
/** How long a passing note stands, in milliseconds of practice. */
const NOTE = 2500;
/** How long the caution stands at least. */
const READ = 8000;

/** A guide that draws; `enter` and `leave` lend the screen out in between. */
export interface DrawnGuide<P extends Point> extends Guide<P>, Pick<Stage, 'enter' | 'leave'> {
  /** Shows a word to the person for a moment. */
  note(text: string): void;
}

export interface Look {
  readonly color: ChalkInstance;
  readonly symbols: Symbols;
  readonly quiet: boolean;
  /** Whether keys are at work. */
  readonly keys: boolean;
}

/** What stands around every picture. */
export interface Margin {
  /** Time left, as `m:ss`. */
  readonly left: string;
  /** Share of the session behind, 0 to 1. */
  readonly done: number;
  readonly note: string;
  readonly hint: string;
}

/** What a session looks like. */
export interface Picture<P extends Point> {
  readonly caution: string;
  /** Whether this is still the part in which the caution stands. */
  isEarly(place: P): boolean;
  /** Keys beside those of every session, as `n next`. */
  readonly keys?: readonly string[];
  draw(columns: number, rows: number, frame: Frame<P>, margin: Margin): Canvas;
}

/** Draws a session in a terminal. */
export function drawnGuide<P extends Point>(
  sink: Sink,
  look: Look,
  pictureWith: (palette: Palette) => Picture<P>,
): DrawnGuide<P> {
  const palette = createPalette(look.color);
  const stage = createStage(sink, palette);
  const picture = pictureWith(palette);
  let passing: { text: string; until: number } | undefined;
  let last: Frame<P> | undefined;

  const noteAt = ({ pace, place }: Frame<P>) => {
    // The word and count say that it is paused; why it is needs a line of its own.
    if (pace.status === 'paused') return pace.why === 'asked' ? '' : pauseWords(pace);
    if (passing && pace.elapsed < passing.until) return passing.text;
    const isEarly = pace.elapsed < READ || picture.isEarly(place);
    return isEarly && !look.quiet ? picture.caution : '';
  };
  const guide: DrawnGuide<P> = {
    interval: FRAME,
    show(frame) {
      last = frame;
      const { pace } = frame;
      const margin = {
        left: minutes(Math.ceil((pace.total - pace.elapsed) / 1000) * 1000),
        done: pace.elapsed / pace.total,
        note: noteAt(frame),
        hint: hintFor(stage.columns, pace.status === 'paused', picture.keys ?? [], look),
      };
      stage.show(picture.draw(stage.columns, stage.rows, frame, margin));
    },
    note(text) {
      passing = { text, until: (last?.pace.elapsed ?? 0) + NOTE };
      if (last) guide.show(last);
    },
    enter: () => stage.enter(),
    leave: () => stage.leave(),
    close: () => stage.leave(),
  };
  return guide;
}

function hintFor(
  columns: number,
  paused: boolean,
  more: readonly string[],
  { keys, symbols }: Look,
): string {
  if (!keys) return '';
  const parts = paused ? ['space go on', 'q end'] : ['space pause', ...more, 's sound', 'q end'];
  const shapes = [
    parts.join(`  ${symbols.dot}  `),
    parts.join(', '),
    parts.map((part) => part.split(' ')[0]).join(' '),
  ];
  return shapes.find((shape) => shape.length < columns) ?? shapes.at(-1) ?? '';
}
