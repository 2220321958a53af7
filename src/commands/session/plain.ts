import type { Sink } from '../../terminal/output.js';
import type { Frame, Guide, Point } from './clockwork.js';
import { pauseWords } from './words.js';

/** Milliseconds between looks at the clock: a gap is noticed, and hardly any power is spent. */
const LOOK = 500;

/** How a run wants its lines. */
export interface Manner {
  readonly quiet: boolean;
  /** Whether keys are at work. */
  readonly keys: boolean;
}

/** What a session says in lines. */
export interface Lines<P extends Point> {
  /** Said before it begins, unless quiet is asked for. */
  readonly opening: readonly string[];
  /** Which keys do what. */
  readonly keys: string;
  /** What is to be done at `place`, where a part begins, or `again` after a pause. */
  at(place: P, again: boolean): string;
}

/** One line an event, for a screen reader, a file or a plain terminal; no cursor movement. */
export function plainGuide<P extends Point>(
  sink: Sink,
  { opening, keys: keyWords, at }: Lines<P>,
  { quiet, keys }: Manner,
): Guide<P> {
  const say = (line: string) => void sink.write(`${line}\n`);
  let paused = false;
  if (!quiet) {
    for (const line of opening) say(line);
    if (keys) say(keyWords);
  }
  return {
    interval: LOOK,
    show({ pace, place, turned }: Frame<P>) {
      const resumed = paused && pace.status === 'running';
      if (!paused && pace.status === 'paused') {
        say(keys ? pauseWords(pace) : 'paused while the computer slept; going on');
      } else if (resumed && keys) say('going on');
      paused = pace.status === 'paused';
      if (turned || resumed) say(at(place, resumed));
    },
    close: () => undefined,
  };
}
