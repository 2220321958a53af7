import type { ChalkInstance } from 'chalk';
import type { Sink } from '../../terminal/output.js';
import { createStage, type Stage } from '../../terminal/stage.js';
import { createPalette } from '../../terminal/stage-palette.js';
import type { Symbols } from '../../terminal/symbols.js';
import type { Scene } from '../../terminal/views/scene.js';
import { createView } from '../../terminal/views/view.js';
import type { Plan } from './plan.js';
import type { Frame, Guide } from './session.js';
import { countdown, minutes, pauseWords, WORDS } from './words.js';

/** 25 frames a second. */
const FRAME = 40;
/** How long a passing note stands, in milliseconds of practice. */
const NOTE = 2500;

/** How long the caution stands at least. */
const READ = 8000;

/** A guide that draws; `enter` and `leave` lend the screen out in between. */
export interface DrawnGuide extends Guide, Pick<Stage, 'enter' | 'leave'> {
  /** Shows a word to the person for a moment. */
  note(text: string): void;
}

/** Draws a session in a terminal. */
export function drawnGuide(
  sink: Sink,
  plan: Plan,
  look: {
    readonly color: ChalkInstance;
    readonly symbols: Symbols;
    readonly quiet: boolean;
    readonly keys: boolean;
  },
): DrawnGuide {
  const palette = createPalette(look.color);
  const stage = createStage(sink, palette);
  const caution = look.quiet ? '' : plan.caution;
  const view = createView(plan.view, palette, look.symbols, caution);
  let passing: { text: string; until: number } | undefined;
  let last: Frame | undefined;

  const noteAt = ({ pace, place }: Frame) => {
    // The word and count say that it is paused; why it is needs a line of its own.
    if (pace.status === 'paused') return pace.why === 'asked' ? '' : pauseWords(pace);
    if (passing && pace.elapsed < passing.until) return passing.text;
    return place.cycle === 0 || pace.elapsed < READ ? caution : '';
  };
  const sceneOf = (frame: Frame): Scene => {
    const { pace, place } = frame;
    const paused = pace.status === 'paused';
    return {
      word: paused ? 'paused' : WORDS[place.phase.act],
      count: paused ? '' : countdown(place),
      level: place.level,
      left: minutes(Math.ceil((pace.total - pace.elapsed) / 1000) * 1000),
      done: pace.elapsed / pace.total,
      note: noteAt(frame),
      hint: hintFor(stage.columns, paused, look),
      time: pace.elapsed,
    };
  };
  const guide: DrawnGuide = {
    interval: FRAME,
    show(frame) {
      last = frame;
      stage.show(view(stage.columns, stage.rows, sceneOf(frame)));
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
  { keys, symbols }: { readonly keys: boolean; readonly symbols: Symbols },
): string {
  if (!keys) return '';
  const parts = paused ? ['space go on', 'q end'] : ['space pause', 's sound', 'q end'];
  const full = parts.join(`  ${symbols.dot}  `);
  return full.length < columns ? full : parts.map((part) => part.split(' ')[0]).join(' ');
}
