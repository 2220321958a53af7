import type { Sink } from '../../terminal/output.js';
import type { Frame, Guide } from './session.js';
import type { Plan } from './plan.js';
import { pauseWords, planWords, seconds, WORDS } from './words.js';

/** Milliseconds between looks at the clock: a gap is noticed, and hardly any power is spent. */
const LOOK = 500;

/** One line an event, for a screen reader, a file or a plain terminal; no cursor movement. */
export function plainGuide(
  sink: Sink,
  plan: Plan,
  { quiet, keys }: { readonly quiet: boolean; readonly keys: boolean },
): Guide {
  const say = (line: string) => void sink.write(`${line}\n`);
  let paused = false;
  if (!quiet) {
    say(planWords(plan.pattern, plan.cycles, plan.totalMs));
    say(plan.caution);
    if (keys) say('space pauses, s changes the sound, q ends');
  }
  return {
    interval: LOOK,
    show({ pace, place, turned }: Frame) {
      const resumed = paused && pace.status === 'running';
      if (!paused && pace.status === 'paused') {
        say(keys ? pauseWords(pace) : 'paused while the computer slept; going on');
      } else if (resumed && keys) say('going on');
      paused = pace.status === 'paused';
      if (turned || resumed) say(`${WORDS[place.phase.act]} ${seconds(place.remaining)}`);
    },
    close: () => undefined,
  };
}
