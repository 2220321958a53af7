import type { Place } from '../../care/breathing.js';
import type { Sink } from '../../terminal/output.js';
import { createView } from '../../terminal/views/view.js';
import type { Guide } from '../session/clockwork.js';
import { drawnGuide, type DrawnGuide, type Look } from '../session/drawn.js';
import { plainGuide, type Manner } from '../session/plain.js';
import { seconds } from '../session/words.js';
import type { Plan } from './plan.js';
import { countdown, planWords, WORDS } from './words.js';

/** Draws breaths in a terminal. */
export function drawnBreaths(sink: Sink, plan: Plan, look: Look): DrawnGuide<Place> {
  const caution = look.quiet ? '' : plan.caution;
  return drawnGuide(sink, look, (palette) => {
    const view = createView(plan.view, palette, look.symbols, caution);
    return {
      caution,
      isEarly: ({ cycle }) => cycle === 0,
      draw(columns, rows, { pace, place }, margin) {
        const paused = pace.status === 'paused';
        return view(columns, rows, {
          ...margin,
          word: paused ? 'paused' : WORDS[place.phase.act],
          count: paused ? '' : countdown(place),
          level: place.level,
          time: pace.elapsed,
        });
      },
    };
  });
}

/** A line a phase. */
export function plainBreaths(sink: Sink, plan: Plan, manner: Manner): Guide<Place> {
  const { pattern, cycles, totalMs, caution } = plan;
  return plainGuide(
    sink,
    {
      opening: [planWords(pattern, cycles, totalMs), caution],
      keys: 'space pauses, s changes the sound, q ends',
      at: ({ phase, remaining }) => `${WORDS[phase.act]} ${seconds(remaining)}`,
    },
    manner,
  );
}
