import type { StepPlace } from '../../care/practices/course.js';
import type { Sink } from '../../terminal/output.js';
import { fold } from '../../terminal/fold.js';
import { createStepView } from '../../terminal/views/step-view.js';
import type { Guide } from '../session/clockwork.js';
import { drawnGuide, type DrawnGuide, type Look } from '../session/drawn.js';
import { plainGuide, type Manner } from '../session/plain.js';
import { minutes, seconds } from '../session/words.js';
import type { Plan } from './plan.js';
import { stepsWords } from './words.js';

/** How long the picture takes to open as a step begins, in milliseconds. */
const OPENING = 2000;

/** Draws the steps in a terminal. */
export function drawnSteps(sink: Sink, plan: Plan, look: Look): DrawnGuide<StepPlace> {
  const caution = look.quiet ? '' : plan.caution;
  const cues = plan.course.legs.flatMap(({ step: { cue, more = '' } }) => [cue, more]);
  return drawnGuide(sink, look, (palette) => {
    const view = createStepView(plan.view, palette, look.symbols, { cues, note: caution });
    return {
      caution,
      keys: ['n next'],
      isEarly: ({ index }) => index === 0,
      draw(columns, rows, { pace, place }, margin) {
        return view(columns, rows, {
          ...margin,
          title: place.step.title ?? '',
          cue: cueAt(place),
          count: pace.status === 'paused' ? 'paused' : countdown(place),
          level: levelAt(place),
          time: pace.elapsed,
        });
      },
    };
  });
}

/** A line a step, and one more where it has two. */
export function plainSteps(sink: Sink, plan: Plan, manner: Manner): Guide<StepPlace> {
  const { practice, course, caution } = plan;
  const columns = sink.isTTY === true ? sink.columns : undefined;
  const laid = (line: string) => fold(line, columns);
  const opening = `${practice.title}, ${stepsWords(course.legs.length)}, ${minutes(course.totalMs)}`;
  return plainGuide(
    sink,
    {
      opening: [opening, caution].map(laid),
      keys: laid('space pauses, n goes on to the next step, s changes the sound, q ends'),
      at: (place, again) => {
        const { step, isLater, remaining } = place;
        if (isLater && !again) return laid(cueAt(place));
        const title = step.title === undefined ? '' : `${step.title}, `;
        return laid(`${title}${seconds(remaining)} s: ${cueAt(place)}`);
      },
    },
    manner,
  );
}

function cueAt({ step, isLater }: StepPlace): string {
  return isLater ? (step.more ?? step.cue) : step.cue;
}

/** What is left of a step: `24`, from a minute on `1:05`. */
function countdown({ remaining }: StepPlace): string {
  const left = Math.ceil(remaining / 1000);
  return left < 60 ? String(left) : minutes(left * 1000);
}

/** A shape that opens as a step begins and then closes slowly with its seconds, 0 to 1. */
function levelAt({ into, remaining }: StepPlace): number {
  const whole = into + remaining;
  const open = Math.min(1, into / Math.min(OPENING, whole / 2));
  const eased = (1 - Math.cos(Math.PI * open)) / 2;
  return eased * (remaining / whole);
}
