import { asOf, MICRO_BREAKS } from './evidence.js';
import type { BuiltIn } from './practice.js';

/** Practices for going from one thing to the next. Evidence: domain facts §2 and §4. */
export const PASSAGES: readonly BuiltIn[] = [
  {
    name: 'reset',
    title: 'Reset between sessions',
    summary: 'put one session down, be there for the next',
    caution: undefined,
    practiceBased: true,
    evidence: [
      MICRO_BREAKS,
      {
        text: 'Practice-based: the steps and their order are our own choice, and were not studied.',
        source: 'own design',
        asOf,
      },
    ],
    steps: [
      {
        title: 'Put it down',
        seconds: 20,
        cue: 'Close the file, or turn the page over. That session is over.',
      },
      {
        title: 'Loosen',
        seconds: 25,
        cue: 'Stand up if you can. Jaw, shoulders, hands: let them loosen.',
      },
      {
        title: 'Breathe',
        seconds: 30,
        cue: 'A few slow breaths, out a little longer than in.',
      },
      {
        title: 'Look far',
        seconds: 25,
        cue: 'Out of a window, or to the farthest thing in the room.',
      },
      {
        title: 'Next',
        seconds: 20,
        cue: 'Think of who comes next. All you need to do now is be here.',
      },
    ],
  },
  {
    name: 'third-space',
    title: 'Third space',
    summary: 'reflect, rest, reset, between two places',
    caution: undefined,
    practiceBased: true,
    evidence: [
      {
        text: 'Practice-based: the three parts are those of Fraser’s third space; no trial was found.',
        source: 'own literature search',
        asOf,
      },
    ],
    steps: [
      {
        title: 'Reflect',
        seconds: 60,
        cue: 'What was that last hour, or this day? What went well in it, what did you learn?',
        more: 'One thing to keep. The rest may stay where it was.',
      },
      {
        title: 'Rest',
        seconds: 60,
        cue: 'Nothing to do. Let the shoulders come down and the breath go as it goes.',
      },
      {
        title: 'Reset',
        seconds: 60,
        cue: 'Where do you go next, and who is there? Choose how you want to arrive.',
        more: 'One word for it is enough.',
      },
    ],
  },
];
